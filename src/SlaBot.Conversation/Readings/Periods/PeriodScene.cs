using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>
/// What time words are relative to, and the one place that says which year quarters, halves and months belong to:
/// <list type="bullet">
/// <item>A term of exactly twelve months is the company's fiscal year; "FY", "fiscal" and 會計年度 always mean it. Any other
/// term leaves the calendar year.</item>
/// <item>Where the fiscal year begins on 1 January, April, July or October, a bare Q1 to Q4 (H1, H2) counts from its first
/// month. Any other fiscal year leaves bare quarters and halves to the calendar, as "this quarter" would fit neither.</item>
/// <item>With a calendar year written beside it ("Q3 2021") it is the quarter of the calendar; with a fiscal one
/// ("Q3 FY21") that of the fiscal year, which bears the number of the year it ends in.</item>
/// <item>A bare month is the newest one inside the term that has begun, else the one still to come inside it, else this
/// year's; spoken of in the past, never one still to come.</item>
/// </list>
/// </summary>
/// <param name="Today">Today in the asker's zone.</param>
/// <param name="Term">The agreement's term.</param>
/// <param name="Past">Whether the message speaks of the past, so that a month still to come is last year's.</param>
internal sealed record PeriodScene(LocalDate Today, Period Term, bool Past)
{
    /// <summary>Where dates are written month first although English is spoken, or in Chinese.</summary>
    private static readonly HashSet<string> MonthFirstCurrencies = ["USD", "TWD", "CNY", "JPY", "KRW", "CAD", "PHP"];

    /// <summary>Gets whether 1/5 is 5 January: so in Chinese, and where the currency is one of a country that writes so.</summary>
    public bool MonthFirst { get; init; } = true;

    /// <summary>Gets whether 1/5 has only one reading: in Chinese the month comes first.</summary>
    public bool DatesAreClear { get; init; }

    /// <summary>Gets the day of the newest re-set of the agreement; the first of the term where there was none.</summary>
    public LocalDate ResetOn { get; init; } = Term.From;

    /// <summary>Gets when people work.</summary>
    public BusinessCalendar Working { get; init; } = BusinessCalendar.Default;

    /// <summary>Gets the first day of the fiscal year that holds today; 1 January where the term is no fiscal year.</summary>
    public LocalDate FiscalStart
    {
        get
        {
            if (Term.From.PlusYears(1).PlusDays(-1) != Term.To)
            {
                return new(Today.Year, 1, 1);
            }

            var start = Term.From.PlusYears(Today.Year - Term.From.Year);
            return start <= Today ? start : start.PlusYears(-1);
        }
    }

    /// <summary>Gets the year after which people name the fiscal year that holds today: the one it ends in.</summary>
    public int FiscalYear => FiscalStart.PlusYears(1).PlusDays(-1).Year;

    /// <summary>Gets the day from which bare quarters and halves are counted.</summary>
    public LocalDate QuarterStart => FiscalStart is { Day: 1, Month: 4 or 7 or 10 } ? FiscalStart : new(Today.Year, 1, 1);

    /// <summary>Gets the scene of a message: without an agreement, the calendar year is the term.</summary>
    /// <param name="scene">What the words are about.</param>
    /// <param name="past">Whether the message speaks of the past.</param>
    /// <param name="language">The language of the message.</param>
    public static PeriodScene Of(Scene scene, bool past, string language) => new(
        scene.Today,
        scene.Agreement?.Term ?? new(new(scene.Today.Year, 1, 1), new(scene.Today.Year, 12, 31)),
        past)
    {
        MonthFirst = language != "en" || scene.Agreement is null || MonthFirstCurrencies.Contains(scene.Agreement.Currency.Code),
        DatesAreClear = language != "en",
        Working = scene.Agreement?.Calendar ?? BusinessCalendar.Default,
        ResetOn = scene.ResetOn ?? scene.Agreement?.Term.From ?? new(scene.Today.Year, 1, 1),
    };

    /// <summary>The year of a month that is named without one.</summary>
    public int YearOf(int month)
    {
        if (!Term.Contains(Today))
        {
            return FiscalStart.Month > month ? FiscalStart.Year + 1 : FiscalStart.Year;
        }

        var first = new LocalDate(Today.Year, month, 1);
        return first <= Today ? IsInTerm(first) || !IsInTerm(first.PlusYears(1)) ? first.Year : first.Year + 1
            : IsInTerm(first.PlusYears(-1)) ? first.Year - 1
            : first.Year;
    }

    /// <summary>A period without its year; a year earlier where the past is spoken of and it is still to come.</summary>
    public PeriodMeaning InYear(Period period) => new(Earlier(period)) { YearAssumed = true };

    /// <summary>A numbered quarter or half, which means one thing in the fiscal year and another in the calendar's.</summary>
    public PeriodMeaning Part(int months, int number)
    {
        Period From(LocalDate start) => Period.Months(start.PlusMonths((number - 1) * months), months);
        return InYear(From(QuarterStart)) with { Both = (From(new(Today.Year, 1, 1)), From(FiscalStart)) };
    }

    private bool IsInTerm(LocalDate first) => Term.To >= first && Term.From <= Period.MonthOf(first).To;

    private Period Earlier(Period period) => Past && period.From > Today ? Calendar.ShiftYears(period, -1) : period;
}
