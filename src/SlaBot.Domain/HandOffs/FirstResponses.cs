using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.HandOffs;

/// <summary>How the leads that came in on some days were answered, against the agreed limit. The daily totals count them; they do not name them.</summary>
/// <param name="Days">The days on which the leads came in.</param>
/// <param name="CameIn">How many leads came in.</param>
/// <param name="Timed">How many of them have a recorded time to the first response.</param>
/// <param name="Late">How many of those were answered after the limit.</param>
/// <param name="MedianHours">The median of the recorded times, in business hours; null where there are none.</param>
public sealed record FirstResponses(Period Days, long CameIn, long Timed, long Late, decimal? MedianHours)
{
    private const decimal MinutesPerHour = 60m;
    private const int LongestLimit = 400;

    /// <summary>Gets how many leads have no recorded response.</summary>
    public long Untimed => Math.Max(0, CameIn - Timed);

    /// <summary>Gets the share of the recorded responses that came too late; null where there are none.</summary>
    public decimal? LateShare => Timed > 0 ? (decimal)Late / Timed : null;

    /// <summary>The responses to the leads of some days.</summary>
    /// <param name="days">The days on which the leads came in.</param>
    /// <param name="limit">The business time within which they were to be answered.</param>
    /// <param name="view">What was counted.</param>
    public static FirstResponses To(Period days, Duration limit, View view)
    {
        var times = view.Totals.Of(KpiIds.LeadResponseTime, Feed.Leads).Sum(days).Spread;
        var timed = times?.Count ?? 0;
        var inTime = times?.CountUpTo((int)Math.Min(int.MaxValue, limit.TotalMinutes)) ?? 0;
        return new(days, LeadsOf(view).Sum(days).Count, timed, timed - inTime, times?.Percentile(50) / MinutesPerHour);
    }

    /// <summary>Tells whether any lead has a recorded time to its first response.</summary>
    public static bool AreTracked(View view) => !view.Totals.Of(KpiIds.LeadResponseTime, Feed.Leads).IsEmpty;

    /// <summary>The last day whose leads should all have been answered by now, even those that came in at its end.</summary>
    /// <param name="limit">The business time within which they were to be answered.</param>
    /// <param name="view">The moment and the calendar.</param>
    public static LocalDate DueUpTo(Duration limit, View view)
    {
        var clock = new BusinessClock(view.Calendar);
        var day = view.AsOf.Day;
        for (var back = 0; back < LongestLimit && IsToCome(clock.Due(day + view.Calendar.Hours.To, limit), view); back++)
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    // Of the day itself only the share of its working hours that has passed is known.
    private static bool IsToCome(LocalDateTime due, View view) =>
        due.Date > view.AsOf.Day || (due.Date == view.AsOf.Day && view.Calendar.Hours.SharePassedAt(due.TimeOfDay) > view.AsOf.DayShare);

    private static TotalsSeries LeadsOf(View view) => MeasurementRules.StageOfCreation(view.Catalog.Funnel) is { } stage
        ? view.Totals.Of(stage, Feed.Leads)
        : TotalsSeries.Empty;
}
