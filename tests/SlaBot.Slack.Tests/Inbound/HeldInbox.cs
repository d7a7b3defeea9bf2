using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>An inbox that stores when it is told to.</summary>
internal sealed class HeldInbox : IInbox
{
    private readonly InMemoryInbox inner = new(TimeProvider.System);

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> AcceptAsync(InboundEvent accepted, CancellationToken cancellation)
    {
        Asked.TrySetResult();
        return Stored.Task;
    }

    public Task BeginSendingAsync(WorkspaceId workspace, string key, CancellationToken cancellation) => inner.BeginSendingAsync(workspace, key, cancellation);

    public Task FinishAsync(WorkspaceId workspace, string key, InboundState end, CancellationToken cancellation) => inner.FinishAsync(workspace, key, end, cancellation);

    public Task<IReadOnlyList<UnfinishedEvent>> UnfinishedAsync(CancellationToken cancellation) => inner.UnfinishedAsync(cancellation);

    public ValueTask<InboxTally> TallyAsync(CancellationToken cancellation) => inner.TallyAsync(cancellation);

    public Task ForgetAsync(NodaTime.Instant before, CancellationToken cancellation) => inner.ForgetAsync(before, cancellation);
}
