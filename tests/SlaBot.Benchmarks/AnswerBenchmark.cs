using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NodaTime;
using SlaBot.Conversation;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Benchmarks;

/// <summary>One question with its drivers, chart and projection, however many facts are stored: its time must stay flat.</summary>
[Config(typeof(Config))]
[MemoryDiagnoser]
public class AnswerBenchmark : IAsyncDisposable
{
    private const int Batch = 5_000;
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 20, 0);
    private int asked;
    private string folder = "";
    private LiteDbStore? store;
    private Conversation.Conversation? conversation;

    /// <summary>Gets or sets how many facts are stored.</summary>
    [Params(10_000, 100_000, 1_000_000, 10_000_000)]
    public int Facts { get; set; }

    /// <summary>Fills a store.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        store = LiteDbStore.Open(folder, TimeProvider.System);
        _ = await store.AddAsync(WorkspaceId.Local, Company.Agreement, Company.Agreement.Term.From, Now, default);
        foreach (var batch in Company.Facts(Facts).Chunk(Batch))
        {
            _ = await store.AppendAsync(WorkspaceId.Local, batch, default);
        }

        conversation = new(new Reader(remembered: 0), store, store, store);
        var started = TimeProvider.System.GetTimestamp();
        _ = await PaceAsync();
        Console.WriteLine($"// {Facts:N0} facts: first answer {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:F0} ms, "
            + $"{new FileInfo(Path.Combine(folder, "slabot.db")).Length / 1048576.0:F0} MiB on disk, "
            + $"{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:F0} MiB managed memory");
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public async Task EmptyAsync()
    {
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Asks, in another minute than the last time: so it is worked out anew.</summary>
    [Benchmark]
    public Task<Answered> PaceAsync() =>
        conversation!.AnswerAsync(new Question(WorkspaceId.Local, new("are we on pace?", []), Now + Duration.FromMinutes(asked++ % 2)), default);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
            store = null;
        }

        GC.SuppressFinalize(this);
    }

    private sealed class Config : ManualConfig
    {
        // Filling ten million facts takes longer than the patience that comes with the toolchain.
        public Config() => AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(2), logOutput: true)));
    }
}
