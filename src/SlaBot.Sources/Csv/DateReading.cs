using System.Globalization;
using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>Makes a day of the calendar of what a value says.</summary>
internal static class DateReading
{
    /// <summary>The years that are taken; others are slips of the pen.</summary>
    public const int FirstYear = 1970, LastYear = 2200;

    private static readonly LocalDate SerialEpoch = new(1899, 12, 30);

    /// <summary>Reads a value that was taken apart.</summary>
    /// <param name="text">The value.</param>
    /// <param name="order">In which order day and month come; null where no value depends on it.</param>
    /// <param name="zone">Where a moment with an offset becomes a local day.</param>
    /// <param name="time">The day, with its time where there is one.</param>
    /// <returns>Null, or why it is no day, as what follows the value in a sentence.</returns>
    public static string? Of(DateText text, DateOrder? order, DateTimeZone zone, out FactTime time)
    {
        time = default;
        switch (text.Form)
        {
            case DateForm.YearMonthDay:
                return At(text, (text.First, text.Second, text.Third), order, zone, out time);
            case DateForm.NumbersThenYear or DateForm.PointsThenYear:
                return At(text, order == DateOrder.MonthDayYear ? (text.Third, text.First, text.Second) : (text.Third, text.Second, text.First), order, zone, out time);
            case DateForm.Serial when order == DateOrder.ExcelSerial:
                var day = SerialEpoch.PlusDays(text.First);
                return At(text, (day.Year, day.Month, day.Day), order, zone, out time);
            case DateForm.Serial:
                return "is a bare number: format the column as a date, or say --dates excel if it is Excel's count of days";
            case DateForm.ShortYear:
                return "has a year of two digits: write four";
            default:
                return "is not a date such as 2026-03-01";
        }
    }

    private static string? At(DateText text, (int Year, int Month, int Day) day, DateOrder? order, DateTimeZone zone, out FactTime time)
    {
        time = default;
        if (day.Year is < FirstYear or > LastYear)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a year outside {FirstYear} to {LastYear}");
        }

        if (day.Month is < 1 or > 12 || day.Day < 1 || day.Day > CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month))
        {
            return order == DateOrder.MonthDayYear ? "is no day of the calendar, the month read first" : "is no day of the calendar";
        }

        var date = new LocalDate(day.Year, day.Month, day.Day);
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
