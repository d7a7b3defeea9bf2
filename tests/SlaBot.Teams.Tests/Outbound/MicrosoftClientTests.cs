using System.Runtime.InteropServices;
using System.Text.Json;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>Microsoft's own software as a peer of the fake Connector and a judge of what is sent to it.</summary>
public sealed class MicrosoftClientTests
{
    [Fact]
    public async Task Microsofts_Connector_clients_take_the_fake_for_the_Connector()
    {
        await using var fake = await FakeConnector.StartAsync();
        fake.Fail(ConnectorFault.Throttled(1), when: request => request.Conversation == "throttle");
        var said = await NodeClient.RunAsync("teams/connector-client.mjs", fake.ServiceUrl);
        said.ShouldNotContain("FAIL");
        fake.Seen[0].RawTarget.ShouldBe("/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700000000000/activities");
        fake.Seen.ShouldAllBe(request => request.Operation != "unknown" && request.Authorization == null);
    }

    [Fact]
    public async Task Microsofts_schema_accepts_every_activity_that_is_sent()
    {
        await using var sent = await Sent.StartAsync();
        var none = TestContext.Current.CancellationToken;
        var card = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["type"] = "AdaptiveCard", ["version"] = "1.5" });
        await sent.SendAsync("plain");
        await sent.Client.SendAsync(sent.To(), new() { Type = ActivityTypes.Typing }, none);
        await sent.Client.SendAsync(sent.To(), Sent.Says("**reply**") with { ReplyToId = "1", TextFormat = "markdown", Locale = "zh-Hant", Summary = "Pace" }, none);
        await sent.Client.UpdateAsync(sent.To(), "1", new() { Type = ActivityTypes.Message, Attachments = [new() { ContentType = "application/vnd.microsoft.card.adaptive", Content = new(JsonMarshal.GetRawUtf8Value(card).ToArray()) }] }, none);
        await sent.Client.SendAsync(
            sent.To(),
            Sent.Says("<at>Jane</at> well done") with { Entities = [JsonSerializer.SerializeToElement(new Mention("mention", "<at>Jane</at>", new() { Id = "29:jane", Name = "Jane" }), ActivityJson.Default.Mention)] },
            none);
        await sent.Client.CreateAsync(sent.To(), NewConversations.Thread("19:c@thread.tacv2", FakeConnector.Tenant, Sent.Says("first")), none);
        sent.Fake.Accepted.Count.ShouldBe(6);

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, sent.Fake.Accepted.Select(Activity), none);
            (await NodeClient.RunAsync("teams/activity-schema.mjs", file)).Split('\n').Count(line => line.StartsWith("ok", StringComparison.Ordinal)).ShouldBe(6);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Activity(ConnectorRequest request) =>
        (request.Body!.Value.TryGetProperty("activity", out var first) ? first : request.Body!.Value).GetRawText();
}
