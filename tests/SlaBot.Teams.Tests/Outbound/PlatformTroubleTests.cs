using System.Diagnostics;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Teams.Outbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>Whatever goes wrong on the way: nothing is lost unseen, and nothing is posted twice when an answer came.</summary>
public sealed class PlatformTroubleTests
{
    public static TheoryData<int> PassingStatuses => [429, 412, 502, 503, 504];

    [Theory]
    [MemberData(nameof(PassingStatuses))]
    public async Task What_is_refused_for_the_moment_arrives_once(int status)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.FailEach(ConnectorFault.Of(status), ConnectorFault.Error(status, "Busy"), ConnectorFault.Html(status));
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Sent>();
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((4, 1));
    }

    [Theory]
    [MemberData(nameof(PassingStatuses))]
    public async Task What_stays_refused_is_told_with_a_time_to_try_again(int status)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Error(status, "Busy"), times: 50);
        var refused = (await sent.SendAsync()).ShouldBeOfType<Delivery.Refused>();
        (refused.Reason, refused.NotBefore is null).ShouldBe(($"{status} Busy", false));
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((5, 0));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(501)]
    public async Task What_is_refused_for_good_is_not_repeated(int status)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Html(status), times: 50);
        (await sent.SendAsync()).ShouldBe(new Delivery.Refused($"{status}"));
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "403 BotNotInConversationRoster")]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""", "403 209")]
    [InlineData(403, "<html>", "403")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "404 ConversationNotFound")]
    [InlineData(404, "", "404")]
    public async Task A_bot_that_was_removed_is_told_so_and_does_not_try_again(int status, string body, string reason)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Of(status, body), times: 50);
        (await sent.SendAsync()).ShouldBe(new Delivery.Gone(reason));
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_is_not_there_any_more_does_not_mean_that_the_bot_was_removed()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.FailEach(ConnectorFault.Error(404, "ActivityNotFoundInConversation"), ConnectorFault.Of(404), ConnectorFault.Error(404, "ConversationNotFound"));
        (await UpdateAsync(sent)).ShouldBeOfType<Delivery.Refused>();
        (await UpdateAsync(sent)).ShouldBeOfType<Delivery.Refused>();
        (await UpdateAsync(sent)).ShouldBeOfType<Delivery.Gone>();
    }

    [Fact]
    public async Task Errors_do_not_bring_their_text_along()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Of(400, """{"error":{"code":"Bad\u000aline <script>","message":"secret"}}"""));
        (await sent.SendAsync()).ShouldBe(new Delivery.Refused("400"));
    }

    [Fact]
    public async Task An_unknown_failure_of_the_server_is_uncertain_for_a_message_and_repeated_for_a_change()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Html(500), times: 2);
        (await sent.SendAsync()).ShouldBe(new Delivery.Uncertain("500"));
        (await UpdateAsync(sent)).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Seen.Select(request => request.Operation).ShouldBe(["send", "update", "update"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_answer_was_lost_is_uncertain_and_not_sent_again(bool isAccepted)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(isAccepted ? ConnectorFault.ResetAfter : ConnectorFault.ResetBefore);
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Uncertain>();
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((1, isAccepted ? 1 : 0));
    }

    [Fact]
    public async Task Changes_deletions_and_questions_whose_answer_was_lost_are_sent_again()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.ResetAfter, when: request => request.Operation == "update");
        sent.Fake.Fail(ConnectorFault.ResetBefore, when: request => request.Operation == "delete");
        sent.Fake.Fail(ConnectorFault.ResetBefore, when: request => request.Operation == "member");
        (await UpdateAsync(sent)).ShouldBe(new Delivery.Sent("17"));
        (await sent.Client.DeleteAsync(sent.To(), "17", TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent(null));
        (await sent.Client.MemberAsync(sent.To(), "29:jane", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        sent.Fake.Seen.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_message_that_was_deleted_while_the_answer_got_lost_is_deleted()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.FailEach(ConnectorFault.ResetAfter, ConnectorFault.Error(404, "ActivityNotFoundInConversation"));
        (await sent.Client.DeleteAsync(sent.To(), "17", TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent(null));
    }

    [Fact]
    public async Task A_change_whose_answers_are_all_lost_is_uncertain()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.ResetAfter, times: 50);
        (await UpdateAsync(sent)).ShouldBeOfType<Delivery.Uncertain>();
        sent.Fake.Seen.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_and_the_message_has_not_arrived()
    {
        await using var sent = await Sent.StartAsync(hosts: ["127.0.0.1:1"]);
        var refused = (await sent.Client.SendAsync(sent.To(serviceUrl: "http://127.0.0.1:1/"), Sent.Says("hello"), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>();
        (refused.Reason, refused.NotBefore is null).ShouldBe(("ConnectionError", false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_breaks_off_is_a_success_without_an_id(bool cutsTheConnection)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Truncated(cutsTheConnection));
        (await sent.SendAsync()).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Accepted.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed_and_no_token_leaves_for_elsewhere(int status)
    {
        await using var stranger = await FakeConnector.StartAsync();
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Redirect($"http://{stranger.Host}/v3/conversations/x/activities", status), times: 4);
        (await sent.SendAsync()).ShouldBe(new Delivery.Refused($"{status}"));
        (await UpdateAsync(sent)).ShouldBe(new Delivery.Refused($"{status}"));
        (await sent.Client.MembersAsync(sent.To(), TestContext.Current.CancellationToken)).ShouldBeNull();
        (await sent.Client.CreateAsync(sent.To(), NewConversations.With("29:wei", "t"), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>();
        stranger.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Admits = header => header == "Bearer token-2";
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Seen.Select(request => request.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_not_renewed_again()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Admits = _ => false;
        (await sent.SendAsync()).ShouldBe(new Delivery.Refused("401 BotNotRegistered"));
        sent.Fake.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var sent = await Sent.StartAsync();
        sent.Tokens.Fails = new TokenUnavailableException("invalid_client", isPassing: false);
        (await sent.SendAsync()).ShouldBe(new Delivery.Refused("no token"));
        sent.Tokens.Asked.ShouldBe(1);
        sent.Tokens.Fails = new TokenUnavailableException("no answer in time", isPassing: true);
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldNotBeNull();
        sent.Tokens.Asked.ShouldBe(6);
        sent.Fake.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_at_once_through_every_fault_arrive_once_or_are_told()
    {
        await using var sent = await Sent.StartAsync(pace: TeamsPace.Unlimited);
        var random = new Random(20_261_127);
        ConnectorFault[] faults =
        [
            ConnectorFault.Throttled(), ConnectorFault.Throttled(0), ConnectorFault.Error(412, "PreconditionFailed"), ConnectorFault.Of(502), ConnectorFault.Html(503),
            ConnectorFault.Of(504), ConnectorFault.Of(500), ConnectorFault.ResetBefore, ConnectorFault.ResetAfter, ConnectorFault.Html(400), ConnectorFault.Huge(2_000_000),
            ConnectorFault.Truncated(), ConnectorFault.Truncated(true), ConnectorFault.Redirect("http://127.0.0.1:9/"), ConnectorFault.Of(403),
        ];
        for (var i = 0; i < 400; i++)
        {
            var only = random.Next(400);
            sent.Fake.Fail(faults[random.Next(faults.Length)], when: request => request.Text == $"message {only}");
        }

        var deliveries = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => sent.SendAsync($"message {i}", $"a:{i % 40}")));

        var arrived = sent.Fake.Accepted.CountBy(request => request.Text!).ToDictionary();
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
    public async Task Trouble_in_one_conversation_does_not_slow_another()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Throttled(2), times: 1, when: request => request.Conversation == "a:busy");
        var busy = sent.SendAsync(conversation: "a:busy");
        await sent.SendAsync(conversation: "a:quiet");
        var watch = Stopwatch.StartNew();
        await sent.SendAsync(conversation: "a:quiet");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await busy).ShouldBeOfType<Delivery.Sent>();
    }

    private static Task<Delivery> UpdateAsync(Sent sent) =>
        sent.Client.UpdateAsync(sent.To(), "17", Sent.Says("new"), TestContext.Current.CancellationToken);
}
