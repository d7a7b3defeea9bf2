using System.Security.Cryptography;
using System.Text;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Scorecards;

/// <summary>
/// A scorecard to be looked at across a room, and to be printed: one document that needs nothing from elsewhere, and no
/// script to be read. The script only lets the arrow keys move between its parts.
/// </summary>
internal static class MeetingPage
{
    private static readonly string Style = File("meeting.css");
    private static readonly string Script = File("meeting.js");

    /// <summary>Gets what a browser may load for it: the style and the script that stand in it, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; img-src data:; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page of a scorecard.</summary>
    public static string Of(Scorecard card, string language, ScorecardScene scene)
    {
        var voice = new Voice(language, card.Currency);
        var reply = ScorecardReply.Of(card, language, scene);
        var sections = ScorecardReply.Sections(card, language, scene);
        return Document(voice.Language, reply.Headline, body =>
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
        return Document(voice.Language, "SlaBot", body => body.Element("main", [("class", "gone")], main => main.Element("p", voice.Say("Scorecard.Page.Gone"))));
    }

    private static string Document(string language, string title, Action<Markup> inside) =>
        "<!DOCTYPE html>\n" + new Markup().Element("html", [("lang", language)], page => page
            .Element("head", [], head => head
                .Void("meta", ("charset", "utf-8"))
                .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
                .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
                .Void("meta", ("name", "robots"), ("content", "noindex"))
                .Element("title", title)
                .Void("link", ("rel", "icon"), ("href", "data:,"))
                .Verbatim("style", Style)
                .Verbatim("script", Script))
            .NewLine()
            .Element("body", [], inside)) + "\n";

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

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string File(string name)
    {
        using var stream = typeof(MeetingPage).Assembly.GetManifestResourceStream(typeof(MeetingPage), name)
            ?? throw new InvalidOperationException($"The file {name} of the meeting view is not in the assembly.");
        using var reader = new StreamReader(stream);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
