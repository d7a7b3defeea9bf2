using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Voices;

/// <summary>How a language writes days and periods.</summary>
public sealed class DateWords(string language)
{
    private static readonly string[] Months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] LongMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private const string ChineseWeekdays = "一二三四五六日";

    private readonly bool chinese = language == "zh-Hant";

    /// <summary>A day: <c>3 Mar 2026</c>.</summary>
    public string Of(LocalDate day) => chinese
        ? FormattableString.Invariant($"{day.Year}年{day.Month}月{day.Day}日")
        : FormattableString.Invariant($"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>Days of the week: <c>Mon, Tue, Wed</c>.</summary>
    public string Of(IReadOnlyList<IsoDayOfWeek> week) => chinese
        ? $"週{string.Join("、", week.Select(day => ChineseWeekdays[(int)day - 1]))}"
        : string.Join(", ", week.Select(day => Weekdays[(int)day - 1]));

    /// <summary>Hours of a day: <c>09:00–17:00</c>.</summary>
    public static string Of(WorkingHours hours) =>
        FormattableString.Invariant($"{hours.From.Hour:00}:{hours.From.Minute:00}–{hours.To.Hour:00}:{hours.To.Minute:00}");

    /// <summary>A day with its weekday: <c>Tue 3 Mar 2026</c>.</summary>
    public string WithWeekday(LocalDate day) => chinese
        ? $"{Of(day)}（{ChineseWeekdays[(int)day.DayOfWeek - 1]}）"
        : $"{Weekdays[(int)day.DayOfWeek - 1]} {Of(day)}";

    /// <summary>A moment with its weekday: <c>Tue 3 Mar 2026, 09:00</c>.</summary>
    public string WithWeekday(LocalDateTime moment) =>
        FormattableString.Invariant($"{WithWeekday(moment.Date)}{(chinese ? " " : ", ")}{moment.Hour:00}:{moment.Minute:00}");

    /// <summary>A period by its shortest name: a day, a month, a quarter, a year, or from one day to another.</summary>
    public string Of(Period period)
    {
        if (period.Length == 1)
        {
            return Of(period.From);
        }

        if (period == Period.MonthOf(period.From))
        {
            return Month(period.From);
        }

        if (period == new Period(new(period.From.Year, 1, 1), new(period.From.Year, 12, 31)))
        {
            return chinese ? FormattableString.Invariant($"{period.From.Year}年") : FormattableString.Invariant($"{period.From.Year}");
        }

        return period.From is { Day: 1, Month: 1 or 4 or 7 or 10 } && period == Period.Months(period.From, 3)
            ? Quarter(period.From)
            : Range(period);
    }

    private string Month(LocalDate day) => chinese
        ? FormattableString.Invariant($"{day.Year}年{day.Month}月")
        : FormattableString.Invariant($"{LongMonths[day.Month - 1]} {day.Year}");

    private string Quarter(LocalDate day) => chinese
        ? FormattableString.Invariant($"{day.Year}年第{(day.Month + 2) / 3}季")
        : FormattableString.Invariant($"Q{(day.Month + 2) / 3} {day.Year}");

    private string Range(Period period)
    {
        if (chinese)
        {
            return $"{Of(period.From)}至{Of(period.To)}";
        }

        var from = period.From.Year == period.To.Year
            ? FormattableString.Invariant($"{period.From.Day} {Months[period.From.Month - 1]}")
            : Of(period.From);
        return $"{from} – {Of(period.To)}";
    }
}
