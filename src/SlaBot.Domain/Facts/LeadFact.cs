using System.Collections.Immutable;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>A lead's journey as the CRM last told it: the day it reached each stage.</summary>
public sealed record LeadFact(string Id) : Fact
{
    /// <inheritdoc/>
    public override Feed Feed => Feed.Leads;

    /// <inheritdoc/>
    public override string Subject => Id;

    /// <summary>Gets when it came in.</summary>
    public Carried<FactTime?> Created { get; init; }

    /// <summary>Gets when it reached each stage that the file has a column for; null: not reached.</summary>
    public ImmutableSortedDictionary<KpiId, FactTime?> Reached { get; init; } = ImmutableSortedDictionary<KpiId, FactTime?>.Empty;

    /// <summary>Gets when it was lost.</summary>
    public Carried<FactTime?> Lost { get; init; }

    /// <summary>Gets which marketing source brought it.</summary>
    public Carried<string> Source { get; init; }

    /// <summary>Gets who works on it.</summary>
    public Carried<string> Owner { get; init; }

    /// <summary>Gets when sales first answered it.</summary>
    public Carried<FactTime?> FirstResponse { get; init; }

    /// <inheritdoc/>
    public bool Equals(LeadFact? other) =>
        other is not null && Id == other.Id && Created == other.Created && Lost == other.Lost && Source == other.Source
        && Owner == other.Owner && FirstResponse == other.FirstResponse && Reached.SequenceEqual(other.Reached);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Created, Lost, Source, Owner, FirstResponse, Reached.Count);

    private protected override Fact Merge(Fact older)
    {
        var known = (LeadFact)older;
        return this with
        {
            Created = Created.Over(known.Created),
            Reached = known.Reached.SetItems(Reached),
            Lost = Lost.Over(known.Lost),
            Source = Source.Over(known.Source),
            Owner = Owner.Over(known.Owner),
            FirstResponse = FirstResponse.Over(known.FirstResponse),
        };
    }
}
