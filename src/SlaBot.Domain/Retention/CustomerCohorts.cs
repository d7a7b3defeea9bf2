using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Retention;

/// <summary>
/// What is left of the customers of each month, where losses name the month in which the customer had started. Those who
/// started are counted by the last stage of the funnel: won deals, leads, or daily numbers.
/// </summary>
public static class CustomerCohorts
{
    /// <summary>The months after which a cohort is told as a whole.</summary>
    public const int Horizon = 12;

    /// <summary>The cohorts up to the view's moment, oldest first; none where no loss names a month.</summary>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    public static IReadOnlyList<CustomerCohort> Of(View view)
    {
        var meter = new Meter(view);
        var (started, lost) = (meter.SeriesOf(view.Catalog.Funnel.Last.Id), meter.SeriesOf(KpiIds.LostCustomers));
        var losses = LossesOf(lost, view.AsOf.Day);
        if (losses.Count == 0 || lost.FirstDate is not { } first)
        {
            return [];
        }

        // Of cohorts before the first loss that was told, those that had left by then are not known.
        var earliest = LocalDate.Min(Period.MonthOf(first).From, losses.Keys.Min());
        var raw = new List<CustomerCohort>();
        for (var month = Period.MonthOf(earliest); month.From <= view.AsOf.Day; month = Period.MonthOf(month.From.PlusMonths(1)))
        {
            var size = month.Until(view.AsOf.Day) is { } told ? started.Sum(told).Sum : 0m;
            if (size > 0m)
            {
                raw.Add(Cohort(month, size, losses.GetValueOrDefault(month.From) ?? [], view.AsOf.Day));
            }
        }

        return [.. raw.Select(cohort => cohort with { Matured = MaturityAt(cohort.Age, raw) })];
    }

    private static Dictionary<LocalDate, List<(LocalDate Day, decimal Lost)>> LossesOf(TotalsSeries lost, LocalDate until)
    {
        var losses = new Dictionary<LocalDate, List<(LocalDate, decimal)>>();
        foreach (var day in lost.Days.TakeWhile(day => day.Date <= until))
        {
            foreach (var (source, total) in day.BySource)
            {
                if (CustomerBase.MonthIn(source) is { } month)
                {
                    losses.TryAdd(month.From, []);
                    losses[month.From].Add((day.Date, total.Sum));
                }
            }
        }

        return losses;
    }

    private static CustomerCohort Cohort(Period month, decimal size, IReadOnlyList<(LocalDate Day, decimal Lost)> losses, LocalDate until)
    {
        var after = new List<decimal>();
        for (var end = month.To; end <= until; end = Period.MonthOf(end.PlusDays(1)).To)
        {
            after.Add(losses.Where(loss => loss.Day <= end).Sum(loss => loss.Lost));
        }

        return new(month, size, after, losses.Sum(loss => loss.Lost), null);
    }

    // Pooled over all cohorts that have reached the horizon: of all that they lost by then, what they had lost at this age.
    private static decimal? MaturityAt(int age, IReadOnlyList<CustomerCohort> cohorts)
    {
        if (age < 0)
        {
            return null;
        }

        var old = cohorts.Where(cohort => cohort.Age >= Horizon).ToList();
        var all = old.Sum(cohort => cohort.LostAfter[Horizon]);
        return all >= MaturityCurve.FewestConversions ? old.Sum(cohort => cohort.LostAfter[Math.Min(age, Horizon)]) / all : null;
    }
}
