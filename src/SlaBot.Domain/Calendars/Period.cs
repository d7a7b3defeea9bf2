using NodaTime;
using NodaTime.Text;

namespace SlaBot.Domain.Calendars;

/// <summary>
/// A run of days with both ends included, as when someone says "Monday to Friday". It has at least one day.
/// </summary>
public readonly record struct Period
{
    /// <summary>Makes the period from one day to another, both included.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public Period(LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            throw new ArgumentException($"A period cannot end ({Iso(to)}) before it begins ({Iso(from)}).", nameof(to));
        }

        (From, To) = (from, to);
    }

    /// <summary>Gets the first day.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the last day.</summary>
    public LocalDate To { get; }

    /// <summary>Gets the number of days, at least 1.</summary>
    public int Length => NodaTime.Period.DaysBetween(From, To) + 1;

    /// <summary>Gets the days in order.</summary>
    public IEnumerable<LocalDate> Days
    {
        get
        {
            for (var day = From; day <= To; day = day.PlusDays(1))
            {
                yield return day;
            }
        }
    }

    /// <summary>A single day.</summary>
    public static Period Of(LocalDate day) => new(day, day);

    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month) => new(new(year, month, 1), new LocalDate(year, month, 1).With(DateAdjusters.EndOfMonth));

    /// <summary>The calendar month that holds a day.</summary>
    public static Period MonthOf(LocalDate day) => Month(day.Year, day.Month);

    /// <summary>Some months in a row, the first of them starting on <paramref name="firstDay"/>.</summary>
    public static Period Months(LocalDate firstDay, int months) => new(firstDay, firstDay.PlusMonths(months).PlusDays(-1));

    /// <summary>Tells whether a day lies in the period.</summary>
    public bool Contains(LocalDate day) => From <= day && day <= To;

    /// <summary>Tells whether another period lies wholly in this one.</summary>
    public bool Contains(Period other) => From <= other.From && other.To <= To;

    /// <summary>The period to compare with: the month, quarter or year before a whole one, else as many days just before.</summary>
    public Period Preceding()
    {
        foreach (var months in new[] { 1, 3, 6, 12 })
        {
            if (From.Day == 1 && this == Months(From, months))
            {
                return Months(From.PlusMonths(-months), months);
            }
        }

        return new(From.PlusDays(-Length), From.PlusDays(-1));
    }

    /// <summary>The days that two periods share, or null.</summary>
    public Period? Intersect(Period other)
    {
        var from = LocalDate.Max(From, other.From);
        var to = LocalDate.Min(To, other.To);
        return from <= to ? new Period(from, to) : null;
    }

    /// <summary>The part up to a day, or null when the period begins after it.</summary>
    public Period? Until(LocalDate day) => day < From ? null : new Period(From, LocalDate.Min(To, day));

    /// <summary>The parts of the period, month by month.</summary>
    public IEnumerable<Period> ByMonth()
    {
        for (var day = From; day <= To; day = day.With(DateAdjusters.EndOfMonth).PlusDays(1))
        {
            yield return Intersect(MonthOf(day))!.Value;
        }
    }

    /// <summary>The period as <c>2026-01-01..2026-03-31</c>.</summary>
    public override string ToString() => $"{Iso(From)}..{Iso(To)}";

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
