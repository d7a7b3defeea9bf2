using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Scorecards;

/// <summary>What the numbers ask the meeting to decide.</summary>
internal static class ScorecardDecisions
{
    private const int MonthsOff = 3, MostMonthsBehind = 12, DaysToTheReview = 60;

    /// <summary>The decisions, the gravest first: benchmarks that do not hold, what stays behind, what is not told, the review.</summary>
    public static IReadOnlyList<ScorecardDecision> Of(IReadOnlyList<ScorecardKpi> kpis, Period days, View view)
    {
        // What stays so for months is told of months alone.
        var judged = days == Period.MonthOf(days.From) ? kpis : [];
        var off = judged.Select(kpi => BenchmarkOff(kpi, days, view)).OfType<ScorecardDecision>().ToList();
        var behind = judged
            .Where(kpi => kpi is { Status: Status.Behind, StatusBefore: Status.Behind } && off.TrueForAll(decision => decision.Kpi!.Id != kpi.Id))
            .Select(kpi => new ScorecardDecision(ScorecardDecisionKind.StillBehind) { Kpi = kpi.Name, Owner = kpi.Owner, Months = MonthsBehind(kpi, days, view) });
        var stale = kpis
            .Where(kpi => kpi is { StaleDays: > 0, Source: not null })
            .GroupBy(kpi => kpi.Source!.Value)
            .Select(group => group.MaxBy(kpi => kpi.StaleDays)!)
            .Select(oldest => new ScorecardDecision(ScorecardDecisionKind.StaleSource) { Source = oldest.Source, Owner = oldest.Owner, Day = oldest.FreshAsOf });
        return [.. off, .. behind, .. stale, .. Review(view)];
    }

    // A benchmark that is off for a month may be bad luck twice; three months on one side ask for a new one.
    private static ScorecardDecision? BenchmarkOff(ScorecardKpi line, Period days, View view)
    {
        if (line is not { Comparison: BenchmarkComparison.Above or BenchmarkComparison.Below, Numerator: { } above, Denominator: { } below } || view.Catalog.Find(line.Id) is not { } kpi)
        {
            return null;
        }

        var month = days;
        for (var back = 1; back < MonthsOff; back++)
        {
            month = month.Preceding();
            if (Assessor.Measure(kpi, month, view).Rate is not { } rate || rate.Comparison != line.Comparison)
            {
                return null;
            }

            (above, below) = (above + rate.InPeriod.Numerator, below + rate.InPeriod.Denominator);
        }

        return new(ScorecardDecisionKind.BenchmarkOff) { Kpi = line.Name, Owner = line.Owner, Months = MonthsOff, Agreed = line.Target, Seen = above / below };
    }

    private static int MonthsBehind(ScorecardKpi line, Period days, View view)
    {
        var (kpi, month, months) = (view.Catalog.Find(line.Id)!, days.Preceding(), 1);
        for (; months < MostMonthsBehind && Assessor.Measure(kpi, month, view).Status == Status.Behind; months++)
        {
            month = month.Preceding();
        }

        return months;
    }

    private static IEnumerable<ScorecardDecision> Review(View view) =>
        view.Agreement?.Review is { } day && NodaTime.Period.DaysBetween(view.AsOf.Day, day) is >= 0 and <= DaysToTheReview
            ? [new(ScorecardDecisionKind.ReviewDue) { Day = day }]
            : [];
}
