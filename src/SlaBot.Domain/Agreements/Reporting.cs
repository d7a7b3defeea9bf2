using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Agreements;

/// <summary>When both departments meet, and how long before that the joint scorecard is posted.</summary>
/// <param name="Meeting">A rule in words (<c>first tuesday 09:00</c>) or an RFC 5545 RRULE with a time, as in the file.</param>
/// <param name="ScorecardDaysBefore">Days before the meeting, 0 or more.</param>
/// <param name="BusinessDays">Whether only working days count.</param>
public sealed record Reporting(string Meeting, int ScorecardDaysBefore, bool BusinessDays)
{
    /// <summary>The day on which the scorecard for a meeting is due.</summary>
    /// <param name="meeting">The day of the meeting.</param>
    /// <param name="calendar">Which days are worked on.</param>
    public LocalDate ScorecardDay(LocalDate meeting, BusinessCalendar calendar) => BusinessDays
        ? calendar.AddWorkingDays(meeting, -ScorecardDaysBefore)
        : meeting.PlusDays(-ScorecardDaysBefore);
}
