using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Values;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

public sealed class WinServiceTests
{
    private readonly WinCompany company = new(SomeWins.Agreement);

    [Fact]
    public async Task What_was_stored_before_the_start_and_what_is_stored_after_it_is_watched()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _ = await company.AddPlaceAsync("C1");
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Old, SomeWins.Deal("D1", 48_000m)], stop.Token);

        using var service = new WinService(company.Watch, company.Facts, new OneWorkspace(), (_, exception) => throw exception);
        var running = service.RunAsync(stop.Token);
        await ToldAsync(1);
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Deal("D2", 49_000m)], stop.Token);
        await ToldAsync(2);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_read_is_told_of_and_read_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _ = await company.AddPlaceAsync("C1");
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Old], stop.Token);
        var failed = new TaskCompletionSource<Exception>();
        var broken = new BrokenOnce(company.Facts);
        var watch = new WinWatch(broken, company.Facts, company.Agreements, company.Books, company.Places, company.Members, company.Time);

        using var service = new WinService(watch, broken, new OneWorkspace(), (_, exception) => failed.SetResult(exception));
        var running = service.RunAsync(stop.Token);
        (await failed.Task).ShouldBeOfType<IOException>();
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Deal("D1", 48_000m)], stop.Token);
        await ToldAsync(1);
        await stop.CancelAsync();
        await running;
    }

    // Waits for what is to come; the test's own limit ends it where it never comes.
    private async Task ToldAsync(int rows)
    {
        while ((await company.Books.RowsAsync(WinCompany.Workspace, TestContext.Current.CancellationToken)).Count < rows)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private sealed class OneWorkspace : IWorkspaceStore
    {
        public ValueTask<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellation) => new([WinCompany.Workspace]);

        public Task RemoveAsync(WorkspaceId workspace, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class BrokenOnce(ILedger ledger) : ILedger
    {
        private bool isBroken = true;

        public event EventHandler<AppendedEventArgs>? Appended
        {
            add => ledger.Appended += value;
            remove => ledger.Appended -= value;
        }

        public ValueTask<LedgerPage> ReadAfterAsync(WorkspaceId workspace, long after, CancellationToken cancellation)
        {
            if (isBroken)
            {
                isBroken = false;
                throw new IOException("Not now.");
            }

            return ledger.ReadAfterAsync(workspace, after, cancellation);
        }
    }
}
