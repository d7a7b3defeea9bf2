using System.Diagnostics;
using System.Globalization;
using LiteDB;
using NodaTime.Text;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Benchmarks;

/// <summary>A million daily rows into the store, and the same rows into a bare LiteDB collection, a thousand a commit, by turns.</summary>
internal static class ImportBenchmark
{
    private const int Rows = 1_000_000, BareBatch = 1_000, StoreBatch = 5_000, Rounds = 3;

    public static async Task RunAsync()
    {
        var rows = Company.DailyNumbers(Rows).ToArray();
        Console.WriteLine("| round | bare LiteDB, rows/s | SlaBot, rows/s | ratio |\n|---|---|---|---|");
        for (var round = 1; round <= Rounds; round++)
        {
            var bare = Rows / Timed(folder => Bare(folder, rows)).TotalSeconds;
            var store = Rows / (await TimedAsync(folder => StoreAsync(folder, rows))).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {bare:N0} | {store:N0} | {store / bare:F2} |"));
        }
    }

    // No daily totals, no idempotency, no checkpoint: the least that anyone could do.
    private static void Bare(string folder, DailyFact[] rows)
    {
        using var database = new LiteDatabase(Path.Combine(folder, "bare.db"));
        var collection = database.GetCollection("facts");
        foreach (var batch in rows.Chunk(BareBatch))
        {
            database.BeginTrans();
            collection.Insert(batch.Select(row => new BsonDocument
            {
                ["_id"] = $"local/{row.Subject}",
                ["date"] = LocalDatePattern.Iso.Format(row.Date),
                ["kpi"] = row.Kpi.Value,
                ["source"] = row.Source,
                ["value"] = row.Value,
            }));
            database.Commit();
        }
    }

    private static async Task StoreAsync(string folder, DailyFact[] rows)
    {
        await using var store = LiteDbStore.Open(folder, TimeProvider.System);
        foreach (var batch in rows.Chunk(StoreBatch))
        {
            await store.AppendAsync(WorkspaceId.Local, batch, default);
        }
    }

    private static TimeSpan Timed(Action<string> work) =>
        TimedAsync(folder =>
        {
            work(folder);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    private static async Task<TimeSpan> TimedAsync(Func<string, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await work(folder);
        watch.Stop();
        Directory.Delete(folder, recursive: true);
        return watch.Elapsed;
    }
}
