using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Contracts;

public sealed class LiteDbInbox : InboxContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbConversationStore : ConversationStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbMemberStore : MemberStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbKeyStore : KeyStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbInstallationStore : InstallationStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbLinkStore : LinkStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbBookStore : BookStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbOutbox : OutboxContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbWorkspaceChanges : WorkspaceChangesContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenChannels> OpenAsync(string name, TimeProvider time) => LiteDbChannels.OpenAsync(folder[name], time);
}

public sealed class LiteDbLedger : LedgerContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenLedger> OpenAsync(string name, TimeProvider time)
    {
        var store = LiteDbStore.Open(folder[name], time);
        return Task.FromResult(new OpenLedger(store, store, store));
    }
}

internal static class LiteDbChannels
{
    public static Task<OpenChannels> OpenAsync(string folder, TimeProvider time)
    {
        var store = LiteDbStore.Open(folder, time);
        return Task.FromResult(OpenChannels.Of(store, workspace => store.RemoveAsync(workspace, CancellationToken.None)));
    }
}
