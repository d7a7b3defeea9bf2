using System.Diagnostics;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Slack.Outbound;
using SlaBot.Testing;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>Whatever goes wrong on the way: nothing is lost unseen, and nothing is posted twice when an answer came.</summary>
public sealed class SlackTroubleTests
{
    private const string Home = """{"type":"home","blocks":[]}""";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "ratelimited")]
    [InlineData(200, "service_unavailable")]
    [InlineData(429, "ratelimited")]
    [InlineData(502, null)]
    [InlineData(503, "some_error")]
    [InlineData(504, null)]
    public async Task What_is_refused_for_the_moment_arrives_once(int status, string? error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(error is null ? SlackFault.Html(status) : SlackFault.Error(error, status), times: 3);
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Sent>();
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((4, 1));
    }

    [Theory]
    [InlineData(200, "ratelimited")]
    [InlineData(429, "ratelimited")]
    [InlineData(503, "service_unavailable")]
    public async Task What_stays_refused_is_told_with_a_time_to_try_again(int status, string error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Error(error, status), times: 50);
        var refused = (await sent.PostAsync()).ShouldBeOfType<Delivery.Refused>();
        (refused.Reason, refused.NotBefore is null).ShouldBe((error, false));
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((5, 0));
    }

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("no_text")]
    [InlineData("missing_scope")]
    [InlineData("restricted_action")]
    [InlineData("invalid_blocks")]
    [InlineData("an_error_of_tomorrow")]
    public async Task What_is_refused_for_good_is_not_repeated(string error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Error(error), times: 50);
        (await sent.PostAsync()).ShouldBe(new Delivery.Refused(error));
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    public async Task A_place_that_is_gone_is_told_so_and_the_installation_lives(string error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Error(error), times: 50);
        (await sent.PostAsync()).ShouldBe(new Delivery.Gone(error));
        sent.Fake.Seen.Count.ShouldBe(1);
        sent.Tokens.Dead.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("not_authed")]
    public async Task An_installation_whose_token_is_taken_no_more_is_marked_dead(string error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Tokens.Refuse(FakeSlack.BotToken, error);
        (await sent.PostAsync()).ShouldBe(new Delivery.Gone(error));
        sent.Fake.Seen.Count.ShouldBe(1);
        sent.Tokens.Dead.ShouldBe([(Sent.Installation, error)]);
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("token_expired")]
    public async Task A_token_that_was_renewed_meanwhile_is_used_and_nothing_is_dead(string error)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Tokens.Refuse(FakeSlack.BotToken, error);
        sent.Fake.Tokens.Give(sent.Fake.Harbour, "xoxb-newer");
        sent.Tokens.Of = _ => sent.Fake.Seen.Count == 0 ? FakeSlack.BotToken : "xoxb-newer";
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Seen.Select(request => request.Token).ShouldBe([FakeSlack.BotToken, "xoxb-newer"]);
        sent.Tokens.Dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_old_token_without_a_newer_one_is_not_the_end()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Tokens.Refuse(FakeSlack.BotToken, "token_expired");
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldNotBeNull();
        sent.Tokens.Dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var sent = await Sent.StartAsync();
        sent.Tokens.Of = static _ => null;
        (await sent.PostAsync()).ShouldBe(new Delivery.Gone("not installed"));
        sent.Tokens.Fails = new TokenUnavailableException("invalid_client", isPassing: false);
        (await sent.PostAsync()).ShouldBe(new Delivery.Refused("no token"));
        sent.Tokens.Fails = new TokenUnavailableException("no answer in time", isPassing: true);
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldNotBeNull();
        sent.Fake.Seen.ShouldBeEmpty();
        sent.Tokens.Dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task Errors_do_not_bring_their_text_along()
    {
        await using var sent = await Sent.StartAsync();
        using var logs = new RecordingLogs();
        sent.Fake.Fail(SlackFault.Of(200, """{"ok":false,"error":"bad\u000aline <script> secret"}"""));
        (await sent.PostAsync()).ShouldBe(new Delivery.Refused("an answer without an error"));
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        using var logs = new RecordingLogs();
        await using var sent = await Sent.StartAsync(logs: logs);
        sent.Fake.FailEach(SlackFault.Error("internal_error"), SlackFault.Error("invalid_blocks"), SlackFault.ResetAfter, SlackFault.RateLimited());
        for (var i = 0; i < 4; i++)
        {
            await sent.PostAsync("the text");
        }

        await sent.Client.RespondAsync(sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE"), Sent.Says(""), ResponseKind.Post, None);
        await sent.Client.DownloadAsync(Sent.Installation, new("https://evil.example/secret"), 100, None);
        logs.Lines.Count.ShouldBeGreaterThanOrEqualTo(6);
        logs.Lines.ShouldAllBe(line => !line.Contains("xoxb") && !line.Contains("the text") && !line.Contains("secret"));
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(200, "internal_error")]
    [InlineData(200, "fatal_error")]
    public async Task What_may_have_been_done_halfway_is_uncertain_for_a_message_and_repeated_for_a_change(int status, string? error)
    {
        await using var sent = await Sent.StartAsync();
        var ts = await sent.PostedAsync();
        sent.Fake.Fail(error is null ? SlackFault.Html(status) : SlackFault.Error(error, status), times: 2);
        (await sent.PostAsync()).ShouldBe(new Delivery.Uncertain(error ?? "500"));
        (await sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says("new"), None)).ShouldBe(new Delivery.Sent(ts));
        sent.Fake.Seen.Skip(1).Select(request => request.Method).ShouldBe(["chat.postMessage", "chat.update", "chat.update"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_answer_was_lost_is_uncertain_and_not_sent_again(bool isAccepted)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(isAccepted ? SlackFault.ResetAfter : SlackFault.ResetBefore);
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Uncertain>();
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((1, isAccepted ? 1 : 0));
    }

    [Fact]
    public async Task Whispers_modals_and_answers_by_address_are_not_sent_again_either()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.ResetAfter, times: 50);
        (await sent.Client.WhisperAsync(Sent.In(), "U0JANE", Sent.Says("hello"), None)).ShouldBeOfType<Delivery.Uncertain>();
        (await sent.Client.OpenViewAsync(Sent.Installation, sent.Fake.Trigger("U0JANE"), Sent.View("""{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[]}"""), None)).ShouldBeOfType<Delivery.Uncertain>();
        (await sent.Client.RespondAsync(sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE"), Sent.Says("hello"), ResponseKind.Whisper, None)).ShouldBeOfType<Delivery.Uncertain>();
        sent.Fake.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Changes_deletions_and_questions_whose_answer_was_lost_are_sent_again()
    {
        await using var sent = await Sent.StartAsync();
        var (changed, deleted) = (await sent.PostedAsync(), await sent.PostedAsync());
        string[] methods = ["chat.update", "chat.delete", "users.info", "views.publish", "conversations.open", "conversations.members", "auth.test"];
        foreach (var method in methods)
        {
            sent.Fake.Fail(SlackFault.ResetAfter, when: request => request.Method == method);
        }

        (await sent.Client.UpdateAsync(Sent.In(), changed, Sent.Says("new"), None)).ShouldBe(new Delivery.Sent(changed));
        (await sent.Client.DeleteAsync(Sent.In(), deleted, None)).ShouldBe(new Delivery.Sent(null));
        (await sent.Client.UserAsync(Sent.Installation, "U0JANE", None)).ShouldNotBeNull();
        (await sent.Client.PublishHomeAsync(Sent.Installation, "U0JANE", Sent.View(Home), None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.OpenDirectAsync(Sent.Installation, "T0HARBOUR", "U0JANE", None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.MembersAsync(Sent.In(), None)).ShouldNotBeNull();
        (await sent.Client.WhoAsync(new(FakeSlack.BotToken), None)).Identity.ShouldNotBeNull();
        sent.Fake.Seen.Count.ShouldBe(2 + (2 * methods.Length));
    }

    [Fact]
    public async Task A_change_whose_answers_are_all_lost_is_uncertain()
    {
        await using var sent = await Sent.StartAsync();
        var ts = await sent.PostedAsync();
        sent.Fake.Fail(SlackFault.ResetAfter, times: 50);
        (await sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says("new"), None)).ShouldBeOfType<Delivery.Uncertain>();
        sent.Fake.Seen.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_and_the_message_has_not_arrived()
    {
        await using var sent = await Sent.StartAsync(api: new("http://127.0.0.1:1/api/"));
        var refused = (await sent.PostAsync()).ShouldBeOfType<Delivery.Refused>();
        (refused.Reason, refused.NotBefore is null).ShouldBe(("ConnectionError", false));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_leaves_a_message_uncertain_and_a_change_repeated()
    {
        await using var sent = await Sent.StartAsync();
        var ts = await sent.PostedAsync();
        SlackFault[] faults = [SlackFault.Truncated(), SlackFault.Truncated(cutsTheConnection: true), SlackFault.Html(200) with { IsAccepted = true }];
        foreach (var fault in faults)
        {
            sent.Fake.Fail(fault, times: 2);
            (await sent.PostAsync()).ShouldBeOfType<Delivery.Uncertain>();
            (await sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says("new"), None)).ShouldBe(new Delivery.Sent(ts));
        }

        sent.Fake.Seen.Count.ShouldBe(1 + (3 * faults.Length));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed_and_no_token_leaves_for_elsewhere(int status)
    {
        await using var stranger = await FakeSlack.StartAsync();
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Redirect(stranger.ApiUrl + "chat.postMessage", status), times: 50);
        (await sent.PostAsync()).ShouldBe(new Delivery.Refused($"{status}"));
        (await sent.Client.UserAsync(Sent.Installation, "U0JANE", None)).ShouldBeNull();
        (await sent.Client.DownloadAsync(Sent.Installation, sent.Fake.DownloadUrl(sent.Fake.AddFile(sent.Fake.Harbour, "a.csv", new byte[3])), 100, None)).ShouldBeNull();
        (await sent.Client.RespondAsync(sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE"), Sent.Says("x"), ResponseKind.Post, None)).ShouldBe(new Delivery.Refused($"{status}"));
        stranger.Seen.ShouldBeEmpty();
        sent.Fake.Seen.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Many_at_once_through_every_fault_arrive_once_or_are_told()
    {
        await using var sent = await Sent.StartAsync();
        var random = new Random(20_261_127);
        SlackFault[] faults =
        [
            SlackFault.RateLimited(), SlackFault.RateLimited(0), SlackFault.Error("ratelimited"), SlackFault.Error("service_unavailable"), SlackFault.Of(502), SlackFault.Html(503),
            SlackFault.Of(504), SlackFault.Of(500), SlackFault.Error("internal_error"), SlackFault.Error("fatal_error"), SlackFault.ResetBefore, SlackFault.ResetAfter, SlackFault.Html(400), SlackFault.Huge(2_000_000),
            SlackFault.Truncated(), SlackFault.Truncated(true), SlackFault.Redirect("http://127.0.0.1:9/"), SlackFault.Error("is_archived"), SlackFault.Error("msg_too_long"),
        ];
        for (var i = 0; i < 400; i++)
        {
            var only = random.Next(400);
            sent.Fake.Fail(faults[random.Next(faults.Length)], when: request => request.Text == $"message {only}");
        }

        var deliveries = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => sent.PostAsync($"message {i}")));

        var arrived = sent.Fake.Harbour.Messages.CountBy(message => message.Text).ToDictionary();
        arrived.Values.ShouldAllBe(times => times == 1);
        for (var i = 0; i < deliveries.Length; i++)
        {
            var times = arrived.GetValueOrDefault($"message {i}");
            switch (deliveries[i])
            {
                case Delivery.Sent: times.ShouldBe(1, $"{i}: lost"); break;
                case Delivery.Refused or Delivery.Gone: times.ShouldBe(0, $"{i}: refused, and yet there"); break;
                default: break;
            }
        }

        deliveries.Count(delivery => delivery is Delivery.Sent).ShouldBeGreaterThan(200);
        deliveries.Select(delivery => delivery.GetType()).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Trouble_with_one_method_or_workspace_does_not_slow_another()
    {
        await using var sent = await Sent.StartAsync();
        var other = sent.Fake.Add(new("T0MILL", "Mill"));
        other.Add(new FakeChannel("C0MILL", "mill"));
        sent.Fake.Tokens.Give(other, "xoxb-mill");
        sent.Tokens.Of = installation => installation.Team == "T0MILL" ? "xoxb-mill" : FakeSlack.BotToken;
        sent.Fake.Fail(SlackFault.RateLimited(2), when: request => request is { Method: "chat.postMessage", Team: "T0HARBOUR" });
        var busy = sent.PostAsync();
        await sent.Client.UserAsync(Sent.Installation, "U0JANE", None);
        var watch = Stopwatch.StartNew();
        (await sent.Client.UserAsync(Sent.Installation, "U0JANE", None)).ShouldNotBeNull();
        (await sent.Client.WhisperAsync(Sent.In(), "U0JANE", Sent.Says("x"), None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.PostAsync(new(new(null, "T0MILL"), "T0MILL", "C0MILL"), Sent.Says("x"), None)).ShouldBeOfType<Delivery.Sent>();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await busy).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.TooEarly.ShouldBeEmpty();
    }
}
