using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Schedules;

/// <summary>The runs of what is done once every working day.</summary>
internal static class WorkingDays
{
    /// <summary>The runs, one a working day.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="view">What was agreed.</param>
    /// <param name="after">Runs at this time are not asked for.</param>
    /// <param name="through">Runs at this time are.</param>
    /// <param name="timeOf">At what time of the working hours.</param>
    public static IEnumerable<ScheduledRun> Runs(string schedule, View view, LocalDateTime after, LocalDateTime through, Func<WorkingHours, LocalTime> timeOf)
    {
        for (var day = after.Date; day <= through.Date; day = day.PlusDays(1))
        {
            var calendar = view.Agreements.SpeakingFor(day)?.Terms.Calendar ?? BusinessCalendar.Default;
            var at = day + timeOf(calendar.Hours);
            if (calendar.IsWorkingDay(day) && at > after && at <= through)
            {
                yield return new(schedule, at, LocalDatePattern.Iso.Format(day));
            }
        }
    }
}
