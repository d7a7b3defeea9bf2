using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SlaBot.Channels.Retrying;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Settings;
using SlaBot.Slack.SocketMode;
using SlaBot.Slack.Tests.Inbound;

namespace SlaBot.Slack.Tests.SocketMode;

public sealed class SocketModeClientTests : IAsyncLifetime
{
    private readonly SlackDoor door = new();
    private readonly IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Slack:AppToken", "xapp-1")]).Build();
    private SlackSockets slack = null!;
    private SocketModeClient client = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await SlackSockets.StartAsync();
        client = Client();
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await slack.DisposeAsync();
        await door.DisposeAsync();
    }

    [Fact]
    public async Task Two_sockets_are_kept()
    {
        client.Start();

        await Until.TrueAsync(() => client.Connected == 2);
        slack.Asked.ShouldBe(2);
        slack.Tokens.ShouldBe(["Bearer xapp-1", "Bearer xapp-1"]);
    }

    [Fact]
    public async Task What_comes_is_acknowledged_when_it_is_durable_and_worked_on()
    {
        var inbox = new HeldInbox();
        await using var held = new SlackDoor(inbox);
        await using var holding = Client(held.Reception);
        holding.Start();
        var socket = await slack.SocketAsync(1);

        await socket.SendAsync(Envelope("e-1", "events_api", Told.Event()));
        await inbox.Asked.Task;
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var acknowledged = socket.Came.Count;
        inbox.Stored.SetResult(true);

        acknowledged.ShouldBe(0);
        (await socket.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
        await Until.TrueAsync(() => held.Worked.OfType<SlackEvent>().Any(one => one.Text == "are we on pace?"));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged()
    {
        var inbox = new HeldInbox();
        await using var broken = new SlackDoor(inbox);
        await using var breaking = Client(broken.Reception);
        breaking.Start();
        var socket = await slack.SocketAsync(1);
        inbox.Stored.SetException(new StorageFailedException("full", null));

        await socket.SendAsync(Envelope("e-1", "events_api", Told.Event()));
        await socket.SendAsync("""{"envelope_id":"e-2","type":"events_api","payload":{"type":"app_rate_limited"}}""");

        (await socket.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-2"}""");
        socket.Came.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_delivery_by_the_other_socket_is_acknowledged_and_not_worked_on()
    {
        client.Start();
        var (one, two) = (await slack.SocketAsync(1), await slack.SocketAsync(2));

        await one.SendAsync(Envelope("e-1", "events_api", Told.Event()));
        (await one.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
        await two.SendAsync(Envelope("e-9", "events_api", Told.Event(), """,  "retry_attempt":1,"retry_reason":"timeout" """));
        (await two.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-9"}""");

        await Until.TrueAsync(() => door.Runner.Waiting == 0);
        door.Worked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true, """{"envelope_id":"e-1","payload":{"text":"◆ At risk"}}""")]
    [InlineData(false, """{"envelope_id":"e-1"}""")]
    public async Task An_answer_goes_with_the_acknowledgement_where_Slack_takes_one(bool isTaken, string acknowledgement)
    {
        door.Work = _ => Task.FromResult(new TurnEnd(InboundState.Done, new(200, """{"text":"◆ At risk"}"""u8.ToArray())));
        client.Start();
        var socket = await slack.SocketAsync(1);

        await socket.SendAsync(Envelope("e-1", "interactive", Told.Submission().ToJsonString(), $",\"accepts_response_payload\":{(isTaken ? "true" : "false")}"));

        (await socket.AcknowledgedAsync()).ShouldBe(acknowledgement);
        door.Worked.Single().ShouldBeOfType<SlackInteraction.ViewSubmission>();
    }

    [Fact]
    public async Task Presses_and_forms_come_by_sockets_too()
    {
        client.Start();
        var socket = await slack.SocketAsync(1);

        await socket.SendAsync(Envelope("e-1", "interactive", Told.Press().ToJsonString()));
        await socket.AcknowledgedAsync();
        await socket.SendAsync(Envelope("e-2", "interactive", Told.Submission().ToJsonString()));
        await socket.AcknowledgedAsync();

        door.Worked.Select(one => one.GetType()).ShouldBe([typeof(SlackInteraction.BlockActions), typeof(SlackInteraction.ViewSubmission)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{oops")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"events_api"}""")]
    [InlineData("""{"type":"events_api","envelope_id":7,"payload":{}}""")]
    [InlineData("""{"type":"\ud800","envelope_id":"\ud800"}""")]
    public async Task A_text_that_is_none_of_Slacks_changes_nothing(string text)
    {
        client.Start();
        var socket = await slack.SocketAsync(1);

        await socket.SendAsync(text);
        await socket.SendAsync("""{"type":"events_api","envelope_id":"e-1"}""");

        (await socket.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task The_new_socket_is_greeted_before_the_old_one_closes(string reason)
    {
        var work = new TaskCompletionSource<TurnEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        door.Work = _ => work.Task;
        client.Start();
        await Until.TrueAsync(() => client.Connected == 2);
        var old = await slack.SocketAsync(1);
        await old.SendAsync(Envelope("e-1", "interactive", Told.Submission().ToJsonString()));
        await Until.TrueAsync(() => !door.Worked.IsEmpty);

        await old.SendAsync($$"""{"type":"disconnect","reason":"{{reason}}","debug_info":{"host":"x"} }""");
        await slack.SocketAsync(3);
        await old.SendAsync(Envelope("e-2", "events_api", Told.Event(id: "Ev9")));
        (await old.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-2"}""");
        work.SetResult(TurnEnd.Done);

        (await old.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
        await Until.TrueAsync(() => slack.Log.Contains("close 1") && client.Connected == 2);
        slack.Log.ToList().IndexOf("close 1").ShouldBeGreaterThan(slack.Log.ToList().IndexOf("open 3"));
        slack.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task A_socket_that_is_lost_is_opened_anew()
    {
        client.Start();
        await Until.TrueAsync(() => client.Connected == 2);

        (await slack.SocketAsync(1)).Drop();
        (await slack.SocketAsync(2)).Drop();

        var third = await slack.SocketAsync(3);
        await Until.TrueAsync(() => client.Connected == 2);
        await third.SendAsync(Envelope("e-1", "events_api", Told.Event()));
        (await third.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
    }

    [Fact]
    public async Task A_socket_that_answers_no_ping_is_given_up()
    {
        slack.IsDeaf = true;
        await using var impatient = Client(limits: new() { Ping = TimeSpan.FromMilliseconds(100), Pong = TimeSpan.FromMilliseconds(100), Sockets = 1, Waits = NoWaits });
        impatient.Start();
        await slack.SocketAsync(1);

        slack.IsDeaf = false;

        await slack.SocketAsync(2);
        await Until.TrueAsync(() => impatient.Connected == 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"type":"disconnect","reason":"too_many_websockets"}""")]
    [InlineData("good morning")]
    public async Task A_socket_without_hello_is_none(string? first)
    {
        slack.Hello = first;
        await using var impatient = Client(limits: new() { Hello = TimeSpan.FromMilliseconds(200), Sockets = 1, Waits = NoWaits });
        impatient.Start();
        await slack.SocketAsync(2);
        impatient.Connected.ShouldBe(0);

        slack.Hello = """{"type":"hello"}""";

        await Until.TrueAsync(() => impatient.Connected == 1);
    }

    [Fact]
    public async Task Switched_off_it_stops_and_says_so()
    {
        client.Start();
        await Until.TrueAsync(() => client.Connected == 2);

        await (await slack.SocketAsync(2)).SendAsync("""{"type":"disconnect","reason":"link_disabled"}""");

        await Until.TrueAsync(() => client.IsDisabled && client.Connected == 0);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        slack.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_is_removed_stops_at_once()
    {
        client.Start();
        var socket = await slack.SocketAsync(1);

        configuration["Slack:AppToken"] = null;
        await socket.SendAsync(Envelope("e-1", "events_api", Told.Event()));

        await Until.TrueAsync(() => slack.Log.Contains("close 1"));
        socket.Came.ShouldBeEmpty();
        door.Worked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_under_way_is_acknowledged_before_it_stops()
    {
        var inbox = new HeldInbox();
        await using var held = new SlackDoor(inbox);
        await using var holding = Client(held.Reception);
        holding.Start();
        var socket = await slack.SocketAsync(1);
        await socket.SendAsync(Envelope("e-1", "events_api", Told.Event()));
        await inbox.Asked.Task;

        var stopped = holding.StopAsync();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        inbox.Stored.SetResult(true);

        (await socket.AcknowledgedAsync()).ShouldBe("""{"envelope_id":"e-1"}""");
        await stopped;
        await Until.TrueAsync(() => socket.IsClosed);
        holding.Connected.ShouldBe(0);
    }

    [Fact]
    public async Task Waits_grow_while_no_socket_can_be_opened_and_are_no_shorter_than_Slack_asks()
    {
        var time = new NotedTime(DateTimeOffset.UnixEpoch);
        slack.Refusal = """{"ok":false,"error":"internal_error"}""";
        await using var patient = new SocketModeClient(Settings(), door.Reception, time, NullLogger<SocketModeClient>.Instance) { Limits = new() { Sockets = 1 }, Chance = () => 0.5 };
        patient.Start();

        foreach (var (wait, asked) in new[] { (0.5, 1), (1.0, 2), (2.0, 3), (4.0, 4) })
        {
            await time.UntilWaitingAsync(TimeSpan.FromSeconds(wait));
            time.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
            slack.Asked.ShouldBe(asked);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await Until.TrueAsync(() => slack.Asked == 5);
        await patient.StopAsync();
    }

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("wss://cerberus-xxxx.lb.slack-msgs.com/websocket/1", false)]
    [InlineData("ws://wss-primary.slack.com/link/", false)]
    [InlineData("https://wss-primary.slack.com/link/", false)]
    [InlineData("wss://wss-primary.slack.com:8443/link/", false)]
    [InlineData("wss://user@wss-primary.slack.com/link/", false)]
    [InlineData("wss://slack.com.evil.example/link/", false)]
    [InlineData("wss://evilslack.com/link/", false)]
    [InlineData("wss://wss-primary.slack.com@evil.example/", false)]
    [InlineData("ws://127.0.0.1/link/", false)]
    [InlineData("wss://169.254.169.254/", false)]
    public void A_socket_is_opened_to_Slack_alone(string address, bool isSlacks) => SocketAddresses.IsSlacks(new(address), new(new SlackSecrets(configuration))).ShouldBe(isSlacks);

    [Theory]
    [InlineData("ws://127.0.0.1:9/link/", true)]
    [InlineData("ws://slack.example/link/", false)]
    [InlineData("http://127.0.0.1:9/link/", false)]
    public void A_test_stays_on_this_machine(string address, bool isTaken) => SocketAddresses.IsSlacks(new(address), Settings()).ShouldBe(isTaken);

    private static RetryLimits NoWaits => new() { FirstWait = TimeSpan.FromMilliseconds(20), LongestWait = TimeSpan.FromMilliseconds(20) };

    private static string Envelope(string id, string type, string payload, string more = "") => $$"""{"envelope_id":"{{id}}","type":"{{type}}","payload":{{payload}}{{more}}}""";

    private SlackSettings Settings() => new(new SlackSecrets(configuration)) { IsSocketMode = true, ApiUrl = slack.Api };

    private SocketModeClient Client(SlackReception? reception = null, SocketModeLimits? limits = null) =>
        new(Settings(), reception ?? door.Reception, TimeProvider.System, NullLogger<SocketModeClient>.Instance) { Limits = limits ?? new() { Waits = NoWaits }, Chance = () => 0.5 };
}
