using System.Runtime.CompilerServices;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Pacing;

/// <summary>
/// How much each day of a term weighs by the agreed method (docs/formulas.md, the share of a period). A share of the term is the weight of some of
/// its days over the weight of all.
/// </summary>
public sealed class TermWeights
{
    private static readonly ConditionalWeakTable<Agreement, TermWeights> Unseasonal = [];

    private readonly Period term;
    private readonly decimal[] before;

    private TermWeights(Period term, PaceMethod method, decimal[] weights)
    {
        (this.term, Method) = (term, method);
        before = new decimal[weights.Length + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            before[i + 1] = before[i] + weights[i];
        }
    }

    /// <summary>Gets the method that the weights follow: working days where a seasonal one found no complete past period.</summary>
    public PaceMethod Method { get; }

    /// <summary>The weights of an agreement's term.</summary>
    /// <param name="agreement">The agreement, with its calendar and its method.</param>
    /// <param name="past">The KPI's daily totals, which the seasonal method learns from.</param>
    /// <param name="firstData">The first day that the KPI's feed told of: periods that began earlier were not seen in full.</param>
    public static TermWeights Of(Agreement agreement, TotalsSeries past, LocalDate? firstData) =>
        agreement.Pace.Method == PaceMethod.Seasonal
        && SeasonalCurve.From(past, firstData, agreement.Term, agreement.Calendar) is { } curve
            ? new(agreement.Term, PaceMethod.Seasonal, [.. curve.WeightsOf(agreement.Term, agreement.Calendar)])
            : Unseasonal.GetValue(agreement, WithoutSeason);

    /// <summary>The weights of any run of days by working days alone.</summary>
    public static TermWeights WorkingDays(Period term, BusinessCalendar calendar) =>
        new(term, PaceMethod.WorkingDays, [.. term.Days.Select(day => calendar.IsWorkingDay(day) ? 1m : 0m)]);

    /// <summary>The share of the term that some of its days make: 0 where they lie outside, or where nothing weighs.</summary>
    public decimal ShareOf(Period part) => PartOf(1m, part);

    /// <summary>The share of the term that has passed of some of its days.</summary>
    public decimal ShareOf(Period part, AsOf asOf) => PartOf(1m, part, asOf);

    /// <summary>The part of a whole amount that falls to some days: as exact as decimals are, dividing last.</summary>
    public decimal PartOf(decimal whole, Period part) => before[^1] == 0m ? 0m : whole * WeightOf(part) / before[^1];

    /// <summary>The part of a whole amount that falls to those of some days that have passed.</summary>
    public decimal PartOf(decimal whole, Period part, AsOf asOf)
    {
        var passed = part.Until(asOf.Day) is { } until ? WeightOf(until) : 0m;
        var today = part.Contains(asOf.Day) ? WeightOf(Period.Of(asOf.Day)) : 0m;
        return before[^1] == 0m ? 0m : whole * (passed - (today * (1m - asOf.DayShare))) / before[^1];
    }

    private static TermWeights WithoutSeason(Agreement agreement)
    {
        var (term, calendar) = (agreement.Term, agreement.Calendar);
        return agreement.Pace.Method switch
        {
            PaceMethod.Calendar => new(term, PaceMethod.Calendar, [.. term.Days.Select(_ => 1m)]),
            PaceMethod.Monthly => new(term, PaceMethod.Monthly, Monthly(term, calendar, agreement.Pace.Monthly)),
            _ => WorkingDays(term, calendar),
        };
    }

    private static decimal[] Monthly(Period term, BusinessCalendar calendar, IReadOnlyList<decimal> percents) =>
        [.. term.ByMonth().Zip(percents).SelectMany(month => Spread(month.First, month.Second, calendar))];

    // A month without any working day spreads over its calendar days: its percent must not vanish.
    private static IEnumerable<decimal> Spread(Period month, decimal percent, BusinessCalendar calendar)
    {
        var working = calendar.WorkingDays(month);
        return month.Days.Select(day => working == 0
            ? percent / month.Length
            : calendar.IsWorkingDay(day) ? percent / working : 0m);
    }

    private decimal WeightOf(Period part) =>
        part.Intersect(term) is { } inside ? before[Index(inside.To) + 1] - before[Index(inside.From)] : 0m;

    private int Index(LocalDate day) => NodaTime.Period.DaysBetween(term.From, day);
}
