using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The keys that say when the company works. Each has a default: UTC, Monday to Friday, 09:00 to 17:00, no holidays.</summary>
internal static class CalendarKeys
{
    public static BusinessCalendar Read(Section file)
    {
        var usual = BusinessCalendar.Default;
        return new(
            file.Find("time_zone")?.Value(Dates.Zone) ?? usual.Zone,
            WorkingWeek(file.Find("working_week")) ?? usual.WorkingWeek,
            file.Find("working_hours")?.Value(Dates.Hours) ?? usual.Hours,
            file.Find("holidays")?.List("[2026-07-03, 2026-11-26]", Dates.Day) ?? []);
    }

    private static List<IsoDayOfWeek>? WorkingWeek(Field? field)
    {
        if (field?.List("[mon, tue, wed, thu, fri]") is not { } items)
        {
            return null;
        }

        var week = new List<IsoDayOfWeek>();
        foreach (var item in items)
        {
            if (item.Value(Weekday) is not { } day)
            {
                continue;
            }

            if (week.Contains(day))
            {
                item.Refuse($"'{Choices.Weekdays.WordFor(day)}' stands here twice: keep one of them.");
            }

            week.Add(day);
        }

        if (items.Count == 0)
        {
            field.Refuse("A working week needs at least one day: write [mon, tue, wed, thu, fri].");
        }

        return week.Count == 0 ? null : week;
    }

    private static (IsoDayOfWeek?, string?) Weekday(string text)
    {
        var full = Enum.GetValues<IsoDayOfWeek>().FirstOrDefault(day => day.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return full == IsoDayOfWeek.None ? Choices.Weekdays.Parse(text) : (full, null);
    }
}
