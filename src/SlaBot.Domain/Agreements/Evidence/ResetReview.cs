using NodaTime;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>The evidence for a re-set at some day of the term, and the choices there are.</summary>
public sealed record ResetReview
{
    /// <summary>Gets the revision in force.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Gets the rest of the term, from the day the re-set would hold.</summary>
    public required Period Rest { get; init; }

    /// <summary>Gets why it is time; empty where somebody just asked.</summary>
    public required IReadOnlyList<ResetTrigger> Triggers { get; init; }

    /// <summary>Gets every rate as agreed and as seen, top first.</summary>
    public required IReadOnlyList<RateSeen> Rates { get; init; }

    /// <summary>Gets the deal size as agreed and as seen.</summary>
    public required DealSizeSeen DealSize { get; init; }

    /// <summary>Gets to keep the terms, to re-set the rates, to re-set the goal; without the last two where nothing was seen that could be agreed on.</summary>
    public required IReadOnlyList<ResetChoice> Choices { get; init; }

    /// <summary>Gets the rates that lie outside their benchmark by more than chance.</summary>
    public IEnumerable<RateSeen> Moved => Rates.Where(HasMoved);

    /// <summary>The evidence for a re-set; null where no agreement is in force, or where its term leaves no day for it.</summary>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    /// <param name="from">The day the re-set would hold from; null for the first of the next month.</param>
    public static ResetReview? Of(View view, LocalDate? from = null)
    {
        var first = from ?? view.AsOf.Day.With(DateAdjusters.EndOfMonth).PlusDays(1);
        if (view.Agreements.InForceOn(view.AsOf.Day) is not { } revision || first <= view.AsOf.Day || !revision.Terms.Term.Contains(first))
        {
            return null;
        }

        var rest = new Period(first, revision.Terms.Term.To);
        var (rates, size) = (RatesSeen.In(view), DealSizeSeen.In(view));
        return new()
        {
            Revision = revision,
            Rest = rest,
            Triggers = ResetTrigger.In(view),
            Rates = rates,
            DealSize = size,
            Choices = new ResetChoices(view, revision.Terms, rest, rates, size).All(),
        };
    }

    /// <summary>Whether a rate lies outside its benchmark by more than chance, on enough numbers.</summary>
    internal static bool HasMoved(RateSeen rate) => rate.Verdict is BenchmarkComparison.Above or BenchmarkComparison.Below && rate.AsBenchmark is not null;
}
