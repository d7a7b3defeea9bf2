using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Parts of a period: its first week, its second half, 上旬, what is left of it.</summary>
internal static class PartsOfPeriods
{
    /// <summary>Gets the families.</summary>
    public static Dictionary<string, PeriodRule> Rules { get; } = new()
    {
        ["first-of"] = FirstOf,
        ["last-of"] = LastOf,
        ["half-of"] = HalfOf,
        ["halves"] = (words, scene) => Inner(words) is { } inner && Half(inner, 1) is { } first && Half(inner, 2) is { } second ? Pair(inner, first, second) : null,
        ["named-and-other"] = NamedAndOther,
        ["named-and-last"] = (words, _) => Inner(words) is { } inner ? Pair(inner, inner.Days, Calendar.Before(inner.Days)) : null,
        ["third-of"] = ThirdOf,
        ["so-far"] = (words, scene) => Inner(words) is { } inner && inner.Days.Contains(scene.Today) ? new(new Period(inner.Days.From, scene.Today)) : null,
        ["nth-of"] = NthWeekOf,
        ["half-of-month"] = (words, scene) => Inner(words) is { YearAssumed: true, Days.Length: > 27 and < 32 } ? HalfOf(words, scene) : null,
        ["day-named"] = (words, _) => Inner(words) is { Days.Length: 1 } inner ? inner : null,
        ["just"] = (words, _) => Inner(words),
        ["third"] = Third,
        ["rest-of"] = RestOf,
        ["run-up"] = RunUp,
        ["weekend-of"] = (words, _) => Inner(words) is { Days.Length: 1 } inner ? new(Weekend(inner.Days.From)) : null,
        ["week-of"] = (words, _) => Inner(words) is { } inner ? new(Calendar.Days(Calendar.Monday(inner.Days.From), 7)) : null,
    };

    private static PeriodMeaning? Inner(PeriodWords words) => words.Periods is [{ Echo: null } inner] ? inner : null;

    private static PeriodMeaning? FirstOf(PeriodWords words, PeriodScene scene)
    {
        var count = words.Counts is [var said, ..] ? said : 1;
        return Inner(words) is { } inner && End(inner.Days.From, count, words.Unit) is { } end && end <= inner.Days.To
            ? inner with { Both = null, Days = new(inner.Days.From, end) }
            : null;
    }

    private static PeriodMeaning? LastOf(PeriodWords words, PeriodScene scene)
    {
        var count = words.Counts is [var said, ..] ? said : 1;
        return Inner(words) is { } inner && Calendar.Ending(inner.Days.To, count, words.Unit) is { } days && days.From >= inner.Days.From
            ? inner with { Both = null, Days = words.Unit == "month" ? Period.Months(inner.Days.To.PlusDays(1).PlusMonths(-count), count) : days }
            : null;
    }

    private static LocalDate? End(LocalDate from, int count, string unit) => count is < 1 or > 400 ? null : unit switch
    {
        "day" => from.PlusDays(count - 1),
        "week" => from.PlusDays((7 * count) - 1),
        "month" => from.PlusMonths(count).PlusDays(-1),
        "quarter" => from.PlusMonths(3 * count).PlusDays(-1),
        _ => null,
    };

    /// <summary>A half of a year or quarter ends with a month; a month's first half is its first fifteen days.</summary>
    private static PeriodMeaning? HalfOf(PeriodWords words, PeriodScene scene)
    {
        var number = words.Counts is [var said, ..] ? said : words.Given;
        return Inner(words) is { } inner && number is 1 or 2 && Half(inner, number) is { } half ? inner with { Both = null, Days = half } : null;
    }

    /// <summary>"In the first quarter than in the second": the two stand side by side, to be set against each other.</summary>
    private static PeriodMeaning? NamedAndOther(PeriodWords words, PeriodScene scene) =>
        Inner(words) is { } inner && words.Counts is [var number] && Other(inner, number) is { } other && other != inner.Days ? Pair(inner, inner.Days, other) : null;

