using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Projections;

/// <summary>A period as seen day by day: who worked, and what had come by the end of each day.</summary>
internal sealed class ObservedPeriod
{
    private readonly bool[] works;
    private readonly EventTotals[] running;

    /// <summary>Makes an observed period of given days.</summary>
    public ObservedPeriod(LocalDate from, IReadOnlyList<(bool Works, EventTotals Total)> days)
    {
        From = from;
        works = [.. days.Select(day => day.Works)];
        running = new EventTotals[days.Count + 1];
        for (var i = 0; i < days.Count; i++)
        {
            running[i + 1] = running[i] + days[i].Total;
        }
    }

    /// <summary>Gets the first day.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the number of days.</summary>
    public int Length => works.Length;

    /// <summary>Gets everything of the period.</summary>
    public EventTotals Total => running[^1];

    /// <summary>Looks at a period of a series. Of money the facts are the events; of a count the count itself is.</summary>
    /// <param name="series">The daily totals.</param>
    /// <param name="isMoney">Whether the series holds amounts of money.</param>
    /// <param name="period">The period.</param>
    /// <param name="lastDay">The last day whose facts count; later days are empty.</param>
    /// <param name="calendar">Who works when.</param>
    public static ObservedPeriod Of(TotalsSeries series, bool isMoney, Period period, LocalDate lastDay, BusinessCalendar calendar)
    {
        var days = new (bool Works, EventTotals Total)[period.Length];
        for (var i = 0; i < days.Length; i++)
        {
            days[i].Works = calendar.IsWorkingDay(period.From.PlusDays(i));
        }

        foreach (var day in period.Until(lastDay) is { } past ? series.In(past) : [])
        {
            var total = day.Total;
            days[NodaTime.Period.DaysBetween(period.From, day.Date)].Total = isMoney
                ? new(total.Count, (double)total.Sum, (double)total.SumOfSquares)
                : new((double)total.Sum, (double)total.Sum, 0);
        }

        return new(period.From, days);
    }

    /// <summary>Tells whether a day is a working day; the first is 0.</summary>
    public bool Works(int day) => works[day];

    /// <summary>What the first <paramref name="days"/> days brought.</summary>
    public EventTotals After(int days) => running[days];
}
