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
        ["half-month"] = (words, scene) => new(HalfMonth(scene.Today, words.Given)),
        ["month"] = (words, scene) => Month(scene, words.Months is [var named, ..] ? named : words.Counts is [var said, ..] ? said : words.Given),
        ["fiscal-quarter"] = (words, scene) => FiscalPart(scene, 3, words.Counts is [var said, ..] ? said : words.Given, 4),
        ["fiscal-half"] = (words, scene) => FiscalPart(scene, 6, words.Counts is [var said, ..] ? said : words.Given, 2),
        ["year-month"] = (words, _) => words.Year is { } year && words.Counts is [>= 1 and <= 12 and var month, ..] ? new(Period.Month(year, month)) : null,
        ["year"] = (words, _) => YearOf(words) is { } year ? new(Calendar.Year(year)) { YearWritten = true } : null,
        // "Win rate, 2014" names a year, "visits yesterday: 2050" a number.
        ["bare-year"] = (words, scene) => words.Year is { } year && year <= scene.Today.Year + 1 ? new(Calendar.Year(year)) { YearWritten = true } : null,
        ["fiscal-year"] = (words, scene) => FiscalYear(scene, words.Year ?? (words.Counts is [var said, ..] ? said : 0)),
        ["minguo"] = (words, _) => words.Counts is [> 80 and < 190 and var year, ..] ? new(Calendar.Year(year + MinguoOffset)) { YearWritten = true } : null,
        ["week-number"] = (words, scene) => words.Counts is [var week, ..] && Calendar.Week(words.Year ?? scene.Today.Year, week) is { } days ? new(days) { YearAssumed = words.Year is null } : null,
        ["in-year"] = InYear,
        ["next-year"] = (words, _) => words.Periods is [{ YearAssumed: true } inner] ? inner with { Days = Calendar.ShiftYears(inner.Days, words.Given), YearAssumed = false, Both = null } : null,
        ["last-named"] = LastNamed,
    };

    private static Period HalfMonth(NodaTime.LocalDate today, int number)
    {
        var month = Period.MonthOf(today);
        return number == 1 ? new(month.From, month.From.PlusDays(14)) : new(month.From.PlusDays(15), month.To);
    }

    /// <summary>2014, or the 14 of "H2 '14".</summary>
    private static int? YearOf(PeriodWords words) =>
        words.Year ?? (words.Counts is [>= 0 and < 100 and var number] ? 2000 + number : null);

    private static PeriodMeaning? Part(PeriodScene scene, int months, int number, int most) =>
        number >= 1 && number <= most ? scene.Part(months, number) : null;

    private static PeriodMeaning? FiscalPart(PeriodScene scene, int months, int number, int most) =>
        Part(scene, months, number, most) is { Both: var (_, fiscal) } part ? scene.InYear(fiscal) with { Both = (fiscal, fiscal) } : null;

    private static PeriodMeaning? Month(PeriodScene scene, int month) =>
        month is < 1 or > 12 ? null : scene.InYear(Period.Month(scene.YearOf(month), month));

    private static PeriodMeaning? FiscalYear(PeriodScene scene, int number)
    {
        var year = number is > 0 and < 100 ? 2000 + number : number;
        return year is < 1990 or > 2099 ? null : new(Period.Months(scene.FiscalStart.PlusYears(year - scene.FiscalYear), 12)) { Fiscal = true };
    }

    /// <summary>"Q1 2014", "May last year": the inner period, moved into the year beside it.</summary>
    private static PeriodMeaning? InYear(PeriodWords words, PeriodScene scene)
    {
        var inner = words.Periods.FirstOrDefault(period => period.YearAssumed);
        var year = YearOf(words) is { } number ? new PeriodMeaning(Calendar.Year(number)) { YearWritten = true } : words.Periods.FirstOrDefault(IsYear);
        if (inner is null || year is null)
        {
            return null;
        }

        var days = year.Fiscal ? inner.Both?.Fiscal : year.YearWritten ? inner.Both?.Calendar : null;
        return inner with { Days = days is { } named ? Into(year, named) : inner.Both is null ? Into(year, inner.Days) : Relative(scene, inner, year), YearAssumed = false, Both = null };
    }

    /// <summary>The same days in another year; of a fiscal one, those that lie in it.</summary>
    private static Period Into(PeriodMeaning year, Period days)
    {
        var moved = Calendar.ShiftYears(days, year.Days.From.Year - days.From.Year);
        return year.Fiscal && moved.From < year.Days.From ? Calendar.ShiftYears(moved, 1) : moved;
    }

    /// <summary>"Q1 last year" is the quarter that "Q1" would be, so many years before.</summary>
    private static Period Relative(PeriodScene scene, PeriodMeaning quarter, PeriodMeaning year) =>
        Calendar.ShiftYears(quarter.Days, year.Days.From.Year - scene.Today.Year);

    private static bool IsYear(PeriodMeaning period) => !period.YearAssumed && period.Days.From.PlusYears(1).PlusDays(-1) == period.Days.To;

    /// <summary>"Last December", "last Q4": the newest that is over.</summary>
    private static PeriodMeaning? LastNamed(PeriodWords words, PeriodScene scene)
    {
        if (words.Periods is not [{ YearAssumed: true } inner])
        {
            return null;
        }

        return inner.Days.To < scene.Today ? inner : inner with { Days = Calendar.ShiftYears(inner.Days, -1), YearAssumed = false, Both = null };
    }
}
