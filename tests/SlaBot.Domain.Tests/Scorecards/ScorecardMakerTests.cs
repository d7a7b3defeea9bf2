using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Scorecards;

public sealed class ScorecardMakerTests
{
    private const long Trials = 60;

    private static readonly Period April = Period.Month(2026, 4);

    [Fact]
    public void The_parts_of_every_difference_sum_to_it_to_the_cent() => Firm.View.Sample(
        view =>
        {
            var card = ScorecardMaker.Of(view, April)!;
            if (card.Gap.Count > 0)
            {
                card.Gap.Sum(driver => driver.Amount).ShouldBe(Math.Round(card.Goal!.Actual!.Value - card.Goal.Expected!.Value, 2, MidpointRounding.AwayFromZero));
            }

            if (card.Change.Count > 0)
            {
                card.Change.Sum(driver => driver.Amount).ShouldBe(Math.Round(card.Goal!.Change!.Value, 2, MidpointRounding.AwayFromZero), 0.01m);
            }

            foreach (var mix in card.Mixes)
            {
                var kpi = card.Find(mix.Kpi.Id)!;
                (mix.Mix + mix.Rate).ShouldBe(kpi.Change!.Value, 1e-15m);
            }
        },
        iter: Trials);

    [Fact]
    public void The_same_view_gives_the_same_scorecard() => Firm.View.Sample(
        view => ScorecardMaker.Of(view, April)!.IsSameAs(ScorecardMaker.Of(view with { }, April)).ShouldBeTrue(),
        iter: Trials);

    [Fact]
    public void It_holds_every_agreed_kpi_with_its_owner_as_it_stands() => Firm.View.Sample(
        view =>
        {
            var card = ScorecardMaker.Of(view, April)!;

            card.Kpis.Select(kpi => (kpi.Id, kpi.Owner)).ShouldBe(view.Catalog.Agreed.Select(kpi => (kpi.Id, kpi.Owner)));
            foreach (var kpi in card.Kpis)
            {
                var standing = Assessor.Measure(view.Catalog.Find(kpi.Id)!, April, view);
                (kpi.Actual, kpi.Target, kpi.Status).ShouldBe((standing.Actual, standing.Target, standing.Status));
            }

            card.Gone().ShouldBe(card.Kpis.Where(kpi => kpi.Actual is null || kpi.StaleDays > 0));
        },
        iter: Trials);

    [Fact]
    public void The_targets_of_the_months_sum_to_the_goal_of_the_term()
    {
        var view = Firm.Of(seed: 1, silent: 0, daysBack: 0);

        view.Agreement!.Term.ByMonth().Sum(month => ScorecardMaker.Of(view, month)!.Goal!.Target!.Value).ShouldBe(1_200_000m, 0.000001m);
    }

    [Fact]
    public void A_later_revision_leaves_an_earlier_month_its_targets_and_says_which_it_used()
    {
        var view = Firm.Of(seed: 2, silent: 0, daysBack: 0);
        var reset = Firm.Agreement with { Goal = new(new(2_400_000m, Some.Dollar), new(12_000m, Some.Dollar)) };
        var revised = view with { Agreements = new([.. view.Agreements.Revisions, new Revision(2, new(2026, 4, 1), reset, Instant.FromUtc(2026, 3, 20, 0, 0))]) };

        var (march, april) = (ScorecardMaker.Of(revised, Period.Month(2026, 3))!, ScorecardMaker.Of(revised, April)!);

        march.Goal!.Target.ShouldBe(ScorecardMaker.Of(view, Period.Month(2026, 3))!.Goal!.Target);
        (march.Revision, april.Revision).ShouldBe((1, 2));
        april.Goal!.Target!.Value.ShouldBeGreaterThan(march.Goal.Target!.Value * 1.5m);
    }

    [Fact]
    public void Before_anything_was_agreed_there_is_none() =>
        ScorecardMaker.Of(new(AgreementHistory.Empty, DailyTotals.Empty, AsOf.CloseOf(Firm.Close)), April).ShouldBeNull();

    [Fact]
    public void What_is_behind_for_months_what_does_not_fit_and_the_review_are_to_be_decided()
    {
        // Twenty visits a working day where 766 are agreed, and leads from half of them.
        var days = new Period(new(2026, 1, 1), Firm.Close).Days.ToList();
        var view = Firm.Of(seed: 3, silent: 63, daysBack: 0) with
        {
            Totals = new(
                new Dictionary<SeriesKey, TotalsSeries>
                {
                    [new(KpiIds.Visits, Feed.Daily)] = Some.Series([.. days.Select(day => (day, Some.Amount(20m)))]),
                    [new(KpiIds.Leads, Feed.Daily)] = Some.Series([.. days.Where(day => day < new LocalDate(2026, 4, 10)).Select(day => (day, Some.Amount(10m)))]),
                }.ToImmutable(),
                new Dictionary<KpiId, Feed> { [KpiIds.Visits] = Feed.Daily, [KpiIds.Leads] = Feed.Daily }.ToImmutable()),
        };

        var decisions = ScorecardMaker.Of(view, April)!.Decisions;

        var behind = decisions.Single(decision => decision.Kind == ScorecardDecisionKind.StillBehind && decision.Kpi!.Id == KpiIds.Visits);
        behind.Months.ShouldBe(4);
        var off = decisions.Single(decision => decision.Kind == ScorecardDecisionKind.BenchmarkOff);
        off.Kpi!.Id.Value.ShouldBe("visit_to_lead_rate");
        (off.Agreed, off.Months).ShouldBe((0.025m, 3));
        off.Seen.ShouldBe(((28 + 31 + 9) * 10m) / ((28 + 31 + 30) * 20m));
        decisions.Single(decision => decision.Kind == ScorecardDecisionKind.StaleSource).Day.ShouldBe(new LocalDate(2026, 4, 9));
        decisions.Single(decision => decision.Kind == ScorecardDecisionKind.ReviewDue).Day.ShouldBe(new LocalDate(2026, 6, 1));
    }
}

file static class Immutable
{
    public static System.Collections.Immutable.ImmutableDictionary<TKey, TValue> ToImmutable<TKey, TValue>(this Dictionary<TKey, TValue> pairs)
        where TKey : notnull => System.Collections.Immutable.ImmutableDictionary.CreateRange(pairs);
}
