using System.Collections.Immutable;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>Whether two versions of a subject say the same.</summary>
internal static class Told
{
    /// <summary>Compares the values alone: a column that is carried empty says no more than one that was never there.</summary>
    public static bool Same(Fact left, Fact right) => left.Equals(right) || Values(left).Equals(Values(right));

    private static Fact Values(Fact fact) => fact switch
    {
        DealFact deal => deal with
        {
            Name = deal.Name.Value,
            Amount = deal.Amount.Value,
            Currency = deal.Currency.Value,
            Stage = deal.Stage.Value,
            Created = deal.Created.Value,
            Proposed = deal.Proposed.Value,
            Closed = deal.Closed.Value,
            Owner = deal.Owner.Value,
            Source = deal.Source.Value,
            LeadId = deal.LeadId.Value,
        },
        LeadFact lead => lead with
        {
            Created = lead.Created.Value,
            Lost = lead.Lost.Value,
            Source = lead.Source.Value,
            Owner = lead.Owner.Value,
            FirstResponse = lead.FirstResponse.Value,
            Reached = lead.Reached.Where(stage => stage.Value is not null).ToImmutableSortedDictionary(),
        },
        _ => fact,
    };
}
