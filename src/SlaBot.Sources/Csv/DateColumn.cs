using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>
/// A column of dates. The whole column is looked at before the first value is read, because 01/02/2017 alone does not
/// tell its month: a 13 or more in one place does.
/// </summary>
internal sealed class DateColumn(string name, int column, DateTimeZone zone)
{
    private (string Text, long Line)? dayFirst, monthFirst, either;
    private bool hasPoints;

    /// <summary>Gets the field's name.</summary>
    public string Field => name;

    /// <summary>Gets the column's place, 0 for the first.</summary>
    public int Column => column;

    /// <summary>Gets or sets the order of its dates; null where no value depends on it.</summary>
    public DateOrder? Order { get; set; }

    /// <summary>Gets the order that the values prove by themselves, or null.</summary>
    public DateOrder? Proven => (dayFirst, monthFirst) switch
    {
        ({ }, null) => DateOrder.DayMonthYear,
        (null, { }) => DateOrder.MonthDayYear,
        (null, null) when hasPoints && either is null => DateOrder.DayMonthYear,
        _ => null,
    };

    /// <summary>Gets a value that could be read both ways, or null.</summary>
    public string? Ambiguous => either?.Text;

    /// <summary>Gets why the column contradicts itself, or null.</summary>
    public string? Contradiction => dayFirst is { } day && monthFirst is { } month
        ? $"The dates of {name} contradict each other: line {day.Line} has '{day.Text}' (the day first), line {month.Line} "
            + $"'{month.Text}' (the month first). Mend the wrong ones, or say --dates dmy or --dates mdy and they are rejected."
        : null;

    /// <summary>Looks at a value for what it tells about the order.</summary>
    public void Look(Line line)
    {
        var span = line.Span(column);
        if (span.IsEmpty || DateText.Read(span) is not { Form: DateForm.NumbersThenYear or DateForm.PointsThenYear } text)
        {
            return;
        }

        if (text.First > 12 && text.Second <= 12)
        {
            dayFirst ??= (span.ToString(), line.Number);
        }
        else if (text.Second > 12 && text.First <= 12)
        {
            monthFirst ??= (span.ToString(), line.Number);
        }
        else if (text.Form == DateForm.PointsThenYear)
        {
            hasPoints = true;
        }
        else if (text.First != text.Second)
        {
            either ??= (span.ToString(), line.Number);
        }
    }

    /// <summary>Reads a value; null where it is empty.</summary>
    /// <returns>Whether it is empty or a date; else <paramref name="problem"/> says why not.</returns>
    public bool TryRead(Line line, out FactTime? time, out string? problem)
    {
        var span = line.Span(column);
        (time, problem) = (null, null);
        if (span.IsEmpty)
        {
            return true;
        }

        problem = DateReading.Of(DateText.Read(span), Order, zone, out var read) is { } why ? $"{name} '{span}' {why}" : null;
        time = read;
        return problem is null;
    }
}
