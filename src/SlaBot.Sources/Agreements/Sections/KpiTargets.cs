using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>Reads and writes a target in the unit of its KPI.</summary>
internal static class KpiTargets
{
    /// <summary>How a target of a unit is read.</summary>
    public static TextParser<decimal?> Parser(KpiUnit unit, BusinessCalendar calendar) => unit switch
    {
        KpiUnit.Share => Share,
        KpiUnit.Points => Numbers.Any,
        KpiUnit.Hours => text => Hours(text, calendar),
        KpiUnit.Days => Days,
        _ => Numbers.NotNegative,
    };

    /// <summary>Writes a target so that reading it gives the same number.</summary>
    public static string Write(decimal target, KpiUnit unit) => unit switch
    {
        KpiUnit.Share => Figures.Percent(target),
        KpiUnit.Hours => Figures.Hours(target),
        KpiUnit.Days => $"{Figures.Plain(target)} {(target == 1m ? "day" : "days")}",
        _ => Figures.Grouped(target),
    };

    /// <summary>Whether a length of time is one in calendar days.</summary>
    public static bool IsInDays(string text) => Span.Parse(text) is ({ Unit: SpanUnit.Days, IsBusiness: false }, null);

    /// <summary>What to say where a bare day could be the clock's or the office's.</summary>
    public static string AmbiguousDay(string text, BusinessCalendar calendar) =>
        $"'{text}' can mean days of 24 hours or working days of {Figures.Plain((decimal)calendar.Hours.Length.TotalHours)}: write hours, or business days.";

    private static (decimal?, string?) Share(string text)
    {
        var (share, problem) = Numbers.Share(text);
        return share < 0m ? (null, $"{text} is below zero: write 0% or more.") : (share, problem);
    }

    private static (decimal?, string?) Hours(string text, BusinessCalendar calendar)
    {
        var (span, problem) = Span.Parse(text);
        return span switch
        {
            null => (null, problem),
            { Unit: SpanUnit.Days, IsBusiness: false } => (null, AmbiguousDay(text, calendar)),
            { Unit: SpanUnit.Days } days => (days.Amount * calendar.Hours.Length.ToInt64Nanoseconds() / NodaTime.NodaConstants.NanosecondsPerHour, null),
            { } clock => (clock.Hours, null),
        };
    }

    private static (decimal?, string?) Days(string text)
    {
        var (span, problem) = Span.Parse(text);
        return span switch
        {
            null => (null, problem),
            { IsBusiness: true } => (null, $"'{text}' is in business time, but this KPI counts calendar days: write one such as 60 days."),
            { Unit: SpanUnit.Days } days => (days.Amount, null),
            { } clock => (clock.Hours / 24m, null),
        };
    }
}
