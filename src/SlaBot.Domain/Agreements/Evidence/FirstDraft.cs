using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>An agreement to begin with, made of what was counted: the first one, or that of the next term.</summary>
public sealed record FirstDraft
{
    /// <summary>Gets what evidence could not tell.</summary>
    public required Agreement Frame { get; init; }

    /// <summary>Gets what was seen.</summary>
    public required FirstAgreement Evidence { get; init; }

    /// <summary>Gets how complete past years spread over the months of the term; null where none is told. Where there is one, the terms are spread so.</summary>
    public required SeasonSeen? Season { get; init; }

    /// <summary>Gets the goals to choose from: that which somebody named first, then from cautious to ambitious; empty where no deal was won.</summary>
    public required IReadOnlyList<GoalOption> Options { get; init; }

    /// <summary>Gets whether it follows an agreement.</summary>
    public required bool IsNext { get; init; }

    /// <summary>Makes a draft; null where nothing was agreed yet and too little is counted to tell stages and rates from.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="term">The days it is for; null for the next term.</param>
    /// <param name="goal">A goal that somebody named, above 0; null for none.</param>
    /// <param name="currency">The currency of a first agreement.</param>
    public static FirstDraft? Of(View view, Period? term = null, decimal? goal = null, Currency currency = default)
    {
        if (DraftFrame.Of(view, term ?? DraftFrame.TermOf(view), currency) is not { } frame)
        {
            return null;
        }

        var first = FirstAgreement.Of(frame, view);
        var season = first.Season ?? SeasonBefore(frame, view);
        GoalOption[] options = [.. Asked(frame, first, view, goal), .. first.Goals];
        return new()
        {
            Frame = frame,
            Evidence = first,
            Season = season,
            Options = season is null ? options : [.. options.Select(option => option with { Terms = Spread(option.Terms, season) })],
            IsNext = view.Agreements.Latest is not null,
        };
    }

    /// <summary>
    /// The terms that a button of the draft stands for, as the numbers are now; null where there are none such (any more). From
    /// them a proposal is begun, in force from the first day of their term.
    /// </summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="pick">What was picked.</param>
    /// <param name="currency">The currency of a first agreement.</param>
    public static Agreement? TermsOf(View view, DraftPick pick, Currency currency = default) =>
        Of(view, pick.Term, pick.Goal, currency)?.Find(pick.Boldness)?.Terms;

    /// <summary>The option of a boldness, or null.</summary>
    public GoalOption? Find(GoalBoldness boldness) => Options.FirstOrDefault(option => option.Boldness == boldness);

    private static IEnumerable<GoalOption> Asked(Agreement frame, FirstAgreement first, View view, decimal? goal)
    {
        var deal = first.DealSize.AsAgreed ?? view.Agreements.Latest?.Terms.Goal.AverageDealSize.Amount;
        if (goal is > 0m and { } revenue && deal is { } size)
        {
            yield return GoalOption.Of(GoalBoldness.Asked, first.Terms, new(new(revenue, frame.Currency), new(size, frame.Currency)), revenue / size, view);
        }
    }

    // The year before a term to come is seldom over while that is drafted; the one before that is.
    private static SeasonSeen? SeasonBefore(Agreement frame, View view)
    {
        const int year = 12;
        var before = new Period(frame.Term.From.PlusMonths(-year), frame.Term.To.PlusMonths(-year));
        if (before.ByMonth().Count() != frame.Term.ByMonth().Count())
        {
            return null;
        }

        var feed = view.Totals.FeedOf(KpiIds.Revenue);
        return SeasonSeen.Of(view.Totals.Of(KpiIds.Revenue), view.Totals.FirstDateOf(feed), before, frame.Calendar, view.AsOf.Day) is { } season
            ? season with { Term = frame.Term }
            : null;
    }

    private static Agreement Spread(Agreement terms, SeasonSeen season) =>
        terms with { Pace = terms.Pace with { Method = PaceMethod.Monthly, Monthly = season.Percents } };
}
