using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Periods with a name of their own: Q3, H2, July, 2014, week 28, FY26, 民國104年.</summary>
internal static class NamedPeriods
{
    private const int MinguoOffset = 1911;

    /// <summary>Gets the families.</summary>
    public static Dictionary<string, PeriodRule> Rules { get; } = new()
    {
        ["quarter"] = (words, scene) => Part(scene, 3, words.Counts is [var said, ..] ? said : words.Given, 4),
        ["half"] = (words, scene) => Part(scene, 6, words.Counts is [var said, ..] ? said : words.Given, 2),
        ["month"] = (words, scene) => Month(scene, words.Months is [var named, ..] ? named : words.Counts is [var said, ..] ? said : words.Given),
        ["year"] = (words, _) => words.Year is { } year ? new(Calendar.Year(year)) : null,
        ["fiscal-year"] = (words, scene) => FiscalYear(scene, words.Year ?? (words.Counts is [var said, ..] ? said : 0)),
        ["minguo"] = (words, _) => words.Counts is [> 80 and < 190 and var year, ..] ? new(Calendar.Year(year + MinguoOffset)) : null,
        ["week-number"] = (words, scene) => words.Counts is [var week, ..] && Calendar.Week(words.Year ?? scene.Today.Year, week) is { } days ? new(days) { YearAssumed = words.Year is null } : null,
        ["in-year"] = InYear,
        ["next-year"] = (words, _) => words.Periods is [{ YearAssumed: true } inner] ? inner with { Days = Calendar.ShiftYears(inner.Days, words.Given), YearAssumed = false } : null,
        ["last-named"] = LastNamed,
    };

    private static PeriodMeaning? Part(PeriodScene scene, int months, int number, int most) =>
        number >= 1 && number <= most ? scene.InYear(Period.Months(scene.FiscalStart.PlusMonths((number - 1) * months), months), fiscal: true) : null;

    /// <summary>A month of the fiscal year that holds today.</summary>
    private static PeriodMeaning? Month(PeriodScene scene, int month)
    {
        if (month is < 1 or > 12)
        {
            return null;
        }

        var first = new LocalDate(scene.FiscalStart.Year, month, 1);
        var inYear = first < scene.FiscalStart.With(DateAdjusters.StartOfMonth) ? first.PlusYears(1) : first;
        return scene.InYear(Period.MonthOf(inYear), fiscal: false);
    }

    private static PeriodMeaning? FiscalYear(PeriodScene scene, int number)
    {
        var year = number is > 0 and < 100 ? 2000 + number : number;
        return year is < 1990 or > 2099 ? null : new(Period.Months(scene.FiscalStart.PlusYears(year - scene.FiscalYear), 12));
    }

    /// <summary>"Q1 2014", "May last year": the inner period, moved into the year beside it.</summary>
    private static PeriodMeaning? InYear(PeriodWords words, PeriodScene scene)
    {
        var inner = words.Periods.FirstOrDefault(period => period.YearAssumed);
        var year = words.Year is { } number ? Calendar.Year(number) : words.Periods.FirstOrDefault(IsYear)?.Days;
        if (inner is null || year is not { } named)
        {
            return null;
        }

        var from = inner.Fiscal ? FiscalYearOf(scene, inner.Days.From) : inner.Days.From.Year;
        var to = inner.Fiscal ? named.To.Year : named.From.Year;
        return inner with { Days = Calendar.ShiftYears(inner.Days, to - from), YearAssumed = false };
    }

    private static bool IsYear(PeriodMeaning period) => !period.YearAssumed && period.Days.From.PlusYears(1).PlusDays(-1) == period.Days.To;

    private static int FiscalYearOf(PeriodScene scene, LocalDate day) =>
        scene.FiscalYear + (day < scene.FiscalStart ? -1 : 0);

    /// <summary>"Last December", "last Q4": the newest that is over.</summary>
    private static PeriodMeaning? LastNamed(PeriodWords words, PeriodScene scene)
    {
        if (words.Periods is not [{ YearAssumed: true } inner])
        {
            return null;
        }

        return inner.Days.To < scene.Today ? inner : inner with { Days = Calendar.ShiftYears(inner.Days, -1), YearAssumed = false };
    }
}
