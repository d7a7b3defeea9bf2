using NodaTime;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Tests.Schedules;

/// <summary>Ten years of a company that meets by some rule in some zone. They begin on a Monday.</summary>
internal static class SimulatedYears
{
    public static readonly LocalDate From = new(2024, 1, 1);
    public static readonly LocalDate To = new(2033, 12, 31);

    /// <summary>Four holidays a year, among them the first of January and the last working days of May.</summary>
    public static IReadOnlySet<LocalDate> Holidays { get; } = Enumerable.Range(From.Year, 10)
        .SelectMany(year => new LocalDate[] { new(year, 1, 1), new(year, 5, 29), new(year, 5, 30), new(year, 5, 31) })
        .ToHashSet();

    public static IEnumerable<LocalDate> Days => new Period(From, To).Days;

    /// <summary>The terms of a company that meets by a rule.</summary>
    public static Agreement Terms(string rule, DateTimeZone zone, int daysBefore = 1) => Harbour.Agreement with
    {
        Term = new(From, To),
        Calendar = new(zone, BusinessCalendar.Default.WorkingWeek, WorkingHours.NineToFive, Holidays),
        Reporting = new(rule, daysBefore, BusinessDays: true),
    };

    public static AgreementHistory Agreed(Agreement terms) => Harbour.History((From, terms));
}
