using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>A deal as the CRM last told it.</summary>
public sealed record DealFact(string Id) : Fact
{
    /// <summary>The largest amount that is taken: larger ones are slips of the pen.</summary>
    public const decimal MaximumAmount = 1_000_000_000_000m;

    /// <inheritdoc/>
    public override Feed Feed => Feed.Deals;

    /// <inheritdoc/>
    public override string Subject => Id;

    /// <summary>Gets its name.</summary>
    public Carried<string> Name { get; init; }

    /// <summary>Gets what it is worth, in <see cref="Currency"/>; null where nobody said.</summary>
    public Carried<decimal?> Amount { get; init; }

    /// <summary>Gets the currency of the amount; null for the agreement's.</summary>
    public Carried<Currency?> Currency { get; init; }

    /// <summary>Gets where it stands; open where nobody said.</summary>
    public Carried<DealStage?> Stage { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public Carried<FactTime?> Created { get; init; }

    /// <summary>Gets when the proposal was sent.</summary>
    public Carried<FactTime?> Proposed { get; init; }

    /// <summary>Gets when it was won or lost.</summary>
    public Carried<FactTime?> Closed { get; init; }

    /// <summary>Gets who sells it.</summary>
    public Carried<string> Owner { get; init; }

    /// <summary>Gets which marketing source brought it.</summary>
    public Carried<string> Source { get; init; }

    /// <summary>Gets the lead it grew from.</summary>
    public Carried<string> LeadId { get; init; }

    private protected override Fact Merge(Fact older)
    {
        var known = (DealFact)older;
        return this with
        {
            Name = Name.Over(known.Name),
            Amount = Amount.Over(known.Amount),
            Currency = Currency.Over(known.Currency),
            Stage = Stage.Over(known.Stage),
            Created = Created.Over(known.Created),
            Proposed = Proposed.Over(known.Proposed),
            Closed = Closed.Over(known.Closed),
            Owner = Owner.Over(known.Owner),
            Source = Source.Over(known.Source),
            LeadId = LeadId.Over(known.LeadId),
        };
    }
}

/// <summary>Where a deal stands.</summary>
public enum DealStage
{
    /// <summary>Neither won nor lost.</summary>
    Open,

    /// <summary>Won: it counts as revenue on the day it closed.</summary>
    Won,

    /// <summary>Lost.</summary>
    Lost,
}
