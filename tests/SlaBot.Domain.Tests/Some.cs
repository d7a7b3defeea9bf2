using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests;

/// <summary>Values that a test does not care about, and generators of those that laws are tried on.</summary>
internal static class Some
{
    public static LocalDate Monday { get; } = new(2026, 3, 2);

    public static Currency Dollar { get; } = new("USD");

    public static Gen<LocalDate> Date { get; } = Gen.Int[0, 1500].Select(days => new LocalDate(2024, 1, 1).PlusDays(days));

    public static Gen<Period> Period { get; } = Gen.Select(Date, Gen.Int[0, 400], (from, days) => new Period(from, from.PlusDays(days)));

    public static Gen<decimal> Cents { get; } = Gen.Int[-1_000_000, 1_000_000].Select(cents => cents / 100m);

    /// <summary>A benchmark from 0.1 % to 100 %.</summary>
    public static Gen<decimal> Rate { get; } = Gen.Int[1, 1000].Select(permille => permille / 1000m);

    public static Gen<Funnel> Funnel { get; } = Rate.Array[1, 9].Select(FunnelOf);

    public static Gen<Histogram> Spread { get; } = Gen.Select(Gen.Int[0, 400], Gen.Long[1, 50])
        .Array[1, 12]
        .Select(bins => Histogram.Of(bins.DistinctBy(bin => bin.Item1).Select(bin => KeyValuePair.Create(bin.Item1, bin.Item2))));

    public static Gen<DailyTotal> Total { get; } = Gen.Select(Gen.Long[-50, 50], Cents, Gen.Int[0, 1000], Spread, Gen.Bool)
        .Select((count, sum, squares, spread, spreads) => new DailyTotal(count, sum, squares, spreads ? spread : null));

    /// <summary>Monday to Friday with hours, a few holidays, in a zone whose clocks change.</summary>
    public static Gen<BusinessCalendar> Calendar { get; } = Gen.Select(
            Gen.Int[1, 127], Gen.Int[0, 20], Gen.Int[1, 4], Date.Array[0, 12])
        .Select((week, from, hours, holidays) => new BusinessCalendar(
            DateTimeZoneProviders.Tzdb["America/Chicago"],
            Enumerable.Range(1, 7).Where(day => ((week >> (day - 1)) & 1) == 1).Select(day => (IsoDayOfWeek)day),
            new WorkingHours(new LocalTime(from, 30), new LocalTime(from, 30).PlusMinutes(hours * 47)),
            holidays));

    public static Gen<LocalDateTime> Moment { get; } =
        Gen.Select(Date, Gen.Int[0, (24 * 60 * 60) - 1], (date, second) => date + LocalTime.FromSecondsSinceMidnight(second));

    public static Funnel FunnelOf(params decimal[] rates) =>
        new([new(new("top"), null, null), .. rates.Select((rate, i) => new Stage(new($"stage{i}"), null, rate))]);

    public static TotalsSeries Series(params (LocalDate Date, DailyTotal Total)[] days) =>
        new(days.Select(day => Day(day.Date, ("", day.Total))));

    public static DayTotals Day(LocalDate date, params (string Source, DailyTotal Total)[] sources) =>
        new(date, sources.ToDictionary(source => source.Source, source => source.Total));

    public static DailyTotal Amount(decimal amount) => new(1, amount);

    /// <summary>A year of 1,200,000 dollars at 12,000 a deal.</summary>
    public static Agreement Agreement(Funnel? funnel = null) => new()
    {
        Name = "Growth",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = Dollar,
        Calendar = BusinessCalendar.Default,
        Parties = [],
        Goal = new(new(1_200_000m, Dollar), new(12_000m, Dollar)),
        Funnel = funnel ?? Domain.Funnels.Funnel.Default,
    };
}
