using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>What every store of accepted events, places, members, keys, links and posts promises.</summary>
public abstract class ChannelStoreContract
{
    private static int names;

    protected static CancellationToken Never => CancellationToken.None;

    protected SettableTime Time { get; } = new();

    protected static WorkspaceId NewWorkspace() => new($"w-{Interlocked.Increment(ref names)}");

    /// <summary>Opens the data of a name, made if needed: the same name opens the same data again.</summary>
    protected abstract Task<OpenChannels> OpenAsync(string name, TimeProvider time);

    protected Task<OpenChannels> OpenAsync(string name) => OpenAsync(name, Time);

    protected Task<OpenChannels> OpenAsync() => OpenAsync(GetType().Name + Interlocked.Increment(ref names));
}

/// <summary>A store's ports, and how to close it.</summary>
public sealed record OpenChannels(
    IInbox Inbox, IConversationStore Conversations, IMemberStore Members, IKeyStore Keys, IInstallationStore Installations, ILinkStore Links, IBookStore Books, IOutbox Outbox, IAgreementStore Agreements, IWorkspaceChanges Changes, Func<WorkspaceId, Task> RemoveAsync, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <summary>A store that is all of them.</summary>
    public static OpenChannels Of<TStore>(TStore store, Func<WorkspaceId, Task> removeAsync)
        where TStore : IInbox, IConversationStore, IMemberStore, IKeyStore, IInstallationStore, ILinkStore, IBookStore, IOutbox, IAgreementStore, IWorkspaceChanges, IAsyncDisposable => new(store, store, store, store, store, store, store, store, store, store, removeAsync, store);

    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
