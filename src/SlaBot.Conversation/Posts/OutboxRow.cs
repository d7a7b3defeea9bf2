using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Posts;

/// <summary>
/// Something to be posted unasked. What it says is written when it is sent, of what is known then: so a win that was taken
/// back is not announced, and several changes become one.
/// </summary>
/// <param name="Workspace">Whose data it is about.</param>
/// <param name="Key">What makes it the only one of its kind.</param>
public sealed record OutboxRow(WorkspaceId Workspace, PostKey Key)
{
    /// <summary>Gets its number: rows of one place are sent in the order of their numbers. Given by the store.</summary>
    public long Number { get; init; }

    /// <summary>Gets whether it puts itself in the place of the first post about its subject instead of adding a message.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Gets whether it is the one repetition of a post that may or may not have arrived; the post says so.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Gets when it was decided.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Gets from when it may be sent.</summary>
    public required Instant NotBefore { get; init; }

    /// <summary>Gets until when it is of use, or null for ever.</summary>
    public Instant? NotAfter { get; init; }

    /// <summary>Gets how far it is.</summary>
    public OutboxState State { get; init; }

    /// <summary>Gets how often it was tried to send it; an attempt that the process did not survive before anything had left does not count.</summary>
    public int Tries { get; init; }

    /// <summary>Gets the number of the attempt under way: whoever ends another is too late.</summary>
    public long Fence { get; init; }

    /// <summary>Gets whether something may have left in the attempt under way: until then cutting it short does no harm.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Gets until when the attempt under way is believed to be alive, or null.</summary>
    public Instant? LeaseUntil { get; init; }

    /// <summary>Gets the id that the platform gave the message, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>Gets why it is dead, uncertain, dropped or was put off; null where nothing went wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets when it ended, or null.</summary>
    public Instant? EndedAt { get; init; }
}

/// <summary>How far a row is.</summary>
public enum OutboxState
{
    /// <summary>Waits for its time, or for another try.</summary>
    Ready,

    /// <summary>Is being prepared or is leaving: see <see cref="OutboxRow.HasBegun"/>.</summary>
    Sending,

    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>It left and no answer came: it may have arrived.</summary>
    Uncertain,

    /// <summary>It has not arrived and is not tried again by itself; an admin can have it sent again.</summary>
    Dead,

    /// <summary>There was nothing to say any more when its turn came.</summary>
    Dropped,
}
