using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Periods told from today: this month, last week, the last 30 days, two months ago, month to date.</summary>
internal static class RelativePeriods
{
    /// <summary>Gets the families.</summary>
    public static Dictionary<string, PeriodRule> Rules { get; } = new()
    {
        ["unit"] = (words, scene) => Meaning(Calendar.Unit(scene, words.Unit, words.Given)),
        ["beside"] = (words, scene) => Meaning(Calendar.Unit(scene, words.Unit, words.Given)) is { } unit ? unit with { Beside = words.Given } : null,
        ["working-days"] = WorkingDays,
        ["to-date"] = ToDate,
        ["rolling"] = Rolling,
        ["coming"] = Coming,
        ["ago"] = Ago,
        ["year-before"] = (_, scene) => new(Period.Of(scene.Today)) { Echo = Echo.YearBefore },
        ["month-before"] = (_, scene) => new(Period.Of(scene.Today)) { Echo = Echo.MonthBefore },
        ["week-before"] = (_, scene) => new(Period.Of(scene.Today)) { Echo = Echo.WeekBefore },
        ["one-before"] = (_, scene) => new(Period.Of(scene.Today)) { Echo = Echo.OneBefore },
        ["none"] = (_, scene) => new(Period.Of(scene.Today)) { None = true },
        ["term"] = (_, scene) => new(scene.Term),
        ["term-to-date"] = (_, scene) => Meaning(Until(scene.Term, scene.Today)),
        ["reset-to-date"] = (_, scene) => scene.ResetOn <= scene.Today ? new(new Period(scene.ResetOn, scene.Today)) : null,
    };

    /// <summary>The part of a period up to a day; null where it begins later.</summary>
    public static Period? Until(Period period, LocalDate day) => period.Until(day);

    private static PeriodMeaning? Meaning(Period? days) => days is { } known ? new(known) : null;

    /// <summary>"Year to date" counts from the fiscal year's first day: that is the year the numbers are kept by.</summary>
    private static PeriodMeaning? ToDate(PeriodWords words, PeriodScene scene)
    {
        var unit = words.Unit == "year" ? "fiscal" : words.Unit;
        return Calendar.Unit(scene, unit, 0) is { } whole ? Meaning(Until(whole, scene.Today)) : null;
    }

    /// <summary>Days, weeks and months roll up to today; quarters and years are whole ones before this one.</summary>
    private static PeriodMeaning? Rolling(PeriodWords words, PeriodScene scene)
    {
        var count = words.Counts is [var said, ..] ? said : words.Given;
        if (count < 1 || count > 1000)
        {
            return null;
        }

        return words.Unit is "quarter" or "half" or "fiscal" && Calendar.Unit(scene, words.Unit, -count) is { } first
            ? new(new Period(first.From, Calendar.Unit(scene, words.Unit, -1)!.Value.To))
            : Meaning(Calendar.Ending(scene.Today, count, words.Unit));
    }

    /// <summary>"The last 10 working days": today is one of them if people work on it.</summary>
    private static PeriodMeaning? WorkingDays(PeriodWords words, PeriodScene scene) =>
        words.Counts is [>= 1 and <= 1000 and var count, ..]
            ? new(new Period(scene.Working.AddWorkingDays(scene.Today.PlusDays(1), -count), scene.Today))
            : null;

    private static PeriodMeaning? Coming(PeriodWords words, PeriodScene scene)
    {
        var count = words.Counts is [var said, ..] ? said : words.Given;
        var tomorrow = scene.Today.PlusDays(1);
        return count is < 1 or > 1000 ? null : words.Unit switch
        {
            "day" => new(Calendar.Days(tomorrow, count)),
            "week" => new(Calendar.Days(tomorrow, 7 * count)),
            "month" => new(Period.Months(tomorrow, count)),
            "quarter" => new(Period.Months(tomorrow, 3 * count)),
            "year" => new(Period.Months(tomorrow, 12 * count)),
            _ => null,
        };
    }

    private static PeriodMeaning? Ago(PeriodWords words, PeriodScene scene) =>
        (words.Counts is [var said, ..] ? said : words.Given) is > 0 and <= 1000 and var count ? Meaning(Calendar.Unit(scene, words.Unit, -count)) : null;
}
