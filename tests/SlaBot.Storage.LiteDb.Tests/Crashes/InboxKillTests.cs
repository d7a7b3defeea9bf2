using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Channels;

namespace SlaBot.Storage.LiteDb.Crashes;

public sealed class InboxKillTests(ITestOutputHelper output)
{
    // More where they are asked for: SLABOT_KILLS=100.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SLABOT_KILLS") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 10;

    [Fact]
    public async Task No_accepted_event_and_no_mark_is_lost_and_none_is_accepted_twice_when_the_process_is_killed_at_any_moment()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var told = new Dictionary<(string Workspace, string Key), string>();
        var uncertain = 0;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var line in await KilledProcess.RunAsync("inbox", folder["data"], round, random, longest: 500))
            {
                var parts = line.Split(' ');
                parts[0].ShouldNotBe("t", $"seed {seed}, round {round}: of deliveries at once not exactly one was new");
                told[(parts[1], parts[2])] = parts[0];
            }

            uncertain += await CheckAsync(folder["data"], told, $"seed {seed}, round {round}");
        }

        output.WriteLine($"{Rounds} rounds, {told.Count} events, {uncertain} found while they were being sent");
        told.Count.ShouldBeGreaterThan(Rounds);
    }

    private static async Task<int> CheckAsync(string folder, Dictionary<(string Workspace, string Key), string> told, string where)
    {
        await using var store = LiteDbStore.Open(folder, TimeProvider.System);
        var unfinished = await store.UnfinishedAsync(CancellationToken.None);
        var states = unfinished.ToDictionary(one => (one.Event.Workspace.Value, one.Event.Key), one => one.State);
        foreach (var ((workspace, key), last) in told)
        {
            // What follows an acknowledgement may be durable and not told: then the event is further on, never behind.
            var isOpen = states.TryGetValue((workspace, key), out var state);
            (last switch
            {
                "a" => true,
                "s" => !isOpen || state == InboundState.Sending,
                _ => !isOpen,
            }).ShouldBeTrue($"{where}: {key} was told {last} and is {(isOpen ? state : "finished or lost")}");
        }

        var again = await Task.WhenAll(told.Keys.Select(one => store.AcceptAsync(Redelivered(one.Workspace, one.Key), CancellationToken.None)));
        again.Count(isNew => isNew).ShouldBe(0, $"{where}: acknowledged events were lost");
        foreach (var lane in unfinished.GroupBy(one => one.Event.Lane))
        {
            lane.Select(one => one.Event.ReceivedAt).ShouldBe(lane.Select(one => one.Event.ReceivedAt).Order(), $"{where}: the order of lane {lane.Key}");
        }

        // What a start does: what was being sent is uncertain, the rest is worked on; some of that stays for the next rounds.
        foreach (var one in unfinished.Where((one, i) => one.State == InboundState.Sending || i % 2 == 0))
        {
            var end = one.State == InboundState.Sending ? InboundState.Uncertain : InboundState.Done;
            _ = store.FinishAsync(one.Event.Workspace, one.Event.Key, end, CancellationToken.None);
            told[(one.Event.Workspace.Value, one.Event.Key)] = "d";
        }

        return unfinished.Count(one => one.State == InboundState.Sending);
    }

    private static InboundEvent Redelivered(string workspace, string key) =>
        new(new(workspace), Platform.Teams, key, "again", Instant.FromUnixTimeTicks(0), default);
}
