using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Projections;

/// <summary>How far a period has come.</summary>
/// <param name="Period">The period.</param>
/// <param name="Days">How many of its days have begun, from 0 to all.</param>
/// <param name="LastDayShare">How much of the last of these has passed, from 0 to 1.</param>
internal readonly record struct Progress(ObservedPeriod Period, int Days, double LastDayShare = 1)
{
    /// <summary>Gets what has come so far. More taken back than given counts as nothing yet.</summary>
    public EventTotals SoFar => Period.After(Days) is { Count: > 0 } total ? total : default;

    /// <summary>The progress of a period at a moment, which may lie before or after it.</summary>
    public static Progress At(ObservedPeriod period, AsOf asOf)
    {
        var begun = NodaTime.Period.DaysBetween(period.From, asOf.Day) + 1;
        return begun > 0 && begun <= period.Length
            ? new(period, begun, (double)asOf.DayShare)
            : new(period, Math.Clamp(begun, 0, period.Length));
    }
}
