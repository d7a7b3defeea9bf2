using NodaTime;
using Shouldly;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class WorkspaceStoreContract : StoreContract
{
    [Fact]
    public async Task Workspaces_with_a_fact_or_an_agreement_are_listed_in_the_order_of_their_ids()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync(new("b"), Some.Visits(1, 1m));
        await store.Agreements.AddAsync(new("a"), Some.Agreement(), Some.Day(1, 1), Instant.FromUtc(2026, 1, 1, 0, 0), Never);
        await store.TotalsAsync(new("only-asked-about"));

        (await store.Workspaces.ListAsync(Never)).ShouldBe([new WorkspaceId("a"), new WorkspaceId("b")]);
    }

    [Fact]
    public async Task A_removed_workspace_is_gone_and_its_neighbours_stay()
    {
        var name = nameof(A_removed_workspace_is_gone_and_its_neighbours_stay);
        WorkspaceId[] all = [new("a"), new("a-"), new("a1"), new("b")];
        await using (var store = await OpenAsync(name))
        {
            foreach (var workspace in all)
            {
                await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Instant.FromUtc(2026, 1, 1, 0, 0), Never);
                await store.AppendAsync(workspace, Some.Visits(1, 1m), Some.WonDeal("D-1", 1m, 3, 2) with { Currency = (Currency?)new Currency("EUR") });
            }

            await store.Workspaces.RemoveAsync(new("a"), Never);
            await store.Workspaces.RemoveAsync(new("never-there"), Never);
            (await store.TotalsAsync(new("a"))).All.ShouldBeEmpty();
            (await store.Agreements.HistoryAsync(new("a"), Never)).Revisions.ShouldBeEmpty();
            (await store.Facts.FindAsync(new("a"), Feed.Deals, "D-1", Never)).ShouldBeNull();
        }

        await using var again = await OpenAsync(name);
        (await again.Workspaces.ListAsync(Never)).ShouldBe(all[1..]);
        (await again.LinesAsync(new("a-"))).ShouldNotBeEmpty();
        (await again.AppendAsync(new("a"), Some.Visits(1, 1m))).New.ShouldBe(1);
        (await again.Facts.AuditAsync(new("a"), Never)).Facts.ShouldBe(1);
    }
}
