using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;
using SlaBot.Pages;

namespace SlaBot.Scorecards;

/// <summary>
/// A scorecard to be looked at across a room, and to be printed: one document that needs nothing from elsewhere, and no
/// script to be read. The script only lets the arrow keys move between its parts.
/// </summary>
internal static class MeetingPage
{
    private static readonly string Style = PageFiles.Document(typeof(MeetingPage), "meeting.css");
    private static readonly string Script = PageFiles.Text(typeof(MeetingPage), "meeting.js");

    /// <summary>Gets what a browser may load for it: the style and the script that stand in it, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; img-src data:; style-src '{PageFiles.Hash(Style)}'; script-src '{PageFiles.Hash(Script)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page of a scorecard.</summary>
    public static string Of(Scorecard card, string language, ScorecardScene scene)
    {
        var voice = Voice.Of(language, card);
        var reply = ScorecardReply.Of(card, language, scene);
        var sections = ScorecardReply.Sections(card, language, scene);
        return Document.Of(voice.Language, reply.Headline, Style, Script, body =>
        {
            _ = body.NewLine().Element("header", [("class", "head")], head =>
            {
                HtmlRenderer.Headline(head, reply, "h1");
                _ = head.NewLine().Element("p", [("class", "when")], when => When(when, card, voice));
                foreach (var correction in ScorecardReply.Corrections(scene, voice))
                {
                    HtmlRenderer.Render(head.NewLine(), correction, ReplyWords.In(voice.Language));
                }
            });
            _ = body.NewLine().Element("nav", [("aria-label", voice.Say("Scorecard.Page.Parts"))], nav =>
            {
                foreach (var section in sections)
                {
                    _ = nav.Element("a", section.Title, ("href", $"#{Anchor(section)}"));
                }
            });
            _ = body.NewLine().Element("main", [], main =>
            {
                foreach (var section in sections)
                {
                    Section(main.NewLine(), section, voice.Language);
                }
            });
            _ = body.NewLine().Element("footer", [], footer => Small(footer, reply, scene, voice));
        });
    }

    /// <summary>A page that says one sentence: the link is over.</summary>
    public static string Gone(string language)
    {
        var voice = new Voice(language, default);
        return Document.Sentence(voice.Language, Style, Script, voice.Say("Scorecard.Page.Gone"));
    }

    private static void When(Markup when, Scorecard card, Voice voice)
    {
        string[] said =
        [
            .. card.Meeting is { } meeting ? [voice.Say("Scorecard.Page.Meeting", voice.Dates.WithWeekday(meeting))] : Array.Empty<string>(),
            voice.Say("Scorecard.AsOf", voice.Dates.Of(card.AsOf.Day)),
        ];
        _ = when.Text(string.Join(" · ", said)).Element("span", voice.Say("Scorecard.Page.Keys"), ("class", "keys"));
    }

    private static void Section(Markup main, ScorecardSection section, string language) => main.Element(
        "section",
        [("id", Anchor(section)), ("tabindex", "-1"), ("aria-labelledby", $"{Anchor(section)}-title")],
        inside =>
        {
            _ = inside.NewLine().Element("h2", section.Title, ("id", $"{Anchor(section)}-title"));
            foreach (var part in section.Parts)
            {
                HtmlRenderer.Render(inside.NewLine(), part, ReplyWords.In(language));
            }
        });

    private static void Small(Markup footer, Reply reply, ScorecardScene scene, Voice voice)
    {
        foreach (var note in scene.Notes)
        {
            HtmlRenderer.Render(footer.NewLine(), note, ReplyWords.In(voice.Language));
        }

        _ = reply.IsDemo ? footer.Element("p", ReplyWords.In(voice.Language).DemoData, ("class", "demo")) : footer;
    }

    private static string Anchor(ScorecardSection section) => section.Id.ToLowerInvariant();
}
