using System.Globalization;
using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>
/// A column of dates. The whole column is looked at before the first value is read, because 01/02/2017 alone does not
/// tell its month: a 13 or more in one place does.
/// </summary>
internal sealed class DateColumn(string name, int column, DateTimeZone zone)
{
    /// <summary>The years that are taken; others are slips of the pen.</summary>
    public const int FirstYear = 1970, LastYear = 2200;

    private static readonly LocalDate SerialEpoch = new(1899, 12, 30);

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

        problem = Read(DateText.Read(span), out var read) is { } why ? $"{name} '{span}' {why}" : null;
        time = read;
        return problem is null;
    }

    private string? Read(DateText text, out FactTime time)
    {
        time = default;
        switch (text.Form)
        {
            case DateForm.YearMonthDay:
                return At(text, text.First, text.Second, text.Third, out time);
            case DateForm.NumbersThenYear or DateForm.PointsThenYear:
                return Order == DateOrder.MonthDayYear
                    ? At(text, text.Third, text.First, text.Second, out time)
                    : At(text, text.Third, text.Second, text.First, out time);
            case DateForm.Serial when Order == DateOrder.ExcelSerial:
                var day = SerialEpoch.PlusDays(text.First);
                return At(text, day.Year, day.Month, day.Day, out time);
            case DateForm.Serial:
                return "is a bare number: format the column as a date, or say --dates excel if it is Excel's count of days";
            case DateForm.ShortYear:
                return "has a year of two digits: write four";
            default:
                return "is not a date such as 2026-03-01";
        }
    }

    private string? At(DateText text, int year, int month, int day, out FactTime time)
    {
        time = default;
        if (year is < FirstYear or > LastYear)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a year outside {FirstYear} to {LastYear}");
        }

        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return Order == DateOrder.MonthDayYear ? "is no day of the calendar, the month read first" : "is no day of the calendar";
        }

        var date = new LocalDate(year, month, day);
        time = text switch
        {
            { Time: { } at, Offset: { } offset } => Local((date + at).WithOffset(offset).InZone(zone).LocalDateTime),
            { Time: { } at } => new(date, at),
            _ => new(date),
        };
        return null;
    }

    private static FactTime Local(LocalDateTime local) => new(local.Date, local.TimeOfDay);
}
