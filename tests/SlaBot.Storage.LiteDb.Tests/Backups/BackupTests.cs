using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 9, 15, 8, 30, 0, TimeSpan.Zero));
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_holds_what_was_acknowledged_and_puts_it_back_beside_what_came_later()
    {
        await using (var store = await FilledAsync())
        {
            var backup = await store.BackupAsync(folder["safe.backup"], Cancellation);
            (backup.Facts, backup.TakenAt).ShouldBe((31, Instant.FromUtc(2026, 9, 15, 8, 30)));
            backup.Bytes.ShouldBe(new FileInfo(folder["safe.backup"]).Length);
            await store.AppendAsync(WorkspaceId.Local, [Some.WonDeal("later", 1m, 3, 2)], Cancellation);
        }

        var restored = LiteDbStore.Restore(folder["safe.backup"], folder["data"], Time);

        restored.ShouldBe(new(Instant.FromUtc(2026, 9, 15, 8, 30), Path.Combine(folder["data"], "slabot-before-restore-20260915T083000Z.db")));
        await using var again = LiteDbStore.Open(folder["data"], Time);
        (await again.TotalsAsync(WorkspaceId.Local, Cancellation)).All.ShouldHaveSingleItem().Key.Series.ShouldBe(KpiIds.Visits);
        using var aside = DataFile.Read(restored.PutAside!);
        aside.Find(Collections.Deals, Keys.OfSubject(WorkspaceId.Local, "later")).ShouldNotBeNull();
        Directory.GetFiles(folder.Path).ShouldBe([folder["safe.backup"]]);
    }

    [Fact]
    public async Task A_backup_holds_events_places_members_links_and_keys()
    {
        var person = new Person(Platform.Teams, "t", "p");
        byte[] key;
        await using (var store = await FilledAsync())
        {
            key = await store.KeyAsync("cards", Cancellation);
            await store.AcceptAsync(new(WorkspaceId.Local, Platform.Teams, "open", "lane", default, new byte[] { 1, 2 }), Cancellation);
            await store.AcceptAsync(new(WorkspaceId.Local, Platform.Teams, "dead", "lane", default, default), Cancellation);
            await store.FinishAsync(WorkspaceId.Local, "dead", InboundState.Dead, Cancellation);
            await store.ChangeMembersAsync(WorkspaceId.Local, _ => [new(person, "Jane") { Email = "jane@harbour.example" }], Cancellation);
            await store.ChangeLinksAsync(_ => [new(Platform.Slack, "T1", WorkspaceId.Local) { By = person }], Cancellation);
            await store.ChangeAsync(
                WorkspaceId.Local, Platform.Teams, "c", _ => new(WorkspaceId.Local, Platform.Teams, "c", ConversationScope.Group) { Tenant = "t", Reference = "{}" }, Cancellation);
            await store.BackupAsync(folder["safe.backup"], Cancellation);
            await store.RemoveAsync(WorkspaceId.Local, Cancellation);
        }

        LiteDbStore.Restore(folder["safe.backup"], folder["data"], Time);

        await using var again = LiteDbStore.Open(folder["data"], Time);
        (await again.UnfinishedAsync(Cancellation)).ShouldHaveSingleItem().Event.Body.ToArray().ShouldBe([1, 2]);
        (await again.TallyAsync(Cancellation)).ShouldBe(new(0, 1));
        (await again.FindMemberAsync(WorkspaceId.Local, person, Cancellation))!.IsSameAs(new(person, "Jane") { Email = "jane@harbour.example" }).ShouldBeTrue();
        (await again.LinksAsync(Cancellation)).ShouldHaveSingleItem().Tenant.ShouldBe("T1");
        (await again.ConversationsAsync(WorkspaceId.Local, Cancellation)).ShouldHaveSingleItem().Id.ShouldBe("c");
        (await again.KeyAsync("cards", Cancellation)).ShouldBe(key);
    }

    [Fact]
    public async Task A_backup_under_load_is_an_exact_prefix_of_what_was_acknowledged()
    {
        await using var store = await FilledAsync();
        using var stop = new CancellationTokenSource();
        var isUnderWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = Task.Run(
            async () =>
            {
                var told = 0;
                for (; !stop.IsCancellationRequested; told++)
                {
                    await store.AppendAsync(WorkspaceId.Local, [Some.WonDeal($"D-{told:D6}", 1m, 3, 2)], Cancellation);
                    isUnderWay.TrySetResult();
                }

                return told;
            },
            Cancellation);
        await isUnderWay.Task;
        await store.BackupAsync(folder["safe.backup"], Cancellation);
        await stop.CancelAsync();
        var all = await load;

        LiteDbStore.Restore(folder["safe.backup"], folder["other"], Time).PutAside.ShouldBeNull();
        await using var restored = LiteDbStore.Open(folder["other"], Time);
        var held = (int)(await restored.TotalsAsync(WorkspaceId.Local, Cancellation)).Of(KpiIds.Revenue).Sum(Period.Month(2026, 3)).Count;
        held.ShouldBeInRange(1, all);
        (await restored.FindAsync(WorkspaceId.Local, Feed.Deals, $"D-{held - 1:D6}", Cancellation)).ShouldNotBeNull();
        (await restored.FindAsync(WorkspaceId.Local, Feed.Deals, $"D-{held:D6}", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_or_a_cut_end_is_refused_and_changes_nothing()
    {
        await using (var store = await FilledAsync())
        {
            await store.BackupAsync(folder["safe.backup"], Cancellation);
        }

        var (whole, data) = (await File.ReadAllBytesAsync(folder["safe.backup"], Cancellation), await File.ReadAllBytesAsync(folder["data/slabot.db"], Cancellation));
        var random = new Random(20260915);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            await RefusedAsync(damaged);
        }

        await RefusedAsync(whole[..^1]);
        await RefusedAsync(whole[..20]);
        await RefusedAsync([]);
        await RefusedAsync([.. whole, 0]);
        (await File.ReadAllBytesAsync(folder["data/slabot.db"], Cancellation)).ShouldBe(data);
        Directory.GetFiles(folder["data"]).Select(Path.GetFileName).ShouldBe(["slabot.db", "slabot.lock"], ignoreOrder: true);

        async Task RefusedAsync(byte[] bytes)
        {
            await File.WriteAllBytesAsync(folder["damaged"], bytes, Cancellation);
            Should.Throw<StorageRefusedException>(() => LiteDbStore.Restore(folder["damaged"], folder["data"], Time)).Message.ShouldContain("Nothing was changed.");
        }
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_nothing_is_restored_into_a_folder_in_use()
    {
        await using var store = await FilledAsync();
        await store.BackupAsync(folder["safe.backup"], Cancellation);

        (await Should.ThrowAsync<StorageRefusedException>(store.BackupAsync(folder["safe.backup"], Cancellation))).Message
            .ShouldBe($"{folder["safe.backup"]} exists: backups are never overwritten, choose another name.");
        Should.Throw<StorageRefusedException>(() => LiteDbStore.Restore(folder["safe.backup"], folder["data"], Time)).Message.ShouldContain("is in use by process");
        Should.Throw<StorageRefusedException>(() => LiteDbStore.Restore(folder["none"], folder["other"], Time)).Message.ShouldBe($"There is no backup {folder["none"]}.");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_does_not_stop_the_store()
    {
        await using var store = await FilledAsync();

        await Should.ThrowAsync<StorageRefusedException>(store.BackupAsync(folder["no/such/folder/safe.backup"], Cancellation));

        (await store.AppendAsync(WorkspaceId.Local, [Some.Visits(1, 99m)], Cancellation)).Changed.ShouldBe(1);
    }

    [Fact]
    public async Task The_log_of_the_old_data_is_not_played_into_the_restored_data()
    {
        await using (var store = await FilledAsync())
        {
            await store.BackupAsync(folder["safe.backup"], Cancellation);
        }

        var files = new FolderFiles(folder["data"]);
        await File.WriteAllBytesAsync(files.Log, new byte[8192], Cancellation);

        var restored = LiteDbStore.Restore(folder["safe.backup"], folder["data"], Time);

        File.Exists(files.Log).ShouldBeFalse();
        File.Exists(FolderFiles.LogOf(restored.PutAside!)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_restore_that_was_interrupted_is_told_instead_of_beginning_with_nothing()
    {
        await using (var store = await FilledAsync())
        {
            await store.BackupAsync(folder["safe.backup"], Cancellation);
        }

        var files = new FolderFiles(folder["data"]);
        File.Move(files.Data, files.Restoring);

        Should.Throw<StorageRefusedException>(() => LiteDbStore.Open(folder["data"], Time)).Message.ShouldBe($"A restore into {folder["data"]} was interrupted: run it again.");
        LiteDbStore.Restore(folder["safe.backup"], folder["data"], Time);
        await using var again = LiteDbStore.Open(folder["data"], Time);
        (await again.TotalsAsync(WorkspaceId.Local, Cancellation)).All.ShouldNotBeEmpty();
    }

    private async Task<LiteDbStore> FilledAsync()
    {
        var store = LiteDbStore.Open(folder["data"], Time);
        await store.AppendAsync(WorkspaceId.Local, [.. Enumerable.Range(1, 31).Select(day => Some.Visits(day, day))], Cancellation);
        return store;
    }
}
