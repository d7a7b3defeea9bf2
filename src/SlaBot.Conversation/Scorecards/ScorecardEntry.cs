using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The scorecard of a meeting, from its draft to its last correction. No version is ever overwritten.</summary>
/// <param name="Id">The id of the meeting: the day on which the rule has it, as in <c>2026-11-03</c>.</param>
public sealed record ScorecardEntry(string Id)
{
    /// <summary>Gets when the meeting is held, in the agreement's zone.</summary>
    public required LocalDateTime Meeting { get; init; }

    /// <summary>Gets when it is posted, in the same zone.</summary>
    public required LocalDateTime DueAt { get; init; }

    /// <summary>Gets the id of the agreement's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the days that it reports.</summary>
    public required Period Days { get; init; }

    /// <summary>Gets how far it is.</summary>
    public ScorecardState State { get; init; }

    /// <summary>Gets who held it, or null.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Gets whether it was due while it was held, so that releasing it posts it.</summary>
    public bool WasDue { get; init; }

    /// <summary>Gets what people put into it before it was posted.</summary>
    public ScorecardEdits Edits { get; init; } = new();

    /// <summary>Gets how often the draft was changed: the version of the rows that bring the drafts in private conversations up to date.</summary>
    public int Changes { get; init; }

    /// <summary>Gets who was told of the draft.</summary>
    public IReadOnlyList<PostTarget> Owners { get; init; } = [];

    /// <summary>Gets where it was posted.</summary>
    public IReadOnlyList<PostTarget> Places { get; init; } = [];

    /// <summary>Gets its versions, oldest first: the draft, the posted one, then one for each correction.</summary>
    public IReadOnlyList<ScorecardVersion> Versions { get; init; } = [];

    /// <summary>Gets whether it may still be changed by people.</summary>
    public bool IsOpen => State is ScorecardState.Draft or ScorecardState.Held;

    /// <summary>Gets the version that was posted, or null before.</summary>
    public ScorecardVersion? Posted => Versions.FirstOrDefault(version => version.State == ScorecardState.Posted);

    /// <summary>Gets the newest version of what was posted, corrections included; null before it was.</summary>
    public Scorecard? Newest => Posted is null ? null : Versions[^1].Card;

    /// <summary>Gets the day on which it was posted, in the agreement's zone; null before.</summary>
    public LocalDate? PostedOn => Posted is { } posted ? DayOf(posted) : null;

    /// <summary>What was corrected since it was posted, oldest first.</summary>
    public IReadOnlyList<ScorecardCorrection> Corrections() =>
    [
        .. Versions.Zip(Versions.Skip(1))
            .Where(pair => pair.Second.State == ScorecardState.Corrected)
            .Select(pair => new ScorecardCorrection(DayOf(pair.Second), new(pair.First.Card, pair.Second.Card))),
    ];

    /// <summary>The entry with one more version.</summary>
    public ScorecardEntry With(Scorecard card, ScorecardState state, Instant at) => this with
    {
        State = state,
        Versions = [.. Versions, new(Versions.Count + 1, at, state, card)],
    };

    private LocalDate DayOf(ScorecardVersion version) => version.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc).Date;
}

/// <summary>A scorecard as it was at a moment.</summary>
/// <param name="Number">1 for the first, then one more each.</param>
/// <param name="At">When it was made.</param>
/// <param name="State">What it was made for.</param>
/// <param name="Card">The scorecard.</param>
public sealed record ScorecardVersion(int Number, Instant At, ScorecardState State, Scorecard Card);

/// <summary>How far the scorecard of a meeting is.</summary>
public enum ScorecardState
{
    /// <summary>Those who answer for it have its draft.</summary>
    Draft,

    /// <summary>Somebody keeps it back.</summary>
    Held,

    /// <summary>It was posted.</summary>
    Posted,

    /// <summary>It was posted, and numbers in it turned out otherwise.</summary>
    Corrected,
}
