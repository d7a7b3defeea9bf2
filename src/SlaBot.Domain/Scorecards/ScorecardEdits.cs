using SlaBot.Domain.Values;

namespace SlaBot.Domain.Scorecards;

/// <summary>What people put into a scorecard; its numbers are nobody's to edit.</summary>
public sealed record ScorecardEdits
{
    /// <summary>Gets the sentence at its head, or null for the one that it makes itself.</summary>
    public ScorecardComment? Headline { get; init; }

    /// <summary>Gets what people remarked, oldest first.</summary>
    public IReadOnlyList<ScorecardComment> Comments { get; init; } = [];

    /// <summary>Gets what people ask the meeting to decide, oldest first.</summary>
    public IReadOnlyList<ScorecardComment> Decisions { get; init; } = [];

    /// <summary>Gets who presents, where somebody else than the first owner does.</summary>
    public IReadOnlyList<ScorecardParty> Presenters { get; init; } = [];

    /// <summary>The scorecard with the edits in it.</summary>
    public Scorecard On(Scorecard card) => card with
    {
        Headline = Headline,
        Comments = Comments,
        Decisions = [.. card.Decisions.Where(decision => decision.Asked is null), .. Decisions.Select(asked => new ScorecardDecision(ScorecardDecisionKind.Asked) { Asked = asked })],
        Parties = [.. card.Parties.Select(party => Presenters.FirstOrDefault(edited => edited.Id == party.Id) is { } edited ? party with { Presenter = edited.Presenter } : party)],
    };

    /// <summary>The edits with another presenter of a party; null for the one that the agreement names.</summary>
    public ScorecardEdits WithPresenter(PartyId party, string? name) => this with
    {
        Presenters = [.. Presenters.Where(edited => edited.Id != party), .. name is null ? Array.Empty<ScorecardParty>() : [new(party, name)]],
    };

    /// <summary>Whether both say the same; <c>==</c> asks besides whether the lists are the same objects.</summary>
    public bool IsSameAs(ScorecardEdits? other) =>
        other is not null
        && Headline == other.Headline
        && Comments.SequenceEqual(other.Comments)
        && Decisions.SequenceEqual(other.Decisions)
        && Presenters.SequenceEqual(other.Presenters);
}
