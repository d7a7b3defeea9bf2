using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections.Distributions;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>An agreement made from what was counted, where there is none yet or a new term begins.</summary>
public sealed record FirstAgreement
{
    private const double OneInTen = 0.10;

    /// <summary>Gets the frame with the rates and the season seen; its goal does not count.</summary>
    public required Agreement Terms { get; init; }

    /// <summary>Gets the rates seen, each with its interval, top first.</summary>
    public required IReadOnlyList<RateSeen> Rates { get; init; }

    /// <summary>Gets the deal size seen.</summary>
    public required DealSizeSeen DealSize { get; init; }

    /// <summary>Gets how the past spread over the months of the term; null where no whole year is told.</summary>
    public required SeasonSeen? Season { get; init; }

    /// <summary>Gets the stages whose rate was not seen, or not often enough: theirs is that of the frame.</summary>
    public required IReadOnlyList<KpiId> NotSeen { get; init; }

    /// <summary>Gets the goals, from cautious to ambitious; empty where no deal was ever won.</summary>
    public required IReadOnlyList<GoalOption> Goals { get; init; }

    /// <summary>Makes an agreement from the last twelve months.</summary>
    /// <param name="frame">
    /// What evidence cannot tell: name, term, currency, calendar, parties and the stages. Its rates stand where none was
    /// seen; its goal does not count.
    /// </param>
    /// <param name="view">What was counted.</param>
    public static FirstAgreement Of(Agreement frame, View view)
    {
        // The frame says which stages there are: what was counted is looked at through it.
        var seenBy = view with { Agreements = new([new(1, frame.Term.From, frame, NodaTime.Instant.MinValue)]) };
        var (rates, size, season) = (RatesSeen.In(seenBy), DealSizeSeen.In(seenBy), SeasonOf(frame, seenBy));
        var funnel = new Funnel([.. frame.Funnel.Stages.Select((stage, at) => at == 0 ? stage : stage with { Rate = Usable(rates[at - 1]) ?? stage.Rate })]);
        var terms = frame with
        {
            Funnel = funnel,
            Pace = season is null ? frame.Pace : frame.Pace with { Method = PaceMethod.Monthly, Monthly = season.Percents },
        };
        return new()
        {
            Terms = terms,
            Rates = rates,
            DealSize = size,
            Season = season,
            NotSeen = [.. frame.Funnel.Stages.Skip(1).Where((_, at) => Usable(rates[at]) is null).Select(stage => stage.Id)],
            Goals = size.AsAgreed is { } deal ? [.. GoalsOf(terms, deal, size, seenBy)] : [],
        };
    }

    /// <summary>The range of customers that a year like the last holds: what nine of ten such years reach.</summary>
    /// <param name="customers">The customers of the last year, 0 or more.</param>
    internal static decimal NineInTen(decimal customers) => (decimal)IncompleteGamma.Quantile((double)customers + 0.5, OneInTen);

    private static decimal? Usable(RateSeen rate) => rate.IsEnough ? rate.AsBenchmark : null;

    private static SeasonSeen? SeasonOf(Agreement frame, View view)
    {
        var feed = view.Totals.FeedOf(KpiIds.Revenue);
        return SeasonSeen.Of(view.Totals.Of(KpiIds.Revenue), view.Totals.FirstDateOf(feed), frame.Term, frame.Calendar, view.AsOf.Day);
    }

    private static IEnumerable<GoalOption> GoalsOf(Agreement terms, decimal deal, DealSizeSeen size, View view)
    {
        // A term of another length than the year looked at brings its share of it.
        var share = (decimal)terms.Term.Length / size.Days.Length;
        yield return Option(GoalBoldness.Cautious, NineInTen(size.Deals) * share);
        yield return Option(GoalBoldness.Likely, size.Deals * share);
        var best = Feasibility.Of(0m, new Meter(view).SeriesOf(view.Catalog.Funnel.Last.Id), StageBest.QuarterDays, view.AsOf.Day).Best;
        if (best is { } quarter && quarter * terms.Term.Length / StageBest.QuarterDays is var kept && kept > size.Deals * share)
        {
            yield return Option(GoalBoldness.Ambitious, kept);
        }

        GoalOption Option(GoalBoldness boldness, decimal customers) =>
            GoalOption.Of(boldness, terms, new(new(Math.Max(1m, RoundedGoal(customers * deal)), terms.Currency), new(deal, terms.Currency)), customers, view);
    }

    // Three digits that count, as people set goals: 1,234,567 becomes 1,230,000.
    private static decimal RoundedGoal(decimal revenue)
    {
        var unit = 1m;
        while (unit * 1000m <= revenue)
        {
            unit *= 10m;
        }

        return Math.Round(revenue / unit, 0, MidpointRounding.AwayFromZero) * unit;
    }
}
