using System.Globalization;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Crashes;

public sealed class OutboxKillTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    [Fact]
    public async Task No_row_is_lost_none_leaves_twice_under_one_fence_and_none_without_its_entry_when_the_process_is_killed_at_any_moment()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var told = new Dictionary<(string Workspace, string Subject), (string What, long Fence)>();
        for (var round = 0; round < Rounds; round++)
        {
            var where = $"seed {seed}, round {round}";
            foreach (var line in await KilledProcess.RunAsync("outbox", folder["data"], round, random, longest: 500))
            {
                var parts = line.Split(' ');
                var (row, fence) = ((parts[1], parts[2]), long.Parse(parts[3], CultureInfo.InvariantCulture));
                var before = told.GetValueOrDefault(row, ("", 0));
                before.Item1.ShouldNotBe("e", $"{where}: {parts[2]} had ended and is told again: {line}");
                if (parts[0] == "s")
                {
                    fence.ShouldBeGreaterThan(before.Item2, $"{where}: {parts[2]} left twice under one fence");
                }

                // Who decides may be told after who sends.
                told[row] = parts[0] == "r" && before.Item1.Length > 0 ? before : (parts[0], fence);
            }

            await CheckAsync(folder["data"], told, where);
        }

        output.WriteLine($"{Rounds} rounds, {told.Count} rows, {told.Values.Count(one => one.What == "s")} last told while they were leaving");
        told.Count.ShouldBeGreaterThan(Rounds);
    }

    private static async Task CheckAsync(string folder, Dictionary<(string Workspace, string Subject), (string What, long Fence)> told, string where)
    {
        await using var store = LiteDbStore.Open(folder, TimeProvider.System);
        var rows = new Dictionary<(string Workspace, string Subject), OutboxRow>();
        foreach (var workspace in Enumerable.Range(0, 3).Select(number => new WorkspaceId($"w{number}")))
        {
            var all = await store.RowsAsync(workspace, CancellationToken.None);
            all.Select(row => row.Number).ShouldBe(Enumerable.Range(1, all.Count).Select(number => (long)number), $"{where}: the numbers of {workspace}");
            (await store.EntriesAsync(workspace, "wins", CancellationToken.None)).Select(entry => entry.Id).ShouldBe(
                all.Where(row => !row.IsRepeat).Select(row => row.Key.Subject).Order(StringComparer.Ordinal), $"{where}: each row with its entry, and each entry with its row");
            foreach (var row in all)
            {
                rows[(row.Workspace.Value, row.Key.Subject + row.Key.Version)] = row;
            }
        }

        foreach (var (key, (what, fence)) in told)
        {
            rows.TryGetValue(key, out var row).ShouldBeTrue($"{where}: {key.Subject} is lost");
            row!.Fence.ShouldBeGreaterThanOrEqualTo(fence, $"{where}: {key.Subject}");
            (what != "e" || row.State is OutboxState.Sent or OutboxState.Uncertain).ShouldBeTrue($"{where}: {key.Subject} had ended and is {row.State}");
        }
    }
}
