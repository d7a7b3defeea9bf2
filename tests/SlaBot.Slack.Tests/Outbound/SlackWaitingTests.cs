using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Retrying;
using SlaBot.Slack.Outbound;
using SlaBot.Testing;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>When something is sent, sent again, or given up: by a clock that the test moves.</summary>
public sealed class SlackWaitingTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly RecordingLogs logs = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("17", 17)]
    [InlineData("1", 1)]
    public async Task No_call_of_a_method_leaves_before_the_time_that_Slack_named(string retryAfter, int seconds)
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(SlackFault.RateLimited(retryAfter));
        var first = sent.PostAsync("first");
        await logs.UntilAsync(1);
        var second = sent.PostAsync("second", "DU0JANE");
        sent.Fake.Harbour.Direct("U0JANE");
        time.Advance(TimeSpan.FromSeconds(seconds - 0.01));
        await Task.Delay(100, None);
        sent.Fake.Seen.Count.ShouldBe(1);
        (await Soon(sent.Client.UserAsync(Sent.Installation, "U0JANE", None))).ShouldNotBeNull();

        await MoveUntilAsync(() => first.IsCompleted && second.IsCompleted);
        (await first).ShouldBeOfType<Delivery.Sent>();
        (await second).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.TooEarly.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("61")]
    [InlineData("86400")]
    [InlineData("99999999999999999999")]
    public async Task A_platform_that_asks_for_too_long_is_believed_and_not_asked_again(string retryAfter)
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(SlackFault.RateLimited(retryAfter));
        var wait = RetryAfter.Read(retryAfter, time.GetUtcNow())!.Value;
        (await Soon(sent.PostAsync("first"))).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldBe(time.GetUtcNow() + wait);

        // The next message does not even leave, in whichever channel; another method's does.
        (await Soon(sent.PostAsync("second", "DU0JANE"))).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldBe(time.GetUtcNow() + wait);
        sent.Fake.Seen.Count.ShouldBe(1);
        (await Soon(sent.Client.WhisperAsync(Sent.In(), "U0JANE", Sent.Says("third"), None))).ShouldBeOfType<Delivery.Sent>();

        time.Advance(wait);
        (await Soon(sent.PostAsync("fourth"))).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.TooEarly.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_gets_five_messages_at_once_and_then_one_a_second_on_average()
    {
        await using var sent = await StartAsync(SlackPace.Documented);
        var deliveries = Task.WhenAll(Enumerable.Range(0, 12).Select(i => sent.PostAsync($"{i}")));
        sent.Fake.Harbour.Direct("U0JANE");
        (await Soon(sent.PostAsync("elsewhere", "DU0JANE"))).ShouldBeOfType<Delivery.Sent>();
        await SeenAsync(sent, 6);
        await MoveUntilAsync(() => deliveries.IsCompleted);
        (await deliveries).ShouldAllBe(delivery => delivery is Delivery.Sent);
        var at = sent.Fake.Accepted.Where(request => request.Channel == FakeSlack.Sales).Select(request => request.At).ToArray();
        at.Length.ShouldBe(12);
        at.Take(5).ShouldAllBe(moment => moment == at[0]);
        at.Zip(at.Skip(5), (earlier, later) => later - earlier).ShouldAllBe(apart => apart >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_method_keeps_to_its_tier_in_each_workspace()
    {
        await using var sent = await StartAsync(SlackPace.Documented);
        var ts = await sent.PostedAsync();
        var start = time.GetUtcNow();
        var updates = Task.WhenAll(Enumerable.Range(0, 51).Select(i => sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says($"{i}"), None)));
        await SeenAsync(sent, 51);
        sent.Fake.Seen.Count.ShouldBe(51);
        time.Advance(TimeSpan.FromSeconds(59));
        await MoveUntilAsync(() => updates.IsCompleted);
        (await updates).ShouldAllBe(delivery => delivery is Delivery.Sent);
        (sent.Fake.Accepted[^1].At - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_message_without_an_answer_for_ten_seconds_is_uncertain()
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(SlackFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.PostAsync();
        await SeenAsync(sent, 1);
        time.Advance(TimeSpan.FromSeconds(9.9));
        delivery.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));
        (await Soon(delivery)).ShouldBe(new Delivery.Uncertain("no answer in time"));
        sent.Fake.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_without_an_answer_for_ten_seconds_is_sent_again()
    {
        await using var sent = await StartAsync();
        var ts = await sent.PostedAsync();
        sent.Fake.Fail(SlackFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says("new"), None);
        await SeenAsync(sent, 2);
        time.Advance(TimeSpan.FromSeconds(10));
        await logs.UntilAsync(1);
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBe(new Delivery.Sent(ts));
    }

    [Fact]
    public async Task A_message_that_was_deleted_while_the_answer_got_lost_is_deleted()
    {
        await using var sent = await StartAsync();
        var ts = await sent.PostedAsync();
        sent.Fake.Fail(SlackFault.ResetAfter);
        var delivery = sent.Client.DeleteAsync(Sent.In(), ts, None);
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_that_is_cancelled_after_it_left_is_uncertain()
    {
        await using var sent = await StartAsync();
        using var stopping = new CancellationTokenSource();
        sent.Fake.Fail(SlackFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.Client.PostAsync(Sent.In(), Sent.Says("hello"), stopping.Token);
        await SeenAsync(sent, 1);
        await stopping.CancelAsync();
        (await Soon(delivery)).ShouldBeOfType<Delivery.Uncertain>();
    }

    [Fact]
    public async Task A_message_that_is_cancelled_before_it_left_has_not_arrived()
    {
        await using var sent = await StartAsync();
        using var stopping = new CancellationTokenSource();
        sent.Fake.Fail(SlackFault.RateLimited(30));
        var waiting = sent.Client.PostAsync(Sent.In(), Sent.Says("waits for the platform"), stopping.Token);
        await logs.UntilAsync(1);
        var behind = sent.Client.PostAsync(Sent.In(), Sent.Says("waits for its turn"), stopping.Token);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Soon(waiting));
        await Should.ThrowAsync<OperationCanceledException>(Soon(behind));
        sent.Fake.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_modal_is_given_up_before_its_trigger_is()
    {
        await using var sent = await StartAsync();
        var start = time.GetUtcNow();
        sent.Fake.Fail(SlackFault.Of(503), times: 50);
        var delivery = sent.Client.OpenViewAsync(Sent.Installation, sent.Fake.Trigger("U0JANE"), Sent.View("{}"), None);
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBeOfType<Delivery.Refused>();
        (time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_modal_does_not_wait_for_a_method_that_is_held_too_long()
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(SlackFault.RateLimited(3));
        var trigger = sent.Fake.Trigger("U0JANE");
        (await Soon(sent.Client.OpenViewAsync(Sent.Installation, trigger, Sent.View("{}"), None))).ShouldBeOfType<Delivery.Refused>();
        (await Soon(sent.Client.OpenViewAsync(Sent.Installation, trigger, Sent.View("{}"), None))).ShouldBeOfType<Delivery.Refused>();
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Waits_between_tries_grow_without_a_word_of_the_platform()
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(SlackFault.Of(503), times: 50);
        var delivery = sent.PostAsync();
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBeOfType<Delivery.Refused>();
        var at = sent.Fake.Seen.Select(request => request.At).ToArray();
        at.Length.ShouldBe(5);
        at.Zip(at.Skip(1), (earlier, later) => later - earlier).Zip([1, 2, 4, 8]).ShouldAllBe(wait => wait.First >= TimeSpan.FromSeconds(wait.Second));
    }

    public void Dispose() => logs.Dispose();

    private Task<Sent> StartAsync(SlackPace? pace = null) => Sent.StartAsync(new(), time, pace, logs);

    /// <summary>On a clock that stands still, what is not done soon will never be.</summary>
    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    private static async Task SeenAsync(Sent sent, int count)
    {
        for (var i = 0; i < 2_000 && sent.Fake.Seen.Count < count; i++)
        {
            await Task.Delay(5);
        }

        await Task.Delay(50);
    }

    /// <summary>Moves the clock in steps far below the ten seconds of a try, giving the network time in between.</summary>
    private async Task MoveUntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1_000 && !holds(); i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(5);
        }

        holds().ShouldBeTrue();
    }
}
