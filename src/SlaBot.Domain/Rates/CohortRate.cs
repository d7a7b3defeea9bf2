using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Rates;

/// <summary>
/// Of those that entered a stage in a period, the share that has gone on by now. Young cohorts look worse than they are:
/// how far this one has matured says how much of its conversions can have shown (docs/formulas.md, rates).
/// </summary>
/// <param name="Seen">Those that have gone on, of those that entered.</param>
/// <param name="Matured">
/// The share of their conversions that past cohorts had shown at the same ages, from 0 to 1; null where too few have
/// gone on to tell.
/// </param>
public sealed record CohortRate(ConversionRate Seen, decimal? Matured)
{
    /// <summary>From this share on a cohort counts as mature.</summary>
    public const decimal MatureFrom = 0.9m;

    /// <summary>Gets how many have gone on.</summary>
    public decimal Numerator => Seen.Numerator;

    /// <summary>Gets how many entered.</summary>
    public decimal Denominator => Seen.Denominator;

    /// <summary>Gets the share that has gone on so far; null where none entered.</summary>
    public decimal? Value => Seen.Value;

    /// <summary>Gets the share that will have gone on in the end, at most 1; null where that cannot be told yet.</summary>
    public decimal? Estimate => Matured > 0m && Value is { } seen ? Math.Min(1m, seen / Matured.Value) : null;

    /// <summary>Gets whether the figure is to be marked as maturing: not mature, or not known to be.</summary>
    public bool IsMaturing => Matured is not >= MatureFrom;

    /// <summary>The rate of those that entered in a period, as far as it shows at a moment.</summary>
    /// <param name="period">The days of entry.</param>
    /// <param name="asOf">The moment; a conversion counts when the day of entry and its lag lie at or before its day.</param>
    /// <param name="entered">How many entered, day by day, from the feed that tells the journeys.</param>
    /// <param name="conversions">Those that went on, by the day they had entered, each with its lag in days.</param>
    public static CohortRate Of(Period period, AsOf asOf, TotalsSeries entered, TotalsSeries conversions)
    {
        if (period.Until(asOf.Day) is not { } days)
        {
            return new(default, null);
        }

        var seen = 0m;
        foreach (var day in conversions.In(days))
        {
            seen += day.Total.Spread?.CountUpTo(Age(day.Date, asOf)) ?? 0;
        }

        var curve = MaturityCurve.Before(days, asOf, entered, conversions);
        return new(new(seen, entered.Sum(days).Sum), curve?.MaturityOf(entered.In(days), asOf));
    }

    internal static int Age(LocalDate entry, AsOf asOf) => NodaTime.Period.DaysBetween(entry, asOf.Day);
}
