using SlaBot.Domain.Values;

namespace SlaBot.Domain.Funnels;

/// <summary>One layer of the funnel. Its id is a KPI's: how many reached it.</summary>
/// <param name="Id">The company's own name for it, such as <c>demos</c>.</param>
/// <param name="Owner">The party that answers for it, or null.</param>
/// <param name="Rate">The agreed share of the stage above that reaches it, above 0 up to 1; null only for the first stage.</param>
/// <param name="Name">What people call it, or null to use the id.</param>
/// <param name="Synonyms">Further words for it.</param>
public sealed record Stage(KpiId Id, PartyId? Owner, decimal? Rate, LocalizedText? Name = null, IReadOnlyList<string>? Synonyms = null)
{
    /// <summary>Gets the feed its numbers must come from, or null for the first that delivers.</summary>
    public Feed? Feed { get; init; }
}
