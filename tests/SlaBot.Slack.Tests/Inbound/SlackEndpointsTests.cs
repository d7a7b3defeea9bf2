using System.Text;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private readonly SlackDoor door = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task The_address_is_verified_for_whoever_signed()
    {
        const string challenge = """{"type":"url_verification","token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""";

        (await door.SendAsync(SlackKind.Event, challenge)).ShouldBe(new(200, """{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""", default));
        (await door.SendAsync(SlackKind.Event, challenge, change: headers => headers.Remove("X-Slack-Signature"))).ShouldBe(new(401, "", default));
    }

    [Theory]
    [InlineData("ssl_check=1")]
    [InlineData("ssl_check=1&payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U9%22%7D%7D")]
    public async Task The_check_of_the_certificate_leads_past_nothing(string body)
    {
        foreach (var kind in new[] { SlackKind.Event, SlackKind.Command, SlackKind.Interaction })
        {
            (await door.SendAsync(kind, body, SlackDoor.Form)).ShouldBe(new(200, "", default));
            (await door.SendAsync(kind, body, SlackDoor.Form, headers => headers.Remove("X-Slack-Signature"))).Status.ShouldBe(401);
        }

        door.Worked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        (await door.SendAsync(SlackKind.Event, new byte[SlackEndpoints.LargestBody + 1])).Status.ShouldBe(413);
        (await door.SendAsync(SlackKind.Event, new byte[SlackEndpoints.LargestBody])).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_second_delivery_is_acknowledged_and_not_worked_on()
    {
        (await door.SendAsync(SlackKind.Event, Told.Event())).ShouldBe(new(200, "", default));
        (await door.SendAsync(SlackKind.Event, Told.Event(), change: headers => headers["X-Slack-Retry-Num"] = "1")).Status.ShouldBe(200);
        (await door.SendAsync(SlackKind.Event, Told.Event(told => told["type"] = "app_mention", "Ev2"))).Status.ShouldBe(200);

        await SettledAsync();
        door.Worked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_retry_whose_first_delivery_never_came_is_worked_on()
    {
        (await door.SendAsync(SlackKind.Event, Told.Event(), change: headers => (headers["X-Slack-Retry-Num"], headers["X-Slack-Retry-Reason"]) = ("3", "http_timeout"))).Status.ShouldBe(200);

        await SettledAsync();
        door.Worked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_bot_says_is_acknowledged_and_not_even_stored()
    {
        (await door.SendAsync(SlackKind.Event, Told.Event(told => told["bot_id"] = "B1"))).Status.ShouldBe(200);

        await SettledAsync();
        door.Events.ShouldBeEmpty();
        (await door.Inbox.UnfinishedAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_durable()
    {
        var inbox = new HeldInbox();
        await using var slow = new SlackDoor(inbox);

        var answer = slow.SendAsync(SlackKind.Event, Told.Event());
        await inbox.Asked.Task;
        var (isAnswered, worked) = (answer.IsCompleted, slow.Worked.Count);
        inbox.Stored.SetResult(true);

        (isAnswered, worked).ShouldBe((false, 0));
        (await answer).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_to_be_sent_again()
    {
        var inbox = new HeldInbox();
        await using var broken = new SlackDoor(inbox);
        inbox.Stored.SetException(new StorageFailedException("full", null));

        var answer = await broken.SendAsync(SlackKind.Event, Told.Event());

        (answer.Status, (string?)answer.RetryAfter).ShouldBe((503, "5"));
    }

    [Fact]
    public async Task A_process_that_ends_takes_nothing_more()
    {
        await door.Runner.StopAsync(TimeSpan.Zero);

        var answer = await door.SendAsync(SlackKind.Event, Told.Event());

        (answer.Status, (string?)answer.RetryAfter).ShouldBe((503, "5"));
    }

    [Fact]
    public async Task A_form_that_takes_longer_is_acknowledged_before_a_second_has_passed()
    {
        var work = new TaskCompletionSource<TurnEnd>();
        door.Work = _ => work.Task;

        var answer = door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Submission()));
        await door.Time.UntilWaitingAsync(SlackReception.Patience);
        door.Time.Advance(TimeSpan.FromMilliseconds(799));
        await Task.Delay(20, TestContext.Current.CancellationToken);
        answer.IsCompleted.ShouldBeFalse();
        door.Time.Advance(TimeSpan.FromMilliseconds(2));

        (await answer).ShouldBe(new(200, "", default));
        work.SetResult(TurnEnd.Done);
    }

    [Fact]
    public async Task A_form_with_mistakes_stays_open()
    {
        door.Work = _ => Task.FromResult(new TurnEnd(InboundState.Done, new(200, """{"response_action":"errors","errors":{"goal":"no"}}"""u8.ToArray())));

        (await door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Submission()))).Body.ShouldBe("""{"response_action":"errors","errors":{"goal":"no"}}""");
    }

    [Fact]
    public async Task A_press_a_command_and_a_question_are_acknowledged_without_waiting_for_the_work()
    {
        var work = new TaskCompletionSource<TurnEnd>();
        door.Work = _ => work.Task;

        (await door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Press()))).ShouldBe(new(200, "", default));
        (await door.SendAsync(SlackKind.Command, Told.Command())).ShouldBe(new(200, "", default));
        (await door.SendAsync(SlackKind.Event, Told.Event())).ShouldBe(new(200, "", default));
        work.SetResult(TurnEnd.Done);
    }

    [Fact]
    public async Task Two_clicks_within_three_seconds_are_one()
    {
        await door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Press("1795770001.000200")));
        door.Time.Advance(TimeSpan.FromSeconds(2));
        await door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Press("1795770001.700000")));
        door.Time.Advance(TimeSpan.FromSeconds(4));
        await door.SendAsync(SlackKind.Interaction, Told.Payload(Told.Press("1795770009.000000")));

        await SettledAsync();
        door.Worked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_stored_belongs_to_Slack_and_its_conversation()
    {
        await door.SendAsync(SlackKind.Event, Told.Mention());

        await SettledAsync();
        var stored = door.Events.ShouldHaveSingleItem();
        (stored.Platform, stored.Workspace, stored.Key, stored.Lane).ShouldBe((Platform.Slack, new WorkspaceId("slack-test"), "slack|message|T1|C1|1795770000.000100", "C1"));
        Encoding.UTF8.GetString(stored.Body.Span).ShouldBe($$"""{"kind":"event","body":{{Told.Mention()}}}""");
    }

    private async Task SettledAsync()
    {
        while (door.Runner.Waiting > 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private async Task BegunAsync()
    {
        while (door.Worked.IsEmpty)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
