using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Says what members may do.</summary>
/// <param name="words">The words.</param>
/// <param name="voice">The names of departments and KPIs.</param>
/// <param name="catalog">What the company calls its KPIs.</param>
internal sealed class RoleWords(SetupWords words, Voice voice, KpiCatalog catalog)
{
    /// <summary>Signing for a department.</summary>
    public string Signs(PartyId party) => words.Say("Role.sign", voice.NameOf(party));

    /// <summary>Answering for a KPI.</summary>
    public string Owns(KpiId kpi) => words.Say("Role.own", catalog.Find(kpi) is { } known ? voice.NameOf(known) : voice.NameOf(kpi));

    /// <summary>All that a member may do, in one line.</summary>
    public string Of(Member member) => string.Join(
        words.Say("List"),
        [
            .. member.IsAdmin ? [words.Say("Role.admin")] : member.MayLog ? [words.Say("Role.log")] : Array.Empty<string>(),
            .. member.SignsFor.Select(Signs),
            .. member.Owns.Select(Owns),
        ]);
}
