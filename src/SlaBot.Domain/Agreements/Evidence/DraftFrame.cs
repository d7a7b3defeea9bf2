using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>
/// What evidence cannot tell about an agreement that is to be drafted: of the next one, the words and rules of the one before;
/// of the first one, the stages that are counted and two departments without people.
/// </summary>
public static class DraftFrame
{
    private const int MonthsPerYear = 12;
    private const int RateDecimals = 4;

    private static readonly PartyId Sales = new("sales"), Marketing = new("marketing");

    /// <summary>The term that is drafted for where nobody names one: the next of the same length, or twelve months from the first of next month.</summary>
    public static Period TermOf(View view)
    {
        var today = view.AsOf.Day;
        if (view.Agreements.Latest is not { Terms.Term: var term })
        {
            var first = new LocalDate(today.Year, today.Month, 1).PlusMonths(1);
            return new(first, first.PlusMonths(MonthsPerYear).PlusDays(-1));
        }

        do
        {
            term = Next(term);
        }
        while (term.To < today);
        return term;
    }

    /// <summary>The frame; null where nothing was agreed and too little is counted to tell stages from.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="term">The days it is for.</param>
    /// <param name="currency">The currency of a first agreement: facts name none.</param>
    public static Agreement? Of(View view, Period term, Currency currency) => view.Agreements.Latest is { Terms: var terms }
        ? Renewed(terms, term)
        : FunnelOf(view) is { } funnel ? First(funnel, term, currency) : null;

    private static Period Next(Period term)
    {
        var months = 1;
        while (term.From.PlusMonths(months) <= term.To)
        {
            months++;
        }

        var from = term.To.PlusDays(1);
        return term.From.PlusMonths(months) == from
            ? new(from, from.PlusMonths(months).PlusDays(-1))
            : new(from, from.PlusDays(term.Length - 1));
    }

    private static Agreement Renewed(Agreement before, Period term)
    {
        var catalog = KpiCatalog.Of(before);
        return before with
        {
            Name = NameFor(before.Name, before.Term, term),
            Term = term,
            Pace = before.Pace is { Method: PaceMethod.Monthly } pace && pace.Monthly.Count != term.ByMonth().Count()
                ? pace with { Method = PaceMethod.WorkingDays, Monthly = [] }
                : before.Pace,
            Review = before.Review is { } day && term.From.PlusDays(NodaTime.Period.DaysBetween(before.Term.From, day)) is var review && term.Contains(review) ? review : null,
            Kpis = [.. before.Kpis.Select(own => FollowsFromGoal(own.Id, catalog) ? own with { Target = null, TargetHigh = null } : own).Where(SaysAnything)],
        };
    }

    // Of a term over two years both are in the name: the later one first, so that none is moved twice.
    private static string NameFor(string name, Period before, Period term)
    {
        var years = term.From.Year - before.From.Year;
        return Enumerable.Range(before.From.Year, Math.Max(1, before.To.Year - before.From.Year + 1)).Reverse().Aggregate(
            name,
            (words, year) => words.Replace(Text(year), Text(year + years), StringComparison.Ordinal));

        static string Text(int year) => year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
    }

    // A target of its own beside what follows from the goal was agreed for the old goal.
    private static bool FollowsFromGoal(KpiId id, KpiCatalog catalog) =>
        id == KpiIds.Revenue || id == KpiIds.AverageDealSize || catalog.Funnel.IndexOf(id) >= 0
        || catalog.Find(id) is { Measure: Measure.Ratio { Cohort: not null } };

    private static bool SaysAnything(KpiTerms own) =>
        own with { Synonyms = [] } != new KpiTerms(own.Id) { Synonyms = [] } || own.Synonyms.Count > 0;

    private static Agreement First(Funnel funnel, Period term, Currency currency) => new()
    {
        Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Sales & marketing agreement {(term.From.Year == term.To.Year ? $"{term.From.Year}" : $"{term.From.Year}–{term.To.Year}")}"),
        Term = term,
        Currency = currency,
        Calendar = BusinessCalendar.Default,
        Parties = [new(Sales, new("Sales", "業務"), []), new(Marketing, new("Marketing", "行銷"), [])],
        Goal = new(new(1m, currency), new(1m, currency)), // evidence puts its own in its place
        Funnel = funnel,
        Review = term.From.PlusMonths(MonthsPerYear / 2) is var half && term.Contains(half) ? half : null,
    };

    // Only what is counted, and so far as it narrows: a stage without numbers, or with fewer than the one below, tells no rate.
    private static Funnel? FunnelOf(View view)
    {
        var (meter, days) = (new Meter(view), EvidenceWindow.LastTwelveMonths.DaysIn(view));
        var stages = new List<(Stage Stage, decimal Count)>();
        foreach (var stage in view.Catalog.Funnel.Stages.Reverse())
        {
            var count = meter.SeriesOf(stage.Id).Sum(days).Sum;
            if (stages.Count == 0 && count <= 0m)
            {
                return null; // nobody became a customer
            }

            if (stages.Count == 0 || count >= stages[^1].Count)
            {
                stages.Add((stage, count));
            }
        }

        stages.Reverse();
        return stages.Count < Funnel.MinimumStages
            ? null
            : new([.. stages.Select((known, at) => known.Stage with { Rate = at == 0 ? null : Rounded(known.Count / stages[at - 1].Count) })]);
    }

    private static decimal Rounded(decimal rate) => Math.Round(rate, RateDecimals) is > 0m and var rounded ? rounded : rate;
}
