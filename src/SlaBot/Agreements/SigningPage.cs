using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;
using SlaBot.Pages;

namespace SlaBot.Agreements;

/// <summary>A proposal as a page to be read, printed and decided by the person whose link it is. It has no script.</summary>
internal static class SigningPage
{
    private const string MainId = "proposal";
    private const string PartiesId = "signatures";
    private const string AgreementId = "agreement";

    private static readonly string Style = PageFiles.Document(typeof(SigningPage), "agreement.css") + PageFiles.Text(typeof(SigningPage), "signing.css");

    /// <summary>Gets what a browser may load for it: the style that stands in it, and nothing else; and that its forms go nowhere else.</summary>
    public static string ContentSecurityPolicy { get; } = Document.ScriptlessPolicy(Style);

    /// <summary>The page.</summary>
    public static string Of(SigningScene scene)
    {
        var voice = Voice.Of(scene.Language, scene.Proposal.Terms);
        var card = ProposalCard.Of(scene.Kept, scene.Open, scene.View, voice.Language);
        var line = ProposalReply.Signatures(scene.Proposal, voice);
        return Document.Of(voice.Language, card.Headline, Style, script: null, body =>
        {
            _ = body.NewLine().Element("a", voice.Say("Signing.Skip"), ("class", "skip"), ("href", $"#{MainId}"));
            _ = body.NewLine().Element("header", [("class", "head")], head => Head(head, card.Headline, scene, voice));
            _ = body.NewLine().Element("nav", [("aria-label", voice.Say("Sheet.Page.Parts"))], nav =>
            {
                foreach (var (id, title) in new[] { (MainId, "Signing.Proposed"), (PartiesId, "Signing.Signatures"), (AgreementId, "Signing.Agreement"), (SigningForms.Id, "Signing.Decide") })
                {
                    _ = nav.Element("a", voice.Say(title), ("href", $"#{id}"));
                }
            });
            _ = body.NewLine().Element("main", [("tabindex", "-1")], main =>
            {
                // Who has signed is told in a table of its own.
                Document.Section(main, MainId, voice.Say("Signing.Proposed"), inside => Parts(inside, card.Parts.Where(part => part is not Part.Text text || text.Words != line), voice));
                Document.Section(main, PartiesId, voice.Say("Signing.Signatures"), inside => Parts(inside, [Signatures(scene, voice)], voice));
                Document.Section(main, AgreementId, voice.Say("Signing.Agreement"), inside => Whole(inside, scene, voice));
                Document.Section(main, SigningForms.Id, voice.Say("Signing.Decide"), inside => SigningForms.Write(inside, scene, voice));
            });
            _ = body.NewLine().Element("footer", [], footer => footer.Element("p", voice.Say("Scorecard.AsOf", voice.Dates.Of(scene.View.AsOf.Day)), ("class", "note")));
        });
    }

    /// <summary>A page that says what was done by a link, also when it is opened again.</summary>
    /// <param name="link">The link.</param>
    /// <param name="used">What it was used for.</param>
    /// <param name="kept">The proposal as it is now.</param>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="language">The language.</param>
    public static string Done(SigningLink link, UsedLink used, KeptProposal kept, View view, string language)
    {
        var voice = Voice.Of(language, kept.Proposal.Terms);
        var said = voice.Say($"Signing.Done.{used.Act}", link.Proposal, voice.NameOf(used.Party));
        return Document.Of(voice.Language, said, Style, script: null, body => body.Element("main", [("class", "done")], main => main
            .NewLine().Element("h1", said)
            .NewLine().Element("p", ProposalCard.Of(kept, [], view, voice.Language).Headline, ("class", "text"))
            .NewLine().Element("p", voice.Say("Signing.Done.Told"), ("class", "note"))));
    }

    /// <summary>A page that says one sentence in the place of a proposal.</summary>
    /// <param name="language">The language.</param>
    /// <param name="sentence">The sentence.</param>
    public static string Sentence(string language, string sentence) => Document.Sentence(new Voice(language, default).Language, Style, script: null, sentence);

    private static void Head(Markup head, string headline, SigningScene scene, Voice voice)
    {
        var other = voice.Language == "en" ? "zh-Hant" : "en";
        _ = head.Element("a", voice.Say("Sheet.Page.Language"), ("class", "language"), ("href", $"?lang={other}"), ("lang", other), ("hreflang", other), ("rel", "alternate"));
        _ = head.NewLine().Element("h1", headline);
        _ = head.NewLine().Element("p", SigningForms.About(scene, voice), ("class", "about"));
        _ = scene.Problem is { } problem ? head.NewLine().Element("p", problem, ("class", "note note-caution"), ("role", "alert")) : head;
    }

    private static Part.Table Signatures(SigningScene scene, Voice voice) => new(
        voice.Say("Signing.Signatures"),
        [new(voice.Say("Column.Department")), new(voice.Say("Sheet.Column.SignedBy")), new(voice.Say("Sheet.Column.SignedOn"))],
        [
            .. scene.Proposal.Parties.Select(party => scene.Proposal.Signatures.FirstOrDefault(signature => signature.Party == party) is { } signed
                ? new Row([voice.NameOf(party), $"✔ {signed.By.Name}", voice.Dates.WithWeekday(signed.At.InZone(scene.Zone).LocalDateTime)])
                : new Row([voice.NameOf(party), $"○ {voice.Say("Signing.Signatures.Open")}", "–"])),
        ]);

    // What is signed is the whole of it, not what changes alone.
    private static void Whole(Markup section, SigningScene scene, Voice voice)
    {
        var proposal = scene.Proposal;
        var revision = new Revision(proposal.Against + 1, proposal.EffectiveFrom, proposal.Terms, scene.Link.GivenAt);
        _ = section.NewLine().Element("details", [], details =>
        {
            _ = details.Element("summary", voice.Say("Signing.Agreement.Open"));
            foreach (var part in AgreementSheet.Of(revision, scene.View, [], voice.Language).Where(part => part.Id != "parties"))
            {
                _ = details.NewLine().Element("h3", part.Title);
                Parts(details, part.Parts, voice);
            }
        });
    }

    private static void Parts(Markup into, IEnumerable<Part> parts, Voice voice)
    {
        foreach (var part in parts)
        {
            HtmlRenderer.Render(into.NewLine(), part, ReplyWords.In(voice.Language));
        }
    }
}
