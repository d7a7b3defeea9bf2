using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>What waits to be posted, is leaving, and was posted. All of it returns only when it survives the death of the process.</summary>
public interface IOutbox
{
    /// <summary>
    /// Takes rows that are due, and marks them as leaving. Of one place (a target of a workspace) at most one row is leaving at
    /// any time, the one with the lowest number first; a row that was tried and put off holds up those behind it in its place,
    /// one whose time has not come yet does not. Workspaces take turns, so that none waits for the backlog of another.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="lease">For how long the attempts are believed to be alive.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops the wait; rows that were taken meanwhile are uncertain after their lease.</param>
    Task<IReadOnlyList<OutboxRow>> TakeAsync(Instant now, Duration lease, int most, CancellationToken cancellation);

    /// <summary>Notes that the first byte of an attempt is about to leave.</summary>
    /// <returns>Whether it is the attempt under way; false: nothing may leave.</returns>
    Task<bool> BeginAsync(OutboxRow taken, CancellationToken cancellation);

    /// <summary>Notes how an attempt ended.</summary>
    /// <returns>Whether it was the attempt under way; false: it is too late, and nothing was noted.</returns>
    Task<bool> EndAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation);

    /// <summary>
    /// Ends attempts of which nobody will tell how they ended: those whose lease is over, or, at the start of the process, all.
    /// They are uncertain where something may have left, else they wait again; so does an update, as nobody minds when it is
    /// made twice.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="isStart">Whether the process has just begun, so that no attempt can be its own.</param>
    /// <param name="repeats">Whether a post of a kind that may have arrived is sent once more.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>How many.</returns>
    Task<int> ReclaimAsync(Instant now, bool isStart, Func<PostKind, bool> repeats, CancellationToken cancellation);

    /// <summary>When the next row is due, or null where none waits. A moment that has passed means now.</summary>
    ValueTask<Instant?> NextDueAsync(CancellationToken cancellation);

    /// <summary>A row, or null.</summary>
    ValueTask<OutboxRow?> FindRowAsync(WorkspaceId workspace, PostKey key, CancellationToken cancellation);

    /// <summary>The rows of a workspace in the order of their numbers.</summary>
    ValueTask<IReadOnlyList<OutboxRow>> RowsAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>How the rows of all workspaces stand, for the metrics and the doctor.</summary>
    ValueTask<OutboxTally> OutboxTallyAsync(CancellationToken cancellation);

    /// <summary>Has a dead row sent again, under the same key and however late: with as many tries as a new one.</summary>
    /// <returns>Whether it was dead.</returns>
    Task<bool> ReplayAsync(WorkspaceId workspace, PostKey key, Instant now, CancellationToken cancellation);
}

/// <summary>How an attempt to post ended.</summary>
public abstract record OutboxEnd(Instant At)
{
    /// <summary>The platform took it.</summary>
    public sealed record Sent(Instant At, string? MessageId) : OutboxEnd(At);

    /// <summary>It has surely not arrived, and is tried again from a moment on.</summary>
    public sealed record Later(Instant At, Instant NotBefore, string Reason) : OutboxEnd(At);

    /// <summary>It may have arrived. Where the kind is worth a repetition, a second row is added in the same commit, once.</summary>
    public sealed record Uncertain(Instant At, string Reason, bool Repeats) : OutboxEnd(At);

    /// <summary>It has not arrived and is not tried again.</summary>
    public sealed record Dead(Instant At, string Reason) : OutboxEnd(At);

    /// <summary>There was nothing to say any more.</summary>
    public sealed record Dropped(Instant At, string Reason) : OutboxEnd(At);
}

/// <summary>How many rows there are in each state, and how many were repeated.</summary>
public sealed record OutboxTally(long Ready, long Sending, long Sent, long Uncertain, long Repeated, long Dead, long Dropped)
{
    /// <summary>Adds two tallies.</summary>
    public static OutboxTally operator +(OutboxTally left, OutboxTally right) => new(
        left.Ready + right.Ready,
        left.Sending + right.Sending,
        left.Sent + right.Sent,
        left.Uncertain + right.Uncertain,
        left.Repeated + right.Repeated,
        left.Dead + right.Dead,
        left.Dropped + right.Dropped);
}
