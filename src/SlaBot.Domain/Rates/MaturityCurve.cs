using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Rates;

/// <summary>
/// How conversions come in with age: of those that past cohorts have shown, the share that had come at each age.
/// <para>
/// Past cohorts are the entry days of the year before the period. They are followed up to a horizon: the longest lag
/// seen among them, but no longer than the age that half of those who entered have reached, so that one late straggler
/// does not silence all but the oldest. Days younger than the horizon are left out, since they have not shown all they
/// will; from the horizon on a cohort counts as fully matured.
/// </para>
/// <para>
/// Where the past shows fewer than <see cref="FewestConversions"/> conversions (the period begins with the data), the
/// period's own days speak for each other, but only once half of those who entered are twice as old as the longest lag:
/// else a young cohort would call itself mature.
/// </para>
/// </summary>
internal sealed class MaturityCurve
{
    /// <summary>With fewer conversions there is nothing to learn from.</summary>
    public const int FewestConversions = 5;

    private const int DaysOfPast = 365;

    private readonly long[] shown;

    // shown[a]: how many conversions had come at age a; the last entry is the horizon's.
    private MaturityCurve(long[] shown) => this.shown = shown;

    /// <summary>The curve that a period's cohort is judged by; null where too few have gone on to tell.</summary>
    public static MaturityCurve? Before(Period period, AsOf asOf, TotalsSeries entered, TotalsSeries conversions) =>
        Of(new Period(period.From.PlusDays(-DaysOfPast), period.From.PlusDays(-1)), asOf, entered, conversions)
        ?? (HasSettled(period, asOf, entered, conversions) ? Of(period, asOf, entered, conversions) : null);

    /// <summary>The share of a cohort's conversions that can have shown: the mean over those that entered, each at its age.</summary>
    public decimal? MaturityOf(ReadOnlySpan<DayTotals> entered, AsOf asOf)
    {
        var (all, matured) = (0m, 0m);
        foreach (var day in entered)
        {
            all += day.Total.Sum;
            matured += day.Total.Sum * ShareAt(CohortRate.Age(day.Date, asOf));
        }

        return all > 0m ? matured / all : null;
    }

    private decimal ShareAt(int age) => age >= shown.Length ? 1m : (decimal)shown[age] / shown[^1];

    private static MaturityCurve? Of(Period past, AsOf asOf, TotalsSeries entered, TotalsSeries conversions)
    {
        var horizon = Math.Min(LongestLag(conversions.In(past), asOf), AgeOfTheOlderHalf(entered.In(past), asOf));
        if (horizon < 0 || past.Until(asOf.Day.PlusDays(-horizon)) is not { } oldEnough)
        {
            return null;
        }

        var shown = new long[horizon + 1];
        foreach (var day in conversions.In(oldEnough))
        {
            foreach (var (lag, many) in day.Total.Spread?.Bins.TakeWhile(bin => bin.Key <= horizon) ?? [])
            {
                shown[lag] += many;
            }
        }

        for (var age = 1; age <= horizon; age++)
        {
            shown[age] += shown[age - 1];
        }

        return shown[^1] >= FewestConversions ? new(shown) : null;
    }

    private static bool HasSettled(Period period, AsOf asOf, TotalsSeries entered, TotalsSeries conversions) =>
        AgeOfTheOlderHalf(entered.In(period), asOf) >= 2 * LongestLag(conversions.In(period), asOf);

    private static int LongestLag(ReadOnlySpan<DayTotals> conversions, AsOf asOf)
    {
        var longest = -1;
        foreach (var day in conversions)
        {
            var age = CohortRate.Age(day.Date, asOf);
            longest = Math.Max(longest, day.Total.Spread?.Bins.Select(bin => bin.Key).LastOrDefault(lag => lag <= age, -1) ?? -1);
        }

        return longest;
    }

    private static int AgeOfTheOlderHalf(ReadOnlySpan<DayTotals> entered, AsOf asOf)
    {
        var all = 0m;
        foreach (var day in entered)
        {
            all += day.Total.Sum;
        }

        var (oldest, index) = (0m, 0);
        for (; index < entered.Length && oldest * 2m < all; index++)
        {
            oldest += entered[index].Total.Sum;
        }

        return index == 0 ? -1 : CohortRate.Age(entered[index - 1].Date, asOf);
    }
}
