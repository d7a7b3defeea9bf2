using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;
using static SlaBot.Domain.Tests.Agreements.Proposals.SomeProposals;

namespace SlaBot.Domain.Tests.Agreements.Proposals;

/// <summary>What holds whatever people press, in whatever order.</summary>
public sealed class ProposalLaws
{
    private static readonly Signer[] People = [Jane, Wei, Max, Guest];
    private static readonly PartyId[] Departments = [Sales, Marketing, Support];

    private static readonly Agreement[] Proposed = [Dearer, Terms with { Parties = [Party(Sales)] }, Dearer with { Parties = [Party(Sales), Party(Marketing), Party(Support)] }];

    private static readonly Gen<Press> Presses = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 3].Select(at => People[at]), Gen.Int[0, 2].Select(at => Departments[at]), Gen.Int[0, 30], Gen.Int[-3, 3].Select(edition => Math.Max(1, edition)), Gen.Int[-4, 2].Select(newest => Math.Max(1, newest)), (act, who, party, days, edition, newest) => new Press(act, who, party, days, edition, newest));

    [Fact]
    public void It_is_never_in_force_without_a_signature_of_every_party_by_its_own_signatory_nor_by_one_person_alone()
    {
        var inForce = 0;
        Gen.Select(Presses.Array[5, 30], Gen.Int[0, 2].Select(at => Proposed[at])).Sample(
            (presses, terms) =>
            {
                // Signatures counted beside the proposal: who said yes to what stands there now.
                var (proposal, yes) = (Draft(terms), new Dictionary<PartyId, string>());
                foreach (var press in presses)
                {
                    var before = proposal;
                    var result = Do(proposal, press);
                    proposal = result.Proposal ?? proposal;
                    result.IsDone.ShouldBe(result.Refusal is null);
                    if (before.HasEnded)
                    {
                        result.IsDone.ShouldBeFalse();
                    }

                    if (result.IsDone && press.Act is 0 or 1 or 6 or 7)
                    {
                        RightsOf(press.Who).ShouldContain(press.Party);
                        yes[press.Party] = press.Who.Id;
                    }
                    else if (result.IsDone && proposal.State is ProposalState.Draft or ProposalState.Proposed)
                    {
                        yes.Clear();
                    }

                    (proposal.State == ProposalState.InForce).ShouldBe(proposal.RevisionOf() is not null);
                    if (proposal.State == ProposalState.InForce && before.State != ProposalState.InForce)
                    {
                        _ = Interlocked.Increment(ref inForce);
                        yes.Keys.ShouldBe(proposal.Parties, ignoreOrder: true);
                        proposal.Parties.ShouldContain(Sales);
                        yes.Values.Distinct().Count().ShouldBeGreaterThan(1);
                        press.Newest.ShouldBe(proposal.Against);
                    }
                }
            },
            iter: 3_000);

        inForce.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Past_targets_stay_and_parts_across_re_sets_sum_to_the_whole() =>
        Gen.Select(Gen.Int[1, 364], Gen.Int[100, 3_000]).Array[1, 6].Sample(
            resets =>
            {
                var history = new AgreementHistory([First]);
                foreach (var (days, thousands) in resets)
                {
                    var from = new LocalDate(2026, 1, 1).PlusDays(days);
                    var terms = Terms with { Goal = new(new(thousands * 1_000m, Some.Dollar), new(12_000m, Some.Dollar)) };
                    var act = By(Jane, history.Latest, Instant.FromUtc(2026, 1, 1, 0, 0));
                    var signed = Proposal.Begin(1, terms, from, "Again", act).Propose(act, null).Proposal!
                        .Sign(Sales, 1, act).Proposal!
                        .Sign(Marketing, 1, By(Wei, history.Latest, act.At)).Proposal!;
                    var after = new AgreementHistory([.. history.Revisions, signed.RevisionOf()!]);

                    foreach (var month in Terms.Term.ByMonth().Where(month => month.To < from))
                    {
                        Target(month, after).Total.ShouldBe(Target(month, history).Total);
                    }

                    var months = Terms.Term.ByMonth().ToList();
                    Target(Terms.Term, after).Split(months, 2).Sum().ShouldBe(Math.Round(Target(Terms.Term, after).Total!.Value, 2, MidpointRounding.AwayFromZero));
                    Math.Abs(months.Sum(month => Target(month, after).Total!.Value) - Target(Terms.Term, after).Total!.Value).ShouldBeLessThan(1e-12m);
                    history = after;
                }
            },
            iter: 40);

    private static AgreedTarget Target(Period period, AgreementHistory history) =>
        AgreedTarget.Of(KpiCatalog.Of(Terms).Find(KpiIds.Revenue)!, period, history, DailyTotals.Empty);

    private static ProposalResult Do(Proposal proposal, Press press)
    {
        var act = By(press.Who, First with { Number = press.Newest }, Noon + Duration.FromDays(press.Days / 2));
        return press.Act switch
        {
            0 or 1 or 6 or 7 => proposal.Sign(press.Party, press.Edition, act),
            2 or 8 => proposal.Propose(act, act.At + Duration.FromDays(20)),
            3 => press.Days > 20 ? proposal.Edit(Dearer, July, "Otherwise", act) : proposal.Sign(press.Party, 9, act),
            4 => press.Days > 20 ? proposal.AskForChange(press.Party, "Otherwise", act) : proposal.Reject(Support, "", act),
            5 => press.Days > 28 ? proposal.Reject(press.Party, "No", act) : proposal.Expire(act.At),
            _ => press.Days > 28 ? proposal.Withdraw("", act) : press.Days > 20 ? proposal.Rebase(act) : proposal.Propose(act, null),
        };
    }

    private sealed record Press(int Act, Signer Who, PartyId Party, int Days, int Edition, int Newest);
}
