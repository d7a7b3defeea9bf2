using System.Diagnostics;
using System.Globalization;
using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Benchmarks;

/// <summary>
/// Whole turns through the inbox: accepted, about to send, finished; by turns with the least that anyone could do with
/// LiteDB, one document a commit with a checkpoint. In one workspace or in as many as are asked for.
/// </summary>
internal static class InboxBenchmark
{
    private const int Rounds = 5, BodyBytes = 2_000;
    private static readonly int[] AtOnce = [1, 8, 32, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2), Share = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(int workspaces)
    {
        var (bare, turns) = (new List<double>(), AtOnce.ToDictionary(atOnce => atOnce, _ => new List<Measured>()));
        _ = await TurnsAsync(AtOnce[^1], WarmUp, workspaces);
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(Bare(Share));
            foreach (var atOnce in AtOnce)
            {
                turns[atOnce].Add(await TurnsAsync(atOnce, Share, workspaces));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare LiteDB, one document a commit with a checkpoint: {Median(bare):N0} a second, median of {Rounds}\n"));
        Console.WriteLine("| at once | turns a second | p50, ms | p99, ms | CPU a turn, ms | turns to a bare insert |\n|---|---|---|---|---|---|");
        foreach (var (atOnce, some) in turns)
        {
            var perSecond = Median(some.Select(one => one.PerSecond));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {atOnce} | {perSecond:N0} | {Median(some.Select(one => one.P50)):F1} | {Median(some.Select(one => one.P99)):F1} | {Median(some.Select(one => one.Cpu)):F3} | {perSecond / Median(bare):F1} |"));
        }
    }

    private static double Bare(TimeSpan share)
    {
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        var inserted = 0;
        Stopwatch watch;
        using (var database = new LiteDatabase(Path.Combine(folder, "bare.db")))
        {
            var collection = database.GetCollection("inbox");
            _ = collection.Insert(new BsonDocument { ["_id"] = "first" });
            watch = Stopwatch.StartNew();
            for (; watch.Elapsed < share; inserted++)
            {
                _ = database.BeginTrans();
                _ = collection.Insert(new BsonDocument { ["_id"] = Key(0, inserted), ["body"] = new byte[BodyBytes] });
                _ = database.Commit();
                database.Checkpoint();
            }

            watch.Stop();
        }

        Directory.Delete(folder, recursive: true);
        return inserted / watch.Elapsed.TotalSeconds;
    }

    private static async Task<Measured> TurnsAsync(int atOnce, TimeSpan share, int workspaces)
    {
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        double[][] times;
        TimeSpan elapsed, used;
        await using (var store = LiteDbStore.Open(folder, TimeProvider.System))
        {
            _ = await LaneAsync(store, atOnce, Stopwatch.StartNew(), TimeSpan.Zero, workspaces);
            used = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            times = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(lane => Task.Run(() => LaneAsync(store, lane, watch, share, workspaces))));
            elapsed = watch.Elapsed;
            used = Environment.CpuUsage.TotalTime - used;
        }

        Directory.Delete(folder, recursive: true);
        double[] all = [.. times.SelectMany(time => time).Order()];
        return new(all.Length / elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], used.TotalMilliseconds / all.Length);
    }

    private static async Task<double[]> LaneAsync(LiteDbStore store, int lane, Stopwatch watch, TimeSpan share, int workspaces)
    {
        var (times, finishing, body) = (new List<double>(), Task.CompletedTask, new byte[BodyBytes]);
        for (var i = 0; i == 0 || watch.Elapsed < share; i++)
        {
            var (key, workspace, started) = (Key(lane, i), new WorkspaceId($"teams-{(lane + i) % workspaces}"), Stopwatch.GetTimestamp());
            _ = await store.AcceptAsync(new(workspace, Platform.Teams, key, $"lane {lane}", Instant.FromUnixTimeTicks(i), body), default);
            await store.BeginSendingAsync(workspace, key, default);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            finishing = store.FinishAsync(workspace, key, InboundState.Done, default);
        }

        await finishing;
        return [.. times];
    }

    private static string Key(int lane, int i) => string.Create(CultureInfo.InvariantCulture, $"19:{lane:D8}@thread.tacv2/{i:D12}");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private readonly record struct Measured(double PerSecond, double P50, double P99, double Cpu);
}
