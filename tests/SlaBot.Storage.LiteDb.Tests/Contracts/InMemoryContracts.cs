using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Contracts;

public sealed class InMemoryInboxKeepsTheContract : InboxContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryConversationStoreKeepsTheContract : ConversationStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryMemberStoreKeepsTheContract : MemberStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryKeyStoreKeepsTheContract : KeyStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryInstallationStoreKeepsTheContract : InstallationStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryLinkStoreKeepsTheContract : LinkStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryBookStoreKeepsTheContract : BookStoreContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryOutboxKeepsTheContract : OutboxContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryWorkspaceChangesKeepTheContract : WorkspaceChangesContract
{
    private readonly InMemoryChannels channels = new();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => Task.FromResult(channels.Open(name, time));
}

public sealed class InMemoryLedgerKeepsTheContract : LedgerContract
{
    private readonly Dictionary<string, InMemoryFactStore> byName = [];

    protected override Task<OpenLedger> OpenAsync(string name, TimeProvider time)
    {
        _ = byName.TryAdd(name, new(time: time));
        return Task.FromResult(new OpenLedger(byName[name], byName[name], Owner: null));
    }
}

/// <summary>In-memory stores by name: one that is opened again is as it was left.</summary>
internal sealed class InMemoryChannels
{
    private readonly Dictionary<string, OpenChannels> byName = [];

    public OpenChannels Open(string name, TimeProvider time)
    {
        if (!byName.TryGetValue(name, out var open))
        {
            var (inbox, conversations, members, links, books) = (new InMemoryInbox(time), new InMemoryConversationStore(), new InMemoryMemberStore(), new InMemoryLinkStore(), new InMemoryBookStore());
            var workspaces = new InMemoryWorkspaceStore(members, books);
            byName[name] = open = new(
                inbox,
                conversations,
                members,
                new InMemoryKeyStore(),
                new InMemoryInstallationStore(),
                links,
                books,
                books,
                workspaces,
                workspaces,
                workspace => Task.WhenAll(
                    inbox.RemoveAsync(workspace), conversations.RemoveAsync(workspace), members.RemoveAsync(workspace), links.RemoveAsync(workspace), books.RemoveAsync(workspace), workspaces.RemoveAsync(workspace)),
                new Nothing());
        }

        return open;
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
