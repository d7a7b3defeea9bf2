using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Json;
using SlaBot.Testing.Slack;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Slack;

/// <summary>What Slack never sends, well signed, to the real program: it answers by the protocol's rule and changes nothing.</summary>
public sealed class HostilePayloadsTests
{
    private const int Mutations = 60;

    [Fact]
    public async Task Spoiled_payloads_are_never_an_error_of_the_program_and_change_nothing()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        var facts = await FactsAsync(await Growth.CopiedAsync());
        _ = await workspace.AnswerToAsync(() => workspace.Jane.OpenConversationAsync());
        var asked = await workspace.AnswerToAsync(() => workspace.Wei.SayAsync("are we on pace?"));
        var road = (SignedRoad)workspace.Road;
        var statuses = new ConcurrentDictionary<int, int>();

        await Parallel.ForEachAsync(Bodies(workspace, asked), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (sent, stop) =>
        {
            var taken = await road.PostAsync(sent.Path, sent.Type, sent.Body);
            taken.Status.ShouldBeOneOf([200, 400], Encoding.UTF8.GetString(sent.Body));
            _ = statuses.AddOrUpdate(taken.Status, 1, static (_, count) => count + 1);
        });

        statuses.Values.Sum().ShouldBeGreaterThan(500);
        (await workspace.AnswerToAsync(() => workspace.Jane.SayAsync("visits in march 2026"))).Text.ShouldContain("15");
        (await workspace.TerminateAsync()).ShouldBe(0);

        await using var store = LiteDbStore.Open(workspace.Program.Data, TimeProvider.System);
        (await store.MembersAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Person.Id.ShouldBe("U0JANE");
        (await store.HistoryAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Latest!.Number.ShouldBe(1);
        (await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Facts.ShouldBe(facts);
    }

    private static async Task<long> FactsAsync(Slabot program)
    {
        using (program)
        {
            await using var store = LiteDbStore.Open(program.Data, TimeProvider.System);
            return (await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Facts;
        }
    }

    // By somebody without any rights; a press on a real button among them.
    private static IEnumerable<(string Path, string Type, byte[] Body)> Bodies(SlackWorkspace workspace, FakeMessage asked)
    {
        var payloads = new SlackPayloads(workspace.Slack, workspace.Slack.Harbour);
        var said = workspace.Slack.Say("U0WEI", FakeSlack.Sales, $"<@{workspace.Slack.Harbour.BotUser}> log 40 visits for 17 March 2026");
        var button = asked.Blocks!.Select(block => block!["elements"] as JsonArray).OfType<JsonArray>().SelectMany(elements => elements).OfType<JsonObject>().First(element => element["type"]?.ToString() == "button");
        JsonObject[] events = [payloads.Event(payloads.Mention(said)), payloads.Event(payloads.HomeOpened("U0WEI")), payloads.Event(payloads.Joined(FakeSlack.Sales))];
        JsonObject[] interactions =
        [
            payloads.Press("U0WEI", new() { ["type"] = "button", ["action_id"] = button["action_id"]!.ToString(), ["block_id"] = "b1", ["value"] = button["value"]!.ToString() }, asked.Channel, asked.Ts, asked),
            payloads.Submit("U0WEI", new("V1", "U0WEI", JsonNode.Parse("""{"type":"modal","callback_id":"form:members","private_metadata":"x"}""")!.AsObject(), "h1")),
        ];

        foreach (var (one, seed) in events.Select((one, at) => (one.ToJsonString(), at)))
        {
            foreach (var body in JsonMutations.Of(one, Mutations, seed))
            {
                yield return ("/slack/events", "application/json", body);
            }
        }

        foreach (var (one, seed) in interactions.Select((one, at) => (one.ToJsonString(), at)))
        {
            foreach (var body in JsonMutations.Of(one, Mutations, seed))
            {
                yield return ("/slack/interactivity", "application/x-www-form-urlencoded", [.. "payload="u8, .. Encoding.ASCII.GetBytes(Uri.EscapeDataString(Encoding.UTF8.GetString(body)))]);
            }
        }
    }
}
