using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>What becomes of a row.</summary>
internal static class RowEnds
{
    private const string CutShort = "the attempt was cut short";

    /// <summary>The row while it is leaving.</summary>
    public static OutboxRow Taken(this OutboxRow row, Instant leaseUntil) =>
        row with { State = OutboxState.Sending, Tries = row.Tries + 1, Fence = row.Fence + 1, HasBegun = false, LeaseUntil = leaseUntil };

    /// <summary>The row after its attempt.</summary>
    public static OutboxRow Ended(this OutboxRow row, OutboxEnd end)
    {
        var ended = row with { HasBegun = false, LeaseUntil = null, EndedAt = end.At };
        return end switch
        {
            OutboxEnd.Sent sent => ended with { State = OutboxState.Sent, MessageId = sent.MessageId, Reason = null },
            OutboxEnd.Later later => ended with { State = OutboxState.Ready, NotBefore = later.NotBefore, Reason = later.Reason, EndedAt = null },
            OutboxEnd.Uncertain uncertain => ended with { State = OutboxState.Uncertain, Reason = uncertain.Reason },
            OutboxEnd.Dead dead => ended with { State = OutboxState.Dead, Reason = dead.Reason },
            OutboxEnd.Dropped dropped => ended with { State = OutboxState.Dropped, Reason = dropped.Reason },
            _ => throw new ArgumentException("A row of the outbox does not end so.", nameof(end)),
        };
    }

    /// <summary>The row after an attempt that was cut short before anything had left: as if it had not been.</summary>
    public static OutboxRow Released(this OutboxRow row) =>
        row with { State = OutboxState.Ready, Tries = row.Tries - 1, LeaseUntil = null, Reason = CutShort };

    /// <summary>How an attempt ends that had begun and of which nobody tells how it ended.</summary>
    public static OutboxEnd Abandoned(this OutboxRow row, Instant now, bool repeats) =>
        row.IsUpdate ? new OutboxEnd.Later(now, now, CutShort) : new OutboxEnd.Uncertain(now, "nobody tells how the attempt ended", repeats);

    /// <summary>The one repetition of a row that may have arrived.</summary>
    public static OutboxRow Repetition(this OutboxRow row, Instant now) => new(row.Workspace, row.Key.Repetition)
    {
        CreatedAt = now,
        NotBefore = now,
        NotAfter = row.NotAfter,
        IsUpdate = row.IsUpdate,
        IsRepeat = true,
    };

    /// <summary>A dead row that waits again.</summary>
    public static OutboxRow Replayed(this OutboxRow row, Instant now) =>
        row with { State = OutboxState.Ready, Tries = 0, NotBefore = now, NotAfter = null, Reason = null, EndedAt = null };
}
