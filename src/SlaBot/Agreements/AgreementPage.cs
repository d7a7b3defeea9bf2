using System.Globalization;
using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Pages;

namespace SlaBot.Agreements;

/// <summary>One revision of the agreement as a page to be read and printed, with its history and a form for what-ifs. It has no script.</summary>
internal static class AgreementPage
{
    private const string MainId = "agreement";
    private const string HistoryId = "history";

    private static readonly string Style = PageFiles.Document(typeof(AgreementPage), "agreement.css");

    /// <summary>Gets what a browser may load for it: the style that stands in it, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } = Document.ScriptlessPolicy(Style);

    /// <summary>The page.</summary>
    public static string Of(AgreementPageScene scene)
    {
        var (terms, voice) = (scene.Shown.Terms, Voice.Of(scene.Language, scene.Shown.Terms));
        var sections = AgreementSheet.Of(scene.Shown, scene.View, scene.Signatures, voice.Language);
        return Document.Of(voice.Language, terms.Name, Style, script: null, body =>
        {
            _ = body.NewLine().Element("a", voice.Say("Sheet.Page.Skip"), ("class", "skip"), ("href", $"#{MainId}"));
            _ = body.NewLine().Element("header", [("class", "head")], head => Head(head, scene, voice));
            _ = body.NewLine().Element("nav", [("aria-label", voice.Say("Sheet.Page.Parts"))], nav =>
            {
                foreach (var (id, title) in Anchors(sections, scene, voice))
                {
                    _ = nav.Element("a", title, ("href", $"#{id}"));
                }
            });
            _ = body.NewLine().Element("main", [("id", MainId), ("tabindex", "-1")], main =>
            {
                foreach (var section in sections)
                {
                    Document.Section(main, section.Id, section.Title, inside =>
                    {
                        foreach (var part in section.Parts)
                        {
                            HtmlRenderer.Render(inside.NewLine(), part, ReplyWords.In(voice.Language));
                        }
                    });
                }

                if (scene.Imagined is not null && scene.Shown == scene.Current)
                {
                    Document.Section(main, WhatIfForm.Id, voice.Say("Sheet.WhatIf"), inside => WhatIfForm.Write(inside, scene, voice));
                }

                Document.Section(main, HistoryId, voice.Say("Sheet.History"), inside => AgreementVersions.Write(inside, scene, voice));
            });
            _ = body.NewLine().Element("footer", [], footer => Foot(footer, scene, voice));
        });
    }

    /// <summary>A page that says one sentence in the place of an agreement.</summary>
    /// <param name="language">The language.</param>
    /// <param name="key">The words: <c>Sheet.Gone.Expired</c> and its like.</param>
    public static string Gone(string language, string key)
    {
        var voice = new Voice(language, default);
        return Document.Sentence(voice.Language, Style, script: null, voice.Say(key));
    }

    /// <summary>The address of another revision or language, from this page.</summary>
    internal static string Query(int version, string language) => string.Create(CultureInfo.InvariantCulture, $"?version={version}&lang={language}");

    private static IEnumerable<(string Id, string Title)> Anchors(IReadOnlyList<AgreementSection> sections, AgreementPageScene scene, Voice voice) =>
    [
        .. sections.Select(section => (section.Id, section.Title)),
        .. scene.Imagined is not null && scene.Shown == scene.Current ? [(WhatIfForm.Id, voice.Say("Sheet.WhatIf"))] : Array.Empty<(string, string)>(),
        (HistoryId, voice.Say("Sheet.History")),
    ];

    private static void Head(Markup head, AgreementPageScene scene, Voice voice)
    {
        var other = voice.Language == "en" ? "zh-Hant" : "en";
        _ = !scene.IsServed ? head : head.Element(
            "a", voice.Say("Sheet.Page.Language"), ("class", "language"), ("href", Query(scene.Shown.Number, other)), ("lang", other), ("hreflang", other), ("rel", "alternate"));
        _ = head.NewLine().Element("h1", scene.Shown.Terms.Name);
        _ = head.NewLine().Element("p", [("class", "when")], when => when
            .Element("span", AgreementVersions.StateOf(scene.Shown, scene, voice), ("class", "state"))
            .Text(" " + string.Join(" · ", voice.Say("Sheet.Page.Version", scene.Shown.Number), voice.Dates.Of(scene.Shown.Reach))));
        if (scene.Shown != scene.Current)
        {
            _ = head.NewLine().Element("p", [("class", "note note-caution")], note => _ = scene.IsServed
                ? note.Element("a", voice.Say("Sheet.Page.ToInForce", scene.Current.Number), ("href", Query(scene.Current.Number, voice.Language)))
                : note.Text(voice.Say("Sheet.Page.ToInForce", scene.Current.Number)));
        }
    }

    private static void Foot(Markup footer, AgreementPageScene scene, Voice voice)
    {
        _ = !scene.IsServed ? footer : footer.Element("p", [("class", "choices")], links => links.Element(
            "a", voice.Say("Sheet.Page.Download", scene.Shown.Number), ("href", $"{Query(scene.Shown.Number, voice.Language)}&{AgreementEndpoints.FileField}={AgreementEndpoints.Yaml}"), ("download", "")));
        _ = footer.Element("p", voice.Say("Scorecard.AsOf", voice.Dates.Of(scene.View.AsOf.Day)), ("class", "note"));
        _ = scene.IsDemo ? footer.Element("p", ReplyWords.In(voice.Language).DemoData, ("class", "demo")) : footer;
    }
}
