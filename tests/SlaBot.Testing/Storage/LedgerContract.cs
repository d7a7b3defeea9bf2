using CsCheck;
using NodaTime;
using Shouldly;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

/// <summary>What every ledger promises that can be read as a sequence.</summary>
public abstract class LedgerContract
{
    private static int names;

    private static CancellationToken Never => CancellationToken.None;

    private SettableTime Time { get; } = new();

    protected abstract Task<OpenLedger> OpenAsync(string name, TimeProvider time);

    [Fact]
    public async Task Whoever_remembers_how_far_they_read_misses_nothing_and_sees_nothing_twice()
    {
        const string data = nameof(Whoever_remembers_how_far_they_read_misses_nothing_and_sees_nothing_twice);
        await GenFacts.Any.Array[1, 6].Array[1, 4].SampleAsync(
            async batches =>
            {
                var workspace = NewWorkspace();
                var (told, read, through) = (new List<Fact>(), new List<Fact>(), 0L);
                foreach (var batch in batches)
                {
                    await using var store = await OpenAsync(data, Time);
                    told.AddRange(await NewsOfAsync(store, workspace, batch));
                    for (var page = await store.Ledger.ReadAfterAsync(workspace, through, Never); page.Facts.Count > 0; page = await store.Ledger.ReadAfterAsync(workspace, through, Never))
                    {
                        (page.Through, page.RecordedAt).ShouldBe((through + page.Facts.Count, (Instant?)Time.Now));
                        read.AddRange(page.Facts);
                        through = page.Through;
                    }
                }

                read.ShouldBe(told);
                await using var again = await OpenAsync(data, Time);
                (await AllAsync(again, workspace, 0)).ShouldBe(told);
                var from = told.Count / 2;
                (await AllAsync(again, workspace, from)).ShouldBe(told[from..]);
            },
            iter: 6,
            threads: 1);
    }

    [Fact]
    public async Task Large_and_small_batches_are_read_in_pages_from_anywhere_among_them()
    {
        await using var store = await OpenAsync(nameof(Large_and_small_batches_are_read_in_pages_from_anywhere_among_them), Time);
        var workspace = NewWorkspace();
        int[] sizes = [1, 1, 1, 4_100, 1, 30];
        foreach (var (size, number) in sizes.Select((size, number) => (size, number)))
        {
            _ = await store.Facts.AppendAsync(workspace, [.. Enumerable.Range(0, size).Select(i => Some.WonDeal($"{number}/{i}", i, 3, 4))], Never);
        }

        var all = await AllAsync(store, workspace, 0);
        all.Count.ShouldBe(sizes.Sum());
        foreach (var after in new[] { 1, 2, 3, 4, 4_002, 4_003, 4_004, 4_102, 4_103, 4_104, 4_105, 4_133 })
        {
            (await AllAsync(store, workspace, after)).SequenceEqual(all.Skip(after)).ShouldBeTrue($"after {after}");
        }

        var none = await store.Ledger.ReadAfterAsync(workspace, all.Count, Never);
        (none.Through, none.RecordedAt, none.Facts.Count, none.HasMore).ShouldBe((all.Count, null, 0, false));
        (await store.Ledger.ReadAfterAsync(NewWorkspace(), 0, Never)).Facts.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_told_where_something_was_appended_and_only_then()
    {
        await using var store = await OpenAsync(nameof(It_is_told_where_something_was_appended_and_only_then), Time);
        var (first, second) = (NewWorkspace(), NewWorkspace());
        var told = System.Threading.Channels.Channel.CreateUnbounded<WorkspaceId>();
        store.Ledger.Appended += (_, appended) => told.Writer.TryWrite(appended.Workspace);

        await store.Facts.AppendAsync(first, [Some.WonDeal("a", 1, 3, 4)], Never);
        (await NextAsync()).ShouldBe(first);
        await store.Facts.AppendAsync(first, [Some.WonDeal("a", 1, 3, 4)], Never);
        await store.Facts.AppendAsync(second, [Some.WonDeal("a", 1, 3, 4)], Never);
        (await NextAsync()).ShouldBe(second);
        told.Reader.TryRead(out _).ShouldBeFalse();

        async Task<WorkspaceId> NextAsync() => await told.Reader.ReadAsync(Never).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Never);
    }

    private static WorkspaceId NewWorkspace() => new($"w-{Interlocked.Increment(ref names)}");

    // A fact is in the ledger if storing it by itself changed something.
    private static async Task<IReadOnlyList<Fact>> NewsOfAsync(OpenLedger store, WorkspaceId workspace, IEnumerable<Fact> batch)
    {
        var news = new List<Fact>();
        foreach (var fact in batch)
        {
            var result = await store.Facts.AppendAsync(workspace, [fact], Never);
            news.AddRange(result.New + result.Changed > 0 ? [fact] : []);
        }

        return news;
    }

    private static async Task<List<Fact>> AllAsync(OpenLedger store, WorkspaceId workspace, long after)
    {
        var facts = new List<Fact>();
        LedgerPage page;
        do
        {
            page = await store.Ledger.ReadAfterAsync(workspace, after, Never);
            page.Facts.Count.ShouldBeLessThanOrEqualTo(4_000);
            facts.AddRange(page.Facts);
            after = page.Through;
        }
        while (page.HasMore);
        return facts;
    }
}

/// <summary>A ledger, what adds to it, and how to close both.</summary>
public sealed record OpenLedger(IFactStore Facts, ILedger Ledger, IAsyncDisposable? Owner) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
