using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Agreements.Proposals;

/// <summary>A company that negotiates: Jane signs for sales, Wei for marketing, Max for both.</summary>
internal static class SomeProposals
{
    public static readonly PartyId Sales = new("sales"), Marketing = new("marketing"), Support = new("customer-success");

    public static readonly Signer Jane = new("slack:T1:U-jane", "Jane"), Wei = new("slack:T1:U-wei", "Wei"), Max = new("slack:T1:U-max", "Max"), Guest = new("slack:T1:U-guest", "Guest");

    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 15, 12, 0);

    public static readonly LocalDate July = new(2026, 7, 1);

    public static Agreement Terms { get; } = Some.Agreement() with { Parties = [Party(Sales), Party(Marketing)] };

    public static Revision First { get; } = new(1, new(2026, 1, 1), Terms, Instant.FromUtc(2025, 12, 15, 9, 0));

    public static IReadOnlyList<PartyId> RightsOf(Signer person) =>
        person == Jane ? [Sales] : person == Wei ? [Marketing] : person == Max ? [Sales, Marketing, Support] : [];

    public static ProposalAct By(Signer person, Revision? newest = null, Instant? at = null) =>
        new(person, at ?? Noon, newest ?? First) { SignsFor = RightsOf(person) };

    public static Proposal Draft(Agreement? terms = null, Revision? newest = null) =>
        Proposal.Begin(7, terms ?? Dearer, July, "The win rate fell", By(Guest, newest));

    public static Proposal Proposed(Agreement? terms = null, Revision? newest = null) =>
        Draft(terms, newest).Propose(By(Guest, newest), Noon + Duration.FromDays(14)).Proposal!;

    public static Agreement Dearer { get; } = Terms with { Goal = new(new(1_300_000m, Some.Dollar), new(12_000m, Some.Dollar)) };

    public static Party Party(PartyId id) => new(id, new(id.Value), []);
}
