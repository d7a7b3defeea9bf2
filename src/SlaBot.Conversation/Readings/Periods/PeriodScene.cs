using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>What time words are relative to.</summary>
/// <param name="Today">Today in the asker's zone.</param>
/// <param name="Term">The agreement's term; its first day begins the fiscal year.</param>
/// <param name="Past">Whether the message speaks of the past, so that a month still to come is last year's.</param>
internal sealed record PeriodScene(LocalDate Today, Period Term, bool Past)
{
    /// <summary>Gets the scene of a message: without an agreement, the calendar year is the term.</summary>
    public static PeriodScene Of(Scene scene, bool past) => new(
        scene.Today,
        scene.Agreement?.Term ?? new(new(scene.Today.Year, 1, 1), new(scene.Today.Year, 12, 31)),
        past);

    /// <summary>Gets the first day of the fiscal year that holds today.</summary>
    public LocalDate FiscalStart
    {
        get
        {
            var start = Term.From.PlusYears(Today.Year - Term.From.Year);
            return start <= Today ? start : start.PlusYears(-1);
        }
    }

    /// <summary>Gets the year after which people name the fiscal year that holds today: the one it ends in.</summary>
    public int FiscalYear => FiscalStart.PlusYears(1).PlusDays(-1).Year;

    /// <summary>A period of the fiscal year that holds today; a year earlier where the past is spoken of and it is still to come.</summary>
    public PeriodMeaning InYear(Period period, bool fiscal) => new(Past && period.From > Today ? Calendar.ShiftYears(period, -1) : period)
    {
        YearAssumed = true,
        Fiscal = fiscal,
    };
}
