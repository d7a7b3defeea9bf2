using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Retrying;

namespace SlaBot.Channels.Tests.Retrying;

public sealed class RetrierTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<TimeSpan> triedAt = [];

    [Fact]
    public void What_is_final_is_not_tried_again()
    {
        Run(new(), 0.5, _ => new("done")).ShouldBe("done");
        triedAt.Count.ShouldBe(1);
    }

    [Fact]
    public void Waits_double_and_are_drawn_from_zero_up()
    {
        Run(new() { Tries = 6 }, 0.5, _ => new("again", MayBeRepeated: true)).ShouldBe("again");
        triedAt.Select(at => at.TotalSeconds).ShouldBe([0, 1, 3, 7, 15, 25]);
    }

    [Fact]
    public void A_try_that_succeeds_ends_it()
    {
        Run(new(), 0, attempt => attempt < 3 ? new("again", MayBeRepeated: true) : new("done")).ShouldBe("done");
        triedAt.Count.ShouldBe(3);
    }

    [Fact]
    public void Nothing_is_tried_again_earlier_than_the_platform_asked()
    {
        Run(new(), 0.1, attempt => attempt < 3 ? new("again", MayBeRepeated: true, TimeSpan.FromSeconds(17)) : new("done")).ShouldBe("done");
        triedAt.Select(at => at.TotalSeconds).ShouldBe([0, 17, 34]);
    }

    [Fact]
    public void A_platform_that_asks_for_too_long_is_not_asked_again()
    {
        Run(new(), 0.1, _ => new("again", MayBeRepeated: true, TimeSpan.FromSeconds(61))).ShouldBe("again");
        triedAt.Count.ShouldBe(1);
    }

    [Fact]
    public void All_waits_together_stay_within_the_limit()
    {
        Run(new(), 0, _ => new("again", MayBeRepeated: true, TimeSpan.FromSeconds(25))).ShouldBe("again");
        triedAt.Select(at => at.TotalSeconds).ShouldBe([0, 25, 50]);
    }

    [Fact]
    public void One_try_is_one_try()
    {
        Run(new() { Tries = 1 }, 0, _ => new("again", MayBeRepeated: true)).ShouldBe("again");
        triedAt.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var cancelled = new CancellationTokenSource();
        var retrier = new Retrier<string>(new(), time, () => 0.9);
        var run = Begin(async () => await retrier.RunAsync(
            (_, _) => ValueTask.FromResult(new Tried<string>("again", MayBeRepeated: true)), 0, cancelled.Token));
        run.IsCompleted.ShouldBeFalse();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_wait_is_at_least_what_was_asked_and_at_most_the_limit() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 200_000].Nullable(), Gen.Double[0, 0.999]).Sample((tries, asked, fraction) =>
        {
            var limits = new RetryLimits();
            var retryAfter = asked is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : (TimeSpan?)null;
            var wait = limits.WaitAfter(tries, retryAfter, fraction);
            return wait >= (retryAfter ?? TimeSpan.Zero) && wait <= (retryAfter > limits.LongestWait ? retryAfter : limits.LongestWait);
        });

    private string? Run(RetryLimits limits, double chance, Func<int, Tried<string>> tryOnce)
    {
        var start = time.GetUtcNow();
        string? result = null;
        var retrier = new Retrier<string>(limits, time, () => chance);
        var run = Begin(async () => result = (await retrier.RunAsync(
            (_, _) =>
            {
                triedAt.Add(time.GetUtcNow() - start);
                return ValueTask.FromResult(tryOnce(triedAt.Count));
            },
            0,
            CancellationToken.None)).Result);
        for (var second = 0; second < 300 && !run.IsCompleted; second++)
        {
            Inline(() => time.Advance(TimeSpan.FromSeconds(0.5)));
        }

        run.IsCompletedSuccessfully.ShouldBeTrue();
        return result;
    }

    /// <summary>Without a context of its own, whatever follows from a step of the clock happens within the step.</summary>
    private static void Inline(Action step)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        step();
        SynchronizationContext.SetSynchronizationContext(before);
    }

    private static Task Begin(Func<Task> piece)
    {
        var begun = Task.CompletedTask;
        Inline(() => begun = piece());
        return begun;
    }
}
