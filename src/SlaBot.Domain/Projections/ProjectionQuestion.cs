using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Projections;

/// <summary>What will a period's total be?</summary>
/// <param name="Series">The daily totals. Those after <paramref name="AsOf"/> are never looked at.</param>
/// <param name="IsMoney">
/// Whether the series holds money: then its facts are the events and the sums and squares give their sizes. Of a count
/// the sum itself is the number of events.
/// </param>
/// <param name="Whole">The period.</param>
/// <param name="AsOf">The moment up to which facts count.</param>
/// <param name="Calendar">When the company works.</param>
/// <param name="Pace">How the agreement spreads a period: what a projection stands on as long as there is no past.</param>
public sealed record ProjectionQuestion(
    TotalsSeries Series,
    bool IsMoney,
    Period Whole,
    AsOf AsOf,
    BusinessCalendar Calendar,
    PacePolicy Pace)
{
    /// <summary>Gets the term, to whose months the percents of the monthly method belong; by default the period.</summary>
    public Period Term { get; init; } = Whole;

    /// <summary>Gets the total to be reached, or null.</summary>
    public decimal? Goal { get; init; }

    /// <summary>Gets the one method to use, or null to have it chosen by what proved best in the past.</summary>
    public ProjectionMethod? Method { get; init; }
}
