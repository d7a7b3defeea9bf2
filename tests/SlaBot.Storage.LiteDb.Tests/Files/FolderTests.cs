using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Files;

public sealed class FolderTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 9, 15, 8, 30, 0, TimeSpan.Zero));
    private readonly TemporaryFolder folder = new();

    private string Data => folder["slabot.db"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_in_use_is_refused_with_the_process_that_has_it_and_free_when_that_is_closed()
    {
        await using (LiteDbStore.Open(folder.Path, Time))
        {
            Should.Throw<StorageRefusedException>(() => LiteDbStore.Open(folder.Path, Time)).Message.ShouldBe(
                $"The data folder {folder.Path} is in use by process {Environment.ProcessId} (since 2026-09-15T08:30:00Z): stop it first, or name another folder with --data.");
        }

        await using var again = LiteDbStore.Open(folder.Path, Time);
        again.Health.HasFailed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a database at all")]
    public async Task A_foreign_file_is_refused_and_left_as_it_was(string content)
    {
        await File.WriteAllTextAsync(Data, content, TestContext.Current.CancellationToken);

        Refusal().ShouldBe($"{Data} is not a data file of SlaBot, or its beginning is damaged: restore a backup, or name another folder with --data.");

        (await File.ReadAllTextAsync(Data, TestContext.Current.CancellationToken)).ShouldBe(content);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["slabot.db", "slabot.lock"], ignoreOrder: true);
    }

    [Fact]
    public void A_LiteDB_file_of_another_program_is_refused()
    {
        using (var other = DataFile.Open(Data))
        {
            other.Put("customers", new() { ["_id"] = "1" });
        }

        RefusalLeavesTheFile().ShouldBe($"{Data} is a LiteDB file of another program: name another folder with --data.");
    }

    [Fact]
    public async Task A_file_that_lost_its_end_is_refused()
    {
        await (await FilledAsync()).DisposeAsync();
        using (var file = File.OpenWrite(Data))
        {
            file.SetLength(file.Length - 100);
        }

        RefusalLeavesTheFile().ShouldBe($"{Data} is damaged: restore the newest backup with slabot restore.");
    }

    [Fact]
    public async Task A_file_whose_pages_are_overwritten_is_refused()
    {
        await (await FilledAsync()).DisposeAsync();
        using (var file = File.OpenWrite(Data))
        {
            file.Position = 8192;
            file.Write(new byte[(int)file.Length - 8192].Select(_ => (byte)0xA5).ToArray());
        }

        RefusalLeavesTheFile().ShouldStartWith($"{Data} is damaged (");
    }

    [Fact]
    public async Task A_file_that_LiteDB_marked_when_the_disk_was_full_opens_again()
    {
        await (await FilledAsync()).DisposeAsync();
        using (var file = File.OpenWrite(Data))
        {
            file.Position = 191;
            file.WriteByte(1);
        }

        await using var store = LiteDbStore.Open(folder.Path, Time);
        (await store.AppendAsync(WorkspaceId.Local, [Some.Visits(1, 99m)], TestContext.Current.CancellationToken)).Changed.ShouldBe(1);
    }

    [Fact]
    public void A_file_of_a_newer_layout_is_refused()
    {
        using (var newer = DataFile.Open(Data))
        {
            new Identity(2, Instant.FromUnixTimeTicks(0)).WriteTo(newer);
        }

        RefusalLeavesTheFile().ShouldBe($"{Data} was written by a newer SlaBot (layout 2; this program knows up to 1): use the newer program.");
    }

    [Fact]
    public async Task An_older_layout_is_brought_up_to_date_once_step_by_step()
    {
        await (await FilledAsync()).DisposeAsync();
        var applied = new List<int>();
        Migration[] steps = [new(2, file => Step(file, 2)), new(3, file => Step(file, 3))];

        for (var opened = 0; opened < 2; opened++)
        {
            await using var store = LiteDbStore.Open(folder.Path, Time, steps);
            (await store.TotalsAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).All.ShouldHaveSingleItem();
        }

        applied.ShouldBe([2, 3]);
        Opening.RequireOwn(Data, steps).Schema.ShouldBe(3);

        void Step(DataFile file, int to)
        {
            file.Put("notes", new() { ["_id"] = $"{to}" });
            applied.Add(to);
        }
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_older_layout()
    {
        await (await FilledAsync()).DisposeAsync();
        Migration[] steps = [new(2, _ => throw new IOException("no space left"))];

        Should.Throw<StorageRefusedException>(() => LiteDbStore.Open(folder.Path, Time, steps)).Message.ShouldContain("no space left");

        Opening.RequireOwn(Data, Migration.All).Schema.ShouldBe(1);
        await using var store = LiteDbStore.Open(folder.Path, Time);
        (await store.TotalsAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).All.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_death_while_the_file_was_being_made_leaves_nothing_in_the_way()
    {
        File.WriteAllText(new FolderFiles(folder.Path).Creating, "half");

        Should.NotThrow(async () => await LiteDbStore.Open(folder.Path, Time).DisposeAsync());
    }

    private async Task<LiteDbStore> FilledAsync()
    {
        var store = LiteDbStore.Open(folder.Path, Time);
        await store.AppendAsync(WorkspaceId.Local, [.. Enumerable.Range(1, 31).Select(day => Some.Visits(day, day))], TestContext.Current.CancellationToken);
        return store;
    }

    private string Refusal() => Should.Throw<StorageRefusedException>(() => LiteDbStore.Open(folder.Path, Time)).Message;

    private string RefusalLeavesTheFile()
    {
        var before = File.ReadAllBytes(Data);
        var refusal = Refusal();
        File.ReadAllBytes(Data).ShouldBe(before);
        return refusal;
    }
}
