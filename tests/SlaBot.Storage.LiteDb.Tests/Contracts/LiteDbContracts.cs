using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Contracts;

public sealed class LiteDbFactStore : FactStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

public sealed class LiteDbRecount : RecountContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

public sealed class LiteDbExchangeRates : ExchangeRateContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

public sealed class LiteDbAgreementStore : AgreementStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

public sealed class LiteDbWorkspaceStore : WorkspaceStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

public sealed class LiteDbWordStore : WordStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<OpenStore> OpenAsync(string name) => LiteDbContracts.OpenAsync(folder[name]);
}

internal static class LiteDbContracts
{
    public static Task<OpenStore> OpenAsync(string folder) =>
        Task.FromResult(OpenStore.Of(() => LiteDbStore.Open(folder, TimeProvider.System)));
}
