using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Agreements;

/// <summary>What the page shows on which somebody decides a proposal.</summary>
/// <param name="Link">The link, which can be used.</param>
/// <param name="Kept">The proposal as it is now.</param>
/// <param name="Open">All proposals that are open.</param>
/// <param name="View">What was agreed and counted.</param>
/// <param name="Member">Who decides, and what for, as of now.</param>
/// <param name="Form">What the forms carry.</param>
/// <param name="Language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
internal sealed record SigningScene(SigningLink Link, KeptProposal Kept, IReadOnlyList<KeptProposal> Open, View View, Member Member, string Form, string Language)
{
    /// <summary>Gets why what was sent before did nothing, in a sentence; null where nothing was.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the words that were sent with it, so that nobody types them twice.</summary>
    public string Words { get; init; } = "";

    /// <summary>Gets what to call whoever decides.</summary>
    public string Name => Link.Name ?? Member.Name ?? Link.Person.Id;

    /// <summary>Gets the proposal.</summary>
    public Proposal Proposal => Kept.Proposal;

    /// <summary>Gets the parties that the person decides for.</summary>
    public IReadOnlyList<PartyId> Mine => [.. Proposal.Parties.Where(Member.SignsFor.Contains)];

    /// <summary>Gets those of them that have not signed.</summary>
    public IReadOnlyList<PartyId> ToSign => [.. Mine.Where(Proposal.Waiting.Contains)];

    /// <summary>Gets the zone in which moments are told.</summary>
    public DateTimeZone Zone => Proposal.Terms.Calendar.Zone;
}
