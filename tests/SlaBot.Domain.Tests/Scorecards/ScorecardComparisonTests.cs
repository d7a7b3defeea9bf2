using CsCheck;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Scorecards;

public sealed class ScorecardComparisonTests
{
    [Fact]
    public void Turned_round_every_difference_and_every_judgement_turns() => Firm.View.Sample(
        view =>
        {
            var (march, april) = (ScorecardMaker.Of(view, Period.Month(2026, 3))!, ScorecardMaker.Of(view, Period.Month(2026, 4))!);

            foreach (var (one, other) in new ScorecardComparison(march, april).Kpis.Zip(new ScorecardComparison(april, march).Kpis))
            {
                one.Known.Id.ShouldBe(other.Known.Id);
                one.Difference.ShouldBe(-other.Difference);
                one.IsBetter.ShouldBe(!other.IsBetter);
                one.MayBeChance.ShouldBe(other.MayBeChance);
            }
        },
        iter: 30);

    [Fact]
    public void Months_of_different_agreements_are_compared_kpi_by_kpi()
    {
        var view = Firm.Of(seed: 4, silent: 0, daysBack: 0);
        var (march, april) = (ScorecardMaker.Of(view, Period.Month(2026, 3))!, ScorecardMaker.Of(view, Period.Month(2026, 4))!);
        var older = march with { Kpis = [.. march.Kpis.Where(kpi => kpi.Id != KpiIds.Leads), march.Find(KpiIds.Visits)! with { Name = new(new("footfall")) }] };

        var kpis = new ScorecardComparison(older, april).Kpis.ToList();

        kpis.Single(kpi => kpi.Known.Id == KpiIds.Leads).ShouldSatisfyAllConditions(kpi => kpi.Earlier.ShouldBeNull(), kpi => kpi.Difference.ShouldBeNull());
        kpis[^1].Known.Id.Value.ShouldBe("footfall");
        kpis[^1].Later.ShouldBeNull();
    }

    [Fact]
    public void Only_numbers_that_differ_are_corrections()
    {
        var card = ScorecardMaker.Of(Firm.Of(seed: 5, silent: 0, daysBack: 0), Period.Month(2026, 4))!;
        var told = card with { Kpis = [.. card.Kpis.Select(kpi => kpi.Id == KpiIds.Revenue ? kpi with { Actual = kpi.Actual + 3_400m } : kpi with { Owner = new PartyId("sales") })] };

        new ScorecardComparison(card, told).Changed.Select(kpi => kpi.Known.Id).ShouldBe([KpiIds.Revenue]);
        new ScorecardComparison(card, card).Changed.ShouldBeEmpty();
    }

    [Fact]
    public void Edits_change_words_and_presenters_and_no_number()
    {
        var card = ScorecardMaker.Of(Firm.Of(seed: 6, silent: 0, daysBack: 0), Period.Month(2026, 4))!;
        var edits = new ScorecardEdits { Headline = new("Jane", "We won the harbour."), Comments = [new("Wei", "Visits fell.")], Decisions = [new("Wei", "More proposals?")] }
            .WithPresenter(new("sales"), "Lin")
            .WithPresenter(new("marketing"), "Mei")
            .WithPresenter(new("marketing"), null);

        var edited = edits.On(edits.On(card));

        edited.Parties.Select(party => party.Presenter).ShouldBe(["Lin", null]);
        edited.Decisions.Count(decision => decision.Asked is not null).ShouldBe(1);
        (edited with { Headline = null, Comments = card.Comments, Parties = card.Parties, Decisions = card.Decisions }).ShouldBe(card);
    }
}