    /// <summary>The quarter or half of a number in the year of another, or the half of a month.</summary>
    private static Period? Other(PeriodMeaning inner, int number)
    {
        var days = inner.Days;
        foreach (var months in (int[])[3, 6])
        {
            if (inner.Both is var (calendar, _) && Period.Months(days.From, months) == days && number >= 1 && number <= 12 / months)
            {
                // Which of the year's parts it is, the calendar tells: both years count their parts alike.
                var own = ((calendar.From.Month - 1) / months) + 1;
                return Period.Months(days.From.PlusMonths((number - own) * months), months);
            }
        }

        var month = Period.MonthOf(days.From);
        return number is 1 or 2 && (Half(new(month), 1) == days || Half(new(month), 2) == days) ? Half(new(month), number) : null;
    }

    private static PeriodMeaning Pair(PeriodMeaning inner, Period first, Period second) =>
        inner with { Both = null, Days = new(LocalDate.Min(first.From, second.From), LocalDate.Max(first.To, second.To)), Ends = (first, second), Opposed = true };

    private static Period? Half(PeriodMeaning inner, int number)
    {
        var days = inner.Days;
        var months = ((days.To.Year - days.From.Year) * 12) + days.To.Month - days.From.Month + 1;
        var middle = months % 2 == 0 ? days.From.PlusMonths(months / 2).PlusDays(-1)
            : months == 1 && days.From.Day == 1 && days.Length > 27 ? days.From.PlusDays(14)
            : days.From.PlusDays((days.Length / 2) - 1);
        return middle < days.From ? null : number == 1 ? new(days.From, middle) : new(middle.PlusDays(1), days.To);
    }

    /// <summary>上旬, 中旬, 下旬: days 1 to 10, 11 to 20, and the rest of a month.</summary>
    private static PeriodMeaning? ThirdOf(PeriodWords words, PeriodScene scene)
    {
        if (Inner(words) is not { Days: { Length: > 27 and < 32 } days } inner)
        {
            return null;
        }

        var from = days.From.PlusDays(10 * (words.Given - 1));
        return inner with { Both = null, Days = words.Given == 3 ? new(from, days.To) : Calendar.Days(from, 10) };
    }

    /// <summary>"The second week of May": its eighth to its fourteenth day.</summary>
    private static PeriodMeaning? NthWeekOf(PeriodWords words, PeriodScene scene) =>
        words.Counts is [>= 1 and <= 53 and var number] && Inner(words) is { } inner
        && Calendar.Days(inner.Days.From.PlusDays(7 * (number - 1)), 7) is var days && days.From <= inner.Days.To
            ? inner with { Both = null, Days = new(days.From, LocalDate.Min(days.To, inner.Days.To)) }
            : null;

    /// <summary>本旬, 上一旬: the third of a month that holds today, or one beside it.</summary>
    private static PeriodMeaning? Third(PeriodWords words, PeriodScene scene)
    {
        var number = Math.Min((scene.Today.Day - 1) / 10, 2) + words.Given;
        var first = new LocalDate(scene.Today.Year, scene.Today.Month, 1).PlusMonths(number < 0 ? -1 : number / 3);
        var from = first.PlusDays(10 * ((number + 3) % 3));
        return new(from.Day > 20 ? new Period(from, first.PlusMonths(1).PlusDays(-1)) : Calendar.Days(from, 10));
    }

    /// <summary>The weekend that a day belongs to: a Monday still makes the one before it long.</summary>
    private static Period Weekend(LocalDate day) => Calendar.Days(Calendar.Monday(day.PlusDays(-1)).PlusDays(5), 2);

    private static PeriodMeaning? RestOf(PeriodWords words, PeriodScene scene)
    {
        var whole = Inner(words)?.Days ?? Calendar.Unit(scene, words.Unit, 0);
        var tomorrow = scene.Today.PlusDays(1);
        return whole is { } days && days.To >= tomorrow ? new(new Period(LocalDate.Max(tomorrow, days.From), days.To)) : null;
    }

    /// <summary>"The 6 weeks to 1 July".</summary>
    private static PeriodMeaning? RunUp(PeriodWords words, PeriodScene scene) =>
        (words.Counts is [var said, ..] ? said : 1) is > 0 and <= 1000 and var count && Inner(words) is { } inner && Calendar.Ending(inner.Days.To, count, words.Unit) is { } days ? new(days) : null;
}
