using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Single days: 3 July, 7/3, 2015-07-03, Friday, the 3rd.</summary>
internal static class Dates
{
    /// <summary>Gets the families.</summary>
    public static Dictionary<string, PeriodRule> Rules { get; } = new()
    {
        ["iso-date"] = (words, _) => words.Year is { } year && words.Counts is [var month, var day] ? Of(year, month, day) : null,
        ["full-date"] = (words, _) => words.Year is { } year && words.Months is [var month] && words.Counts is [var day, ..] ? Of(year, month, day) : null,
        ["minguo-date"] = (words, _) => words.Counts is [var year, var month, var day] ? Of(year + 1911, month, day) : null,
        ["month-day"] = (words, scene) => words.Months is [var month] && !words.EndsInOne && words.Counts is [var day, ..] ? InYear(scene, month, day) : null,
        ["slash-date"] = Slash,
        ["day-of-month"] = DayOfMonth,
        ["weekday"] = Weekday,
        ["day-range"] = DayRange,
        ["month-range"] = MonthRange,
    };

    /// <summary>A day; one that the month does not have, such as 31 June, is kept as impossible.</summary>
    private static PeriodMeaning? Of(int year, int month, int day) =>
        Calendar.Day(year, month, day) is { } date ? new(Period.Of(date))
        : Calendar.Day(year, month, 1) is { } first && day is >= 29 and <= 31 ? new(Period.MonthOf(first)) { Impossible = true }
        : null;

    private static PeriodMeaning? InYear(PeriodScene scene, int month, int day)
    {
        if (month is < 1 or > 12 || Of(scene.YearOf(month), month, day) is not { } date)
        {
            return null;
        }

        return date.Impossible ? date : scene.InYear(date.Days);
    }

    /// <summary>7/3 is 3 July or 7 March, whichever the company writes; where that is no date, as in 13/7, the other.</summary>
    private static PeriodMeaning? Slash(PeriodWords words, PeriodScene scene)
    {
        if (words.Counts is not [var first, var second, ..])
        {
            return null;
        }

        var (month, day) = scene.MonthFirst ? (first, second) : (second, first);
        if ((month > 12 || words.Year is null && Read(day, month) is { Impossible: false } && Read(month, day) is not { Impossible: false }) && day <= 12)
        {
            (month, day) = (day, month);
        }

        var unsure = !scene.DatesAreClear && first != second && first <= 12 && second <= 12;
        return Read(month, day) is { } date ? date with { Unsure = unsure } : null;

        PeriodMeaning? Read(int inMonth, int onDay) => words.Year is { } year ? Of(year, inMonth, onDay) : InYear(scene, inMonth, onDay);
    }

    /// <summary>The newest day of that number.</summary>
    private static PeriodMeaning? DayOfMonth(PeriodWords words, PeriodScene scene)
    {
        var today = scene.Today;
        var month = words.Counts is [var day, ..] && day > today.Day && scene.Past ? today.PlusMonths(-1) : today;
        return words.Counts is [var number, ..] && Calendar.Day(month.Year, month.Month, number) is { } date ? new(Period.Of(date)) : null;
    }

    /// <summary>The newest such day; with an offset, the one of that week.</summary>
    private static PeriodMeaning? Weekday(PeriodWords words, PeriodScene scene)
    {
        if (words.Weekday is not { } number)
        {
            return null;
        }

        var monday = scene.Today.PlusDays(1 - (int)scene.Today.DayOfWeek);
        var day = words.Unit == "week"
            ? monday.PlusWeeks(words.Given).PlusDays(number - 1)
            : scene.Today.PlusDays(-(((int)scene.Today.DayOfWeek - number + 7) % 7));
        return new(Period.Of(day == scene.Today && words.Unit == "before" ? day.PlusDays(-7) : day)) { Weekday = true };
    }

    /// <summary>"3 to 8 July", 7月1日到10日.</summary>
    private static PeriodMeaning? DayRange(PeriodWords words, PeriodScene scene)
    {
        var (month, days) = words.Months is [var named] ? (named, words.Counts) : (words.Counts is [var first, ..] ? first : 0, [.. words.Counts.Skip(1)]);
        return days is [var begin, var last] && InYear(scene, month, begin) is { } start && InYear(scene, month, last) is { } end && start.Days.From <= end.Days.To
            ? start with { Days = new(start.Days.From, end.Days.To) }
            : null;
    }

    /// <summary>1-3月, 1到3月.</summary>
    private static PeriodMeaning? MonthRange(PeriodWords words, PeriodScene scene) =>
        words.Counts is [>= 1 and <= 12 and var first, >= 1 and <= 12 and var last] && first < last
        && InYear(scene, first, 1) is { } start && InYear(scene, last, 1) is { } end && start.Days.From < end.Days.To
            ? start with { Days = new(start.Days.From, end.Days.To.With(DateAdjusters.EndOfMonth)), Ends = (Period.MonthOf(start.Days.From), Period.MonthOf(end.Days.From)) }
            : null;
}
