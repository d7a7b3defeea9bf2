using System.Globalization;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Crashes;

public sealed class KillTests(ITestOutputHelper output)
{
    // More where they are asked for: SLABOT_KILLS=100.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SLABOT_KILLS") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 15;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_there_when_the_process_is_killed_at_any_moment()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var lines = await KilledProcess.RunAsync("facts", folder["data"], round, random);
            acknowledged.AddRange(lines);
            await CheckAsync(folder["data"], lines, seed, round);
        }

        output.WriteLine($"{Rounds} rounds, {acknowledged.Count} acknowledged appends");
        acknowledged.Count.ShouldBeGreaterThan(Rounds);
        await CheckAsync(folder["data"], acknowledged, seed, Rounds - 1);
    }

    private static async Task CheckAsync(string folder, IReadOnlyList<string> acknowledged, int seed, int round)
    {
        var where = $"seed {seed}, round {round}";
        await using var store = LiteDbStore.Open(folder, TimeProvider.System);
        foreach (var line in acknowledged)
        {
            var (marker, count) = (line.Split(' ')[0], int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            (await StoredAsync(store, marker, count)).ShouldBe(count, $"{where}: {marker} was acknowledged");
        }

        // The appends after the last acknowledged one of each task may be there or not, but never in part.
        for (var task = 0; task < 4; task++)
        {
            var next = acknowledged.Count(line => line.StartsWith($"r{round}.{task}.", StringComparison.Ordinal));
            (await IsWholeAsync(store, $"r{round}.{task}.{next}")).ShouldBeTrue($"{where}: half an append");
        }

        if (round % 5 == 4)
        {
            (await store.AuditAsync(WorkspaceId.Local, CancellationToken.None)).Differences.ShouldBeEmpty(where);
        }
    }

    private static async Task<bool> IsWholeAsync(LiteDbStore store, string marker)
    {
        var first = (DealFact?)await store.FindAsync(WorkspaceId.Local, Feed.Deals, $"{marker}/0", CancellationToken.None);
        return first is null
            ? await StoredAsync(store, marker, 10) == 0
            : await StoredAsync(store, marker, 400) == int.Parse(first.Name.Value!, CultureInfo.InvariantCulture);
    }

    private static async Task<int> StoredAsync(LiteDbStore store, string marker, int count)
    {
        var stored = 0;
        for (var i = 0; i < count; i++)
        {
            stored += await store.FindAsync(WorkspaceId.Local, Feed.Deals, $"{marker}/{i}", CancellationToken.None) is DealFact ? 1 : 0;
        }

        return stored;
    }
}
