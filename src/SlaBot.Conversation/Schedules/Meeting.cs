using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Schedules;

/// <summary>A joint meeting.</summary>
/// <param name="RuleAt">When the agreement's rule has it, in the agreement's zone: by this it is known, wherever it was moved to.</param>
/// <param name="At">When it is held.</param>
/// <param name="Revision">The revision whose rule gives it.</param>
public sealed record Meeting(LocalDateTime RuleAt, LocalDateTime At, Revision Revision)
{
    private static readonly NodaTime.Period Shortest = NodaTime.Period.FromHours(1);

    /// <summary>Gets its id: the day on which the rule has it, such as <c>2026-10-06</c>. It stays when the meeting is moved, or its hour is agreed otherwise.</summary>
    public string Id => LocalDatePattern.Iso.Format(RuleAt.Date);

    /// <summary>Gets whether it is held at another time than the rule gives.</summary>
    public bool IsMoved => At != RuleAt;

    /// <summary>Gets the day its scorecard is due.</summary>
    public LocalDate Scorecard => ScorecardDayFor(At.Date, Revision.Terms);

    /// <summary>Gets when its scorecard is due: on its day at the meeting's own time; on the day of the meeting itself an hour before, but not before midnight.</summary>
    public LocalDateTime ScorecardAt => Scorecard is var day && day < At.Date
        ? day + At.TimeOfDay
        : LocalDateTime.Max(At.Date.AtMidnight(), At.Minus(Shortest));

    /// <summary>Gets when the draft of its scorecard is due: one working day before the scorecard, at the same time.</summary>
    public LocalDateTime DraftAt => DraftDayFor(At.Date, Revision.Terms) + ScorecardAt.TimeOfDay;

    /// <summary>Gets whether nobody works on that day, so that the departments have to agree on another.</summary>
    public bool OnHoliday => !Calendar.IsWorkingDay(At.Date);

    private BusinessCalendar Calendar => Revision.Terms.Calendar;

    /// <summary>The day on which the scorecard of a meeting of that day is due, under terms that have meetings.</summary>
    internal static LocalDate ScorecardDayFor(LocalDate meeting, Agreement terms) => terms.Reporting!.ScorecardDay(meeting, terms.Calendar);

    /// <summary>The day on which the draft of the scorecard of a meeting of that day is due.</summary>
    internal static LocalDate DraftDayFor(LocalDate meeting, Agreement terms) => terms.Calendar.AddWorkingDays(ScorecardDayFor(meeting, terms), -1);
}
