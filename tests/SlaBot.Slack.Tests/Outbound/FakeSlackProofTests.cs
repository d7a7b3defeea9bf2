using System.Text.Json.Nodes;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>Slack's own software as a peer of the fake Slack.</summary>
public sealed class FakeSlackProofTests
{
    [Fact]
    public async Task Slacks_own_clients_take_the_fake_for_Slack()
    {
        await using var fake = await FakeSlack.StartAsync(areTriggersLasting: true);
        fake.Tokens.Rotates = true;
        fake.Fail(SlackFault.RateLimited(1), when: request => request.Method == "chat.postMessage");
        var clients = NodeClient.RunAsync(
            "slack/fake-slack-proof.mjs", fake.ApiUrl.ToString(), FakeSlack.BotToken, FakeSlack.AppToken, fake.Trigger("U0JANE"), fake.Tokens.Code(new(fake.Harbour, "U0JANE")));
        var talk = TalkAsync(fake);
        (await clients).ShouldNotContain("FAIL");
        await talk;
        fake.TooEarly.ShouldBeEmpty();
        fake.Seen.ShouldAllBe(request => request.Method != "unknown");
        fake.Files.ShouldHaveSingleItem().Content.ToArray().ShouldBe("png"u8.ToArray());
        fake.Files[0].AltText.ShouldBe("pace chart");
    }

    private static async Task TalkAsync(FakeSlack fake)
    {
        await fake.Sockets.UntilOpenAsync(1, TestContext.Current.CancellationToken);
        var road = new SocketRoad(fake);
        var jane = new PersonOnSlack(fake, fake.Harbour, "U0JANE", road);
        (await jane.CommandAsync("pace", FakeSlack.Sales)).Body!["text"]!.ToString().ShouldBe("done");
        fake.Harbour.Whispers[^1].Text.ShouldBe("done");
        (await jane.MentionAsync(FakeSlack.Sales, "pace")).IsGood.ShouldBeTrue();
        await fake.Sockets.DisconnectAsync();
        await fake.Sockets.UntilCountAsync(2, TestContext.Current.CancellationToken);
        var message = new FakeMessage(FakeSlack.Sales, "1.1", fake.Harbour.BotUser, "hello")
        {
            Blocks = new(JsonNode.Parse("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Go"},"value":"v"}]}""")),
        };
        (await jane.PressAsync(message, "Go")).IsGood.ShouldBeTrue();
    }
}
