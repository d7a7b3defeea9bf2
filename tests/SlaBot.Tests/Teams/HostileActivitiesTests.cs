using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Json;
using SlaBot.Testing.Readings;
using SlaBot.Testing.Teams;

namespace SlaBot.Tests.Teams;

/// <summary>What nobody should send, with a good token, to the real program: it answers by the protocol's rule and changes nothing.</summary>
public sealed class HostileActivitiesTests
{
    private const int Mutations = 40;

    [Fact]
    public async Task Spoiled_activities_strange_texts_and_broken_JSON_are_never_an_error_of_the_program_and_change_nothing()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        var before = await FactsAsync(await Driving.Growth.CopiedAsync());
        _ = await tenant.InstallAsync(Talk.Janes);
        var card = await tenant.AskAsync(Talk.Weis, "are we on pace?");
        var bodies = Bodies(tenant, card).ToList();
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();

        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (body, stop) =>
        {
            using var response = await tenant.PostAsync(body);
            _ = statuses.AddOrUpdate(response.StatusCode, 1, static (_, count) => count + 1);
            ((int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.NotImplemented).ShouldBeTrue($"{response.StatusCode}: {Encoding.UTF8.GetString(body)}");
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{bodies.Count} bodies: {string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{(int)status.Key} {status.Value}"))}");
        bodies.Count.ShouldBeGreaterThan(1_000);
        TeamsTenant.HeadlineOf(await tenant.AskAsync(Talk.Janes, "visits in march 2026")).ShouldContain("15");
        (await tenant.TerminateAsync()).ShouldBe(0);

        await using var store = LiteDbStore.Open(tenant.Program.Data, TimeProvider.System);
        (await store.MembersAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Person.Id.ShouldBe(FakeMember.Jane.AadObjectId);
        (await store.HistoryAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Latest!.Number.ShouldBe(1);
        (await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Facts.ShouldBe(before);
    }

    private static async Task<long> FactsAsync(Driving.Slabot program)
    {
        using (program)
        {
            await using var store = LiteDbStore.Open(program.Data, TimeProvider.System);
            return (await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Facts;
        }
    }

    private static IEnumerable<byte[]> Bodies(TeamsTenant tenant, ConnectorRequest card)
    {
        foreach (var (activity, seed) in Activities(tenant, card).Select((activity, at) => (activity.ToJsonString(), at)))
        {
            foreach (var body in JsonMutations.Of(activity, Mutations, seed))
            {
                yield return body;
            }
        }

        foreach (var (text, at) in NaughtyStrings.All.Select((text, at) => (text, at)))
        {
            var message = tenant.Message(Noise(at % 50), text.Replace("\ud800", "?", StringComparison.Ordinal).Replace("\udc00", "?", StringComparison.Ordinal));
            yield return Encoding.UTF8.GetBytes(message.ToJsonString());
        }

        foreach (var (_, bytes) in JsonTestSuite.All)
        {
            yield return bytes;
            yield return [.. Encoding.UTF8.GetBytes($"{tenant.Activity("invoke", Noise(50)).With("name", "adaptiveCard/action").ToJsonString()[..^1]},\"value\":"), .. bytes, (byte)'}'];
        }
    }

    // One of each kind, by somebody without any rights; a press on a real button among them.
    private static IEnumerable<JsonObject> Activities(TeamsTenant tenant, ConnectorRequest card)
    {
        yield return tenant.Message(Noise(61), "are we on pace?");
        yield return tenant.Message(Talk.Channel with { Who = FakeMember.Wei }, "log 40 visits for 17 March 2026");
        yield return tenant.Press(Talk.Weis, card, TeamsTenant.ButtonsOf(card)[0]);
        yield return tenant.Activity("installationUpdate", Noise(62)).With("action", "add");
        yield return Added(tenant, Talk.Group with { Who = FakeMember.Wei });
        yield return Event(tenant, "channelRenamed");
        yield return Event(tenant, "teamDeleted");
        yield return tenant.Activity("messageUpdate", Noise(63)).With("text", "log 40 visits for 17 March 2026");
        yield return tenant.Activity("messageDelete", Noise(64));
        yield return tenant.Activity("invoke", Noise(65)).With("name", "fileConsent/invoke").With("value", JsonNode.Parse("""{"type":"fileUpload","action":"accept","context":{"t":"x"},"uploadInfo":{"uploadUrl":"http://127.0.0.1:9/x","name":"x"}}""")!);
        yield return tenant.Activity("invoke", Noise(66)).With("name", "message/submitAction").With("value", JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""")!);
        yield return tenant.Activity("message", Noise(67)).With("value", JsonNode.Parse("""{"t":"x","posts":"Wins"}""")!);
        yield return tenant.Message(Noise(68), "").With("attachments", JsonNode.Parse("""[{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"a.yaml","content":{"downloadUrl":"http://127.0.0.1:9/a.yaml"}}]""")!);
        yield return tenant.Activity("event", Noise(69)).With("name", "application/vnd.microsoft.meetingStart");
    }

    // A conversation of its own for each: in one, each answer would wait for the pace of those before it.
    private static Talk Noise(int number) => Talk.Weis with { Conversation = $"a:noise-{number}" };

    private static JsonObject Added(TeamsTenant tenant, Talk talk)
    {
        var activity = tenant.Activity("conversationUpdate", talk);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{FakeIdentity.AppId}" });
        return activity;
    }

    private static JsonObject Event(TeamsTenant tenant, string type)
    {
        var activity = tenant.Activity("conversationUpdate", Talk.Channel with { Who = FakeMember.Wei });
        activity["channelData"]!["eventType"] = type;
        return activity;
    }
}
