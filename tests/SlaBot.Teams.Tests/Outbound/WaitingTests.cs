using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Retrying;
using SlaBot.Testing;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>When something is sent again, or given up: by a clock that the test moves.</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly RecordingLogs logs = new();

    public static TheoryData<string, int> Waits => new()
    {
        { "17", 17 },
        { "1", 1 },
        { "Mon, 02 Mar 2026 10:00:45 GMT", 45 },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Nothing_is_sent_to_a_conversation_before_the_time_that_the_platform_named(string retryAfter, int seconds)
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(ConnectorFault.Throttled(retryAfter));
        var first = sent.SendAsync("first");
        await logs.UntilAsync(1);
        var second = sent.SendAsync("second");
        time.Advance(TimeSpan.FromSeconds(seconds - 0.01));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        sent.Fake.Seen.Count.ShouldBe(1);

        await MoveUntilAsync(() => first.IsCompleted && second.IsCompleted);
        (await first, await second).ShouldBeOfType<(Delivery, Delivery)>();
        sent.Fake.Accepted.Select(request => request.Text).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("61")]
    [InlineData("86400")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT")]
    public async Task A_platform_that_asks_for_too_long_is_believed_and_not_asked_again(string retryAfter)
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(ConnectorFault.Throttled(retryAfter));
        var refused = (await Soon(sent.SendAsync("first"))).ShouldBeOfType<Delivery.Refused>();
        var wait = RetryAfter.Read(retryAfter, time.GetUtcNow())!.Value;
        refused.NotBefore.ShouldBe(time.GetUtcNow() + wait);

        // The next message to it does not even leave; the neighbour's does.
        (await Soon(sent.SendAsync("second"))).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldBe(time.GetUtcNow() + wait);
        sent.Fake.Seen.Count.ShouldBe(1);
        (await Soon(sent.SendAsync("third", "a:neighbour"))).ShouldBeOfType<Delivery.Sent>();

        time.Advance(wait);
        (await Soon(sent.SendAsync("fourth"))).ShouldBeOfType<Delivery.Sent>();
    }

    [Fact]
    public async Task A_message_without_an_answer_for_ten_seconds_is_uncertain()
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(ConnectorFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.SendAsync();
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
        sent.Fake.Fail(ConnectorFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.Client.UpdateAsync(sent.To(), "17", Sent.Says("new"), TestContext.Current.CancellationToken);
        await SeenAsync(sent, 1);
        time.Advance(TimeSpan.FromSeconds(10));
        await logs.UntilAsync(1);
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBe(new Delivery.Sent("17"));
    }

    [Fact]
    public async Task A_message_that_is_cancelled_after_it_left_is_uncertain()
    {
        await using var sent = await StartAsync();
        using var stopping = new CancellationTokenSource();
        sent.Fake.Fail(ConnectorFault.Hang(TimeSpan.FromSeconds(30)));
        var delivery = sent.Client.SendAsync(sent.To(), Sent.Says("hello"), stopping.Token);
        await SeenAsync(sent, 1);
        await stopping.CancelAsync();
        (await Soon(delivery)).ShouldBeOfType<Delivery.Uncertain>();
    }

    [Fact]
    public async Task A_message_that_is_cancelled_before_it_left_has_not_arrived()
    {
        await using var sent = await StartAsync();
        using var stopping = new CancellationTokenSource();
        sent.Fake.Fail(ConnectorFault.Throttled(30));
        var waiting = sent.Client.SendAsync(sent.To(), Sent.Says("waits for the platform"), stopping.Token);
        await logs.UntilAsync(1);
        var behind = sent.Client.SendAsync(sent.To(), Sent.Says("waits for its turn"), stopping.Token);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Soon(waiting));
        await Should.ThrowAsync<OperationCanceledException>(Soon(behind));
        sent.Fake.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Waits_between_tries_grow_without_a_word_of_the_platform()
    {
        await using var sent = await StartAsync();
        sent.Fake.Fail(ConnectorFault.Of(503), times: 50);
        var delivery = sent.SendAsync();
        await MoveUntilAsync(() => delivery.IsCompleted);
        (await delivery).ShouldBeOfType<Delivery.Refused>();
        var at = sent.Fake.Seen.Select(request => request.At).ToArray();
        at.Length.ShouldBe(5);
        at.Zip(at.Skip(1), (earlier, later) => later - earlier).Zip([1, 2, 4, 8]).ShouldAllBe(wait => wait.First >= TimeSpan.FromSeconds(wait.Second));
    }

    public void Dispose() => logs.Dispose();

    private async Task<Sent> StartAsync() => await Sent.StartAsync(new(), time, logs: logs);

    /// <summary>On a clock that stands still, what is not done soon will never be.</summary>
    private static Task<Delivery> Soon(Task<Delivery> delivery) => delivery.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

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
            await Task.Delay(10);
        }

        holds().ShouldBeTrue();
    }
}
