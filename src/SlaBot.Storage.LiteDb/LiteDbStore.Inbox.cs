using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Inbox;

namespace SlaBot.Storage.LiteDb;

/// <content>The inbox.</content>
public sealed partial class LiteDbStore
{
    private const int LongestKey = 1_000;
    private const int MostBodyBytes = 4 << 20;
    private const int BytesPerWeight = 512;

    /// <inheritdoc/>
    public async Task<bool> AcceptAsync(InboundEvent accepted, CancellationToken cancellation)
    {
        StorableText.Require(accepted.Key, LongestKey, "The key of an event");
        StorableText.Require(accepted.Lane, LongestKey, "The lane of an event");
        if (accepted.Body.Length > MostBodyBytes)
        {
            throw new ArgumentException($"The body of an event has {accepted.Body.Length} bytes; {MostBodyBytes} can be stored.", nameof(accepted));
        }

        // Its own copy: the caller may use the buffer again as soon as it gave up waiting.
        var (kept, key) = (accepted with { Body = accepted.Body.ToArray() }, EventKey.Of(accepted.Key));
        return await JoinedAsync(inbox, draft => draft.Accept(kept, key), cancellation, 1 + (kept.Body.Length / BytesPerWeight));
    }

    /// <inheritdoc/>
    public async Task BeginSendingAsync(WorkspaceId workspace, string key, CancellationToken cancellation)
    {
        var known = EventKey.Of(key);
        _ = await JoinedAsync(inbox, draft => draft.BeginSending(workspace, known), cancellation);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(WorkspaceId workspace, string key, InboundState end, CancellationToken cancellation)
    {
        if (end is not (InboundState.Done or InboundState.Uncertain or InboundState.Dead))
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, "An event does not end so.");
        }

        var known = EventKey.Of(key);
        _ = await JoinedAsync(inbox, draft => draft.Finish(workspace, known, end), cancellation, isPatient: true);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UnfinishedEvent>> UnfinishedAsync(CancellationToken cancellation) =>
        await OnWriter(inbox.Unfinished, cancellation);

    /// <inheritdoc/>
    public async ValueTask<InboxTally> TallyAsync(CancellationToken cancellation) =>
        inbox.Tally ?? await OnWriter(inbox.Load, cancellation);

    /// <inheritdoc/>
    public async Task ForgetAsync(Instant before, CancellationToken cancellation)
    {
        while (await JoinedAsync(inbox, draft => draft.Forget(before), cancellation))
        {
        }
    }
}
