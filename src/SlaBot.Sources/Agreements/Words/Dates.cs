using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using SlaBot.Domain.Calendars;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>Reads days, times of day and zones.</summary>
internal static class Dates
{
    private const int FirstYear = 1900, LastYear = 2199;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>A day in ISO form.</summary>
    public static (LocalDate?, string?) Day(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
        {
            return day.Year is >= FirstYear and <= LastYear
                ? (day, null)
                : (null, FormattableString.Invariant($"{text} is too far away: write a day from {FirstYear} to {LastYear}."));
        }

        return (null, HasIsoForm(text)
            ? $"{text} is no day of the calendar: check its month and day."
            : $"'{text}' is not a date: write it as year-month-day, such as 2026-07-03.");
    }

    /// <summary>A time of day such as <c>09:00</c>, or null.</summary>
    public static LocalTime? Time(string text) => Clock.Parse(text) is { Success: true, Value: var time } ? time : null;

    /// <summary>The hours of a working day, such as <c>09:00-17:00</c>.</summary>
    public static (WorkingHours?, string?) Hours(string text)
    {
        if (text.Split('-', '–') is not [var start, var end] || Time(start.Trim()) is not { } from || Time(end.Trim()) is not { } to)
        {
            return (null, $"'{text}' are not working hours: write \"09:00-17:00\" in quotation marks, from 00:00 to 23:59.");
        }

        return to <= from
            ? (null, $"Working hours cannot end ({end.Trim()}) before they begin ({start.Trim()}): write the earlier time first.")
            : (new WorkingHours(from, to), null);
    }

    /// <summary>A zone of the tz database.</summary>
    public static (DateTimeZone?, string?) Zone(string text) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone
        ? (zone, null)
        : (null, $"'{text}' is not a time zone: write one of the tz database, such as America/Chicago.{ZoneNear(text)}");

    private static string ZoneNear(string text)
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        var city = text.Replace(' ', '_');
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(text, out var ofWindows);
        var meant = ofWindows
            ?? ids.FirstOrDefault(id => City(id).Equals(city, StringComparison.OrdinalIgnoreCase))
            ?? Nearest.To(text, ids)
            ?? (Nearest.To(city, ids.Select(City)) is { } near ? ids.First(id => City(id) == near) : null);
        return meant is null ? "" : $" Did you mean '{meant}'?";
    }

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static bool HasIsoForm(string text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Where((_, i) => i is not (4 or 7)).All(char.IsAsciiDigit);
}
