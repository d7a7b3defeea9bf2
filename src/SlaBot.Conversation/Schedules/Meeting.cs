using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Schedules;

/// <summary>A joint meeting to come.</summary>
/// <param name="At">When, in the agreement's zone.</param>
/// <param name="Scorecard">The day its scorecard is due.</param>
/// <param name="OnHoliday">Whether nobody works on that day, so that the departments have to agree on another.</param>
/// <param name="Revision">The revision whose rule gives it.</param>
internal sealed record Meeting(LocalDateTime At, LocalDate Scorecard, bool OnHoliday, Revision Revision)
{
    // Ten years is the longest term.
    private const int LongestTerm = 10;

    /// <summary>The meetings after the view's moment, each by the revision then in force, until the agreement ends.</summary>
    public static IEnumerable<Meeting> After(View view)
    {
        var ahead = new Period(view.AsOf.Day, view.AsOf.Day.PlusYears(LongestTerm));
        foreach (var (revision, days) in view.Agreements.Stretches(ahead))
        {
            if (revision.Terms is not { Reporting: { } reporting, Calendar: var calendar, Term: var term })
            {
                continue;
            }

            foreach (var at in MeetingDates.In(reporting.Meeting, days, term.From, calendar).Where(at => IsToCome(at, view)))
            {
                yield return new(at, reporting.ScorecardDay(at.Date, calendar), !calendar.IsWorkingDay(at.Date), revision);
            }
        }
    }

    // Of today only the share of its working hours that has passed is known.
    private static bool IsToCome(LocalDateTime at, View view) =>
        at.Date > view.AsOf.Day || (at.Date == view.AsOf.Day && view.AsOf.DayShare < 1m && view.Calendar.Hours.SharePassedAt(at.TimeOfDay) >= view.AsOf.DayShare);
}
