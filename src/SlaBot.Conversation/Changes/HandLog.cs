using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Changes;

/// <summary>
/// What becomes of numbers that somebody gives by hand. A number is taken only where it would count, exactly once: not for
/// what is computed or comes from another feed, and not beside numbers that already cover the same days.
/// </summary>
/// <param name="view">What was agreed and counted.</param>
internal sealed class HandLog(View view)
{
    /// <summary>The numbers of a reading, each ready to be stored or with the reason why not.</summary>
    public IReadOnlyList<HandEntry> Of(Reading reading)
    {
        var days = reading.Period ?? Period.Of(view.AsOf.Day);
        return [.. reading.Kpis.Zip(reading.Numbers, (id, said) => Entry(id, said, reading, days)).OfType<HandEntry>()];
    }

    /// <summary>What is known of a number for exactly these days, told by hand or by a file of daily numbers; null where nothing is.</summary>
    public decimal? Known(LoggedValue logged)
    {
        var day = SeriesOf(logged.Kpi).LastUpTo(DayOf(logged.Days));
        return day?.Date == DayOf(logged.Days) && day.BySource.TryGetValue("", out var total) ? total.Sum : null;
    }

    /// <summary>The fact that stores a number: a number of several days is kept on the last of them.</summary>
    public static DailyFact FactOf(LoggedValue logged) => new(DayOf(logged.Days), logged.Kpi, null, logged.Value);

    private static LocalDate DayOf(Period days) => days.To;

    private HandEntry? Entry(KpiId id, SaidNumber said, Reading reading, Period asked)
    {
        if (view.Catalog.Find(id) is not { } kpi)
        {
            return null;
        }

        // "This week" on a Wednesday is the week so far.
        var days = asked.Contains(view.AsOf.Day) ? asked.Until(view.AsOf.Day)!.Value : asked;
        var logged = new LoggedValue(kpi.Id, said.Value, days);
        if (InUnit(kpi, said.Value, said.Unit) is not { } value)
        {
            return new(kpi, logged, HandRefusal.OtherUnit) { Unit = said.Unit };
        }

        logged = logged with { Value = value + (reading.Adds ? Known(logged) ?? 0m : 0m) };
        return new(kpi, logged, RefusalOf(kpi, logged));
    }

    /// <summary>Why a number would not be taken now, or null where it would.</summary>
    public HandRefusal? RefusalOf(Kpi kpi, LoggedValue logged) =>
        NotCounting(kpi) ?? NotInTime(logged.Days) ?? Impossible(kpi, logged.Value) ?? Covered(kpi, logged.Days);

    private HandRefusal? NotCounting(Kpi kpi) => kpi.Measure switch
    {
        { MayBeRead: true } when new Meter(view).IsComputed(kpi) => HandRefusal.Computed,
        Measure.Ratio ratio when !view.Totals.Of(ratio.Numerator, FeedIn(ratio.Numerator)).IsEmpty && !view.Totals.Of(ratio.Denominator, FeedIn(ratio.Denominator)).IsEmpty => HandRefusal.Computed,
        _ => view.Totals.FeedOf(kpi.Id, kpi.Feed) is { } feed && feed != Feed.Daily ? HandRefusal.OtherFeed : null,
    };

    private Feed? FeedIn(KpiId series) => view.Catalog.Find(series)?.Feed;

    private HandRefusal? NotInTime(Period days) => days.To > view.AsOf.Day ? HandRefusal.Future : null;

    /// <summary>A number that somebody said, in the unit of a KPI; null where it is written in another one.</summary>
    internal static decimal? InUnit(Kpi kpi, decimal said, string? unit) => (kpi.Unit, unit) switch
    {
        (KpiUnit.Share, "%") => said / 100m,

        // "Churn 2.5" is 2.5 percent; 0.025 is a share already.
        (KpiUnit.Share, null) => said >= 1m ? said / 100m : said,
        (KpiUnit.Money, "$" or null) or (KpiUnit.Hours, "h" or null) or (KpiUnit.Days, "d" or null) or (_, null) => said,
        _ => null,
    };

    private static HandRefusal? Impossible(Kpi kpi, decimal value) => kpi switch
    {
        _ when Math.Abs(value) > DealFact.MaximumAmount => HandRefusal.TooLarge,
        { Unit: KpiUnit.Share } when value is < 0m or > 1m => HandRefusal.NoShare,
        { Kind: KpiKind.Count or KpiKind.Duration } when value < 0m => HandRefusal.Negative,
        { Kind: KpiKind.Count } when value != decimal.Truncate(value) => HandRefusal.NotWhole,
        _ => null,
    };

    /// <summary>Numbers by source, or of single days inside a longer period, would be counted a second time.</summary>
    private HandRefusal? Covered(Kpi kpi, Period days)
    {
        foreach (var day in SeriesOf(kpi.Id).In(days))
        {
            if (day.BySource.Any(source => source.Key.Length > 0 && !source.Value.IsZero))
            {
                return HandRefusal.BySource;
            }

            if (day.Date != DayOf(days) && kpi.Kind != KpiKind.Level)
            {
                return HandRefusal.ByDay;
            }
        }

        return null;
    }

    private TotalsSeries SeriesOf(KpiId series) => view.Totals.Of(series, Feed.Daily);
}

/// <summary>A number that somebody gives by hand.</summary>
/// <param name="Kpi">What it counts.</param>
/// <param name="Logged">The number as it would be stored.</param>
/// <param name="Refusal">Why it is not taken, or null.</param>
internal sealed record HandEntry(Kpi Kpi, LoggedValue Logged, HandRefusal? Refusal)
{
    /// <summary>Gets the unit that the number was said in, where it is not the KPI's.</summary>
    public string? Unit { get; init; }
}

/// <summary>Why a number given by hand is not taken.</summary>
internal enum HandRefusal
{
    /// <summary>It is worked out from other numbers.</summary>
    Computed,

    /// <summary>It is counted from deals or leads.</summary>
    OtherFeed,

    /// <summary>Its days have not come yet.</summary>
    Future,

    /// <summary>It is written in a unit that the KPI does not have.</summary>
    OtherUnit,

    /// <summary>It is beyond what is taken for a slip of the pen.</summary>
    TooLarge,

    /// <summary>It is no share between 0 and 100 %.</summary>
    NoShare,

    /// <summary>It is below zero where nothing can be.</summary>
    Negative,

    /// <summary>It counts things, and is not whole.</summary>
    NotWhole,

    /// <summary>The days already have numbers by marketing source.</summary>
    BySource,

    /// <summary>Single days of the period already have numbers.</summary>
    ByDay,
}
