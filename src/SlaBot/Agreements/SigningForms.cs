using System.Globalization;
using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Values;

namespace SlaBot.Agreements;

/// <summary>What can be done on the page: sign for a party, ask for a change, or say no; a form each.</summary>
internal static class SigningForms
{
    /// <summary>By what the forms can be linked to.</summary>
    public const string Id = "decide";

    private static readonly string LongestWords = Conversation.Agreements.Negotiations.Negotiation.LongestWords.ToString(CultureInfo.InvariantCulture);

    /// <summary>For whom, and as who, the person is about to sign.</summary>
    public static string About(SigningScene scene, Voice voice) => scene.ToSign.Count switch
    {
        0 => voice.Say("Signing.Already", NamesOf(scene.Mine, scene, voice), scene.Name),
        1 => voice.Say("Signing.About", NamesOf(scene.ToSign, scene, voice), scene.Name),
        _ => voice.Say("Signing.About.Which", NamesOf(scene.ToSign, scene, voice), scene.Name),
    };

    /// <summary>Writes them.</summary>
    public static void Write(Markup section, SigningScene scene, Voice voice)
    {
        _ = section.NewLine().Element("p", About(scene, voice), ("class", "text about"));
        foreach (var party in scene.ToSign)
        {
            Form(section, AgreementActs.Sign, party, scene, form =>
            {
                var isLast = scene.Proposal.Waiting.Count == 1;
                _ = form.NewLine().Element("p", [("class", "send")], send =>
                {
                    _ = send.Element("button", voice.Say("Negotiation.SignFor", voice.NameOf(party)), ("type", "submit"), ("class", "first"));
                    _ = isLast ? send.Element("span", voice.Say("Signing.Decide.Sign.Means", voice.Dates.Of(scene.Proposal.EffectiveFrom)), ("class", "hint")) : send;
                });
            });
        }

        _ = section.NewLine().Element("div", [("class", "no")], both =>
        {
            WithWords(both, AgreementActs.Change, "Change", scene, voice);
            WithWords(both, AgreementActs.Reject, "Reject", scene, voice);
        });
        _ = section.NewLine().Element("p", voice.Say("Signing.Once", scene.Name, voice.Dates.WithWeekday(scene.Link.LastAt.InZone(scene.Zone).LocalDateTime)), ("class", "note"));
    }

    private static void WithWords(Markup into, string verb, string key, SigningScene scene, Voice voice) => Form(into, verb, scene.Mine[0], scene, form => form.Element("fieldset", [], set =>
    {
        _ = set.Element("legend", voice.Say($"Signing.Decide.{key}"));
        _ = set.NewLine().Element("label", voice.Say($"Negotiation.Form.{key}.Field"), ("for", $"{verb}-words"));
        _ = set.NewLine().Element(
            "textarea",
            scene.Words,
            ("id", $"{verb}-words"),
            ("name", SigningForm.WordsField),
            ("rows", "3"),
            ("maxlength", LongestWords),
            ("required", ""),
            ("aria-describedby", $"{verb}-means"));
        _ = set.NewLine().Element("p", [("class", "send")], send => send
            .Element("button", voice.Say($"Negotiation.Form.{key}.Submit"), ("type", "submit"))
            .Element("span", voice.Say($"Signing.Decide.{key}.Means"), ("class", "hint"), ("id", $"{verb}-means")));
    }));

    // It goes to the address of the page itself, whatever stands before that.
    private static void Form(Markup into, string verb, PartyId party, SigningScene scene, Action<Markup> inside) => into.NewLine().Element("form", [("method", "post"), ("autocomplete", "off")], form =>
    {
        _ = form.Void("input", ("type", "hidden"), ("name", SigningForm.SealField), ("value", scene.Form))
            .Void("input", ("type", "hidden"), ("name", SigningForm.ActField), ("value", verb))
            .Void("input", ("type", "hidden"), ("name", SigningForm.PartyField), ("value", party.Value));
        inside(form.NewLine());
    });

    private static string NamesOf(IReadOnlyList<PartyId> parties, SigningScene scene, Voice voice) =>
        string.Join(voice.Say("List.And"), parties.Select(party => voice.NameOf(party)));
}
