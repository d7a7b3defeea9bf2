using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

/// <summary>Seeded companies and the questions asked about them.</summary>
internal static class Companies
{
    public static LocalDate Start { get; } = new(2025, 1, 1);

    /// <summary>A company that wins deals on working days: about <paramref name="dealsADay"/>, more of them towards the end of a quarter.</summary>
    public static TotalsSeries Agency(int seed, int days, double dealsADay = 1.5, decimal scale = 1m)
    {
        var random = new Random(seed);
        return Series(days, day =>
        {
            var deals = default(DailyTotal);
            var rate = dealsADay * (1 + ((day.Month - 1) % 3 * 0.3));
            while (BusinessCalendar.Default.IsWorkingDay(day) && random.NextDouble() < rate / (1 + rate))
            {
                deals += DailyTotal.OfAmount(scale * random.Next(100, 20_000));
            }

            return deals;
        });
    }

    public static TotalsSeries Series(int days, Func<LocalDate, DailyTotal> dayOf) => new(
        Enumerable.Range(0, days)
            .Select(i => Start.PlusDays(i))
            .Select(day => new DayTotals(day, new Dictionary<string, DailyTotal> { [string.Empty] = dayOf(day) })));

    public static ProjectionQuestion Ask(
        TotalsSeries series, Period whole, LocalDate asOf, bool isMoney = true, decimal? goal = null, PaceMethod pace = PaceMethod.WorkingDays) =>
        new(series, isMoney, whole, AsOf.CloseOf(asOf), BusinessCalendar.Default, PacePolicy.Default with { Method = pace }) { Goal = goal };

    public static Period Quarter(int year, int quarter) => Period.Months(new LocalDate(year, (3 * quarter) - 2, 1), 3);
}
