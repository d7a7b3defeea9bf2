using System.Collections.Frozen;
using NodaTime;

namespace SlaBot.Domain.Agreements;

/// <summary>A joint meeting that is held at another time than the agreement's rule gives, for once.</summary>
/// <param name="RuleAt">When the rule has it, in the agreement's zone.</param>
/// <param name="To">When it is held instead, in the same zone; null where it is not held at all.</param>
public sealed record MovedMeeting(LocalDateTime RuleAt, LocalDateTime? To);

/// <summary>All meetings of a workspace that were moved or called off. Two of them are equal where they say the same.</summary>
public sealed class MovedMeetings : IEquatable<MovedMeetings>
{
    private readonly FrozenDictionary<LocalDateTime, MovedMeeting> byRule;

    /// <summary>Makes them.</summary>
    /// <exception cref="ArgumentException">A meeting was moved twice.</exception>
    public MovedMeetings(IEnumerable<MovedMeeting> moved)
    {
        All = [.. moved.OrderBy(one => one.RuleAt)];
        byRule = All.ToFrozenDictionary(one => one.RuleAt);
        if (byRule.Count < All.Count)
        {
            throw new ArgumentException("A meeting is moved to one time.", nameof(moved));
        }
    }

    /// <summary>Gets none: every meeting is held when the rule has it.</summary>
    public static MovedMeetings None { get; } = new([]);

    /// <summary>Gets all of them, in the order of the rule's times.</summary>
    public IReadOnlyList<MovedMeeting> All { get; }

    /// <summary>What became of a meeting of the rule, or null where it is held as it stands there.</summary>
    public MovedMeeting? Of(LocalDateTime ruleAt) => byRule.GetValueOrDefault(ruleAt);

    /// <inheritdoc/>
    public bool Equals(MovedMeetings? other) => ReferenceEquals(this, other) || (other is not null && All.SequenceEqual(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MovedMeetings);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);
}
