using CsCheck;
using SlaBot.Channels.Pacing;

namespace SlaBot.Channels.Tests.Pacing;

public sealed class PacerTests
{
    private static readonly PaceLimits Sending = PacedRun.Default;
    private static readonly PaceLimits Tenants = new(new PaceLimit(50, TimeSpan.FromSeconds(1)));

    [Fact]
    public void What_keeps_the_limits_does_not_wait()
    {
        var run = new PacedRun();
        for (var i = 0; i < 7; i++)
        {
            run.Ask("a", "t").IsCompletedSuccessfully.ShouldBeTrue();
        }

        run.Ask("a", "t").IsCompleted.ShouldBeFalse();
        run.Ask("b", "t").IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void What_exceeds_a_limit_waits_until_it_does_not()
    {
        var run = new PacedRun();
        for (var i = 0; i < 9; i++)
        {
            _ = run.Ask("a", "t");
        }

        run.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(1));
        run.Granted.Count.ShouldBe(7);
        run.Advance(TimeSpan.FromMilliseconds(1));
        run.Granted.Count.ShouldBe(8);
        run.Advance(TimeSpan.FromSeconds(1));
        run.Granted.Count.ShouldBe(9);
    }

    [Fact]
    public void An_hour_lets_eighteen_hundred_pass_and_not_one_more()
    {
        var run = new PacedRun();
        for (var i = 0; i < 1_900; i++)
        {
            _ = run.Ask("a", "t");
        }

        for (var second = 0; second < 3_599; second++)
        {
            run.Advance(TimeSpan.FromSeconds(1));
        }

        run.Granted.Count.ShouldBe(1_800);
        run.MostWithin(TimeSpan.FromSeconds(30)).ShouldBe(60);
        run.MostWithin(TimeSpan.FromSeconds(2)).ShouldBe(8);
        run.Advance(TimeSpan.FromSeconds(1));
        run.Granted.Count.ShouldBeGreaterThan(1_800);
    }

    [Fact]
    public void A_busy_lane_does_not_starve_its_neighbours_in_the_group()
    {
        var run = new PacedRun(new(), Tenants);
        for (var i = 0; i < 500; i++)
        {
            run.Ask("busy", "t");
        }

        run.Ask("quiet", "t");
        run.Advance(TimeSpan.FromSeconds(1));
        run.Granted.Count(grant => grant.Lane == "quiet").ShouldBe(1);
    }

    [Fact]
    public void Requests_of_a_lane_go_in_the_order_they_came()
    {
        var run = new PacedRun();
        for (var i = 0; i < 40; i++)
        {
            _ = run.Ask("a", "t");
        }

        run.Advance(TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(100));
        run.Granted.Select(grant => grant.Number).ShouldBe(Enumerable.Range(1, 40));
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over_and_not_counted()
    {
        using var gaveUp = new CancellationTokenSource();
        var run = new PacedRun();
        for (var i = 0; i < 7; i++)
        {
            _ = run.Ask("a", "t");
        }

        var first = run.AskOrGiveUp("a", "t", gaveUp.Token);
        var second = run.AskOrGiveUp("a", "t", gaveUp.Token);
        var third = run.Ask("a", "t");
        await gaveUp.CancelAsync();
        await run.UntilAsync(() => first.IsCanceled && second.IsCanceled);
        third.IsCompleted.ShouldBeFalse();
        run.Advance(TimeSpan.FromSeconds(1));
        third.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_held_lane_lets_nothing_go_and_its_neighbours_everything()
    {
        var run = new PacedRun();
        run.Pacer.Hold(new(Sending, "a"), TimeSpan.FromSeconds(30));
        run.Ask("a", "t");
        run.Ask("b", "t");
        run.Pacer.HeldFor(new(Sending, "a")).ShouldBe(TimeSpan.FromSeconds(30));
        run.Advance(TimeSpan.FromSeconds(29.9), TimeSpan.FromSeconds(0.1));
        run.Granted.Select(grant => grant.Lane).ShouldBe(["b"]);
        run.Advance(TimeSpan.FromSeconds(0.1));
        run.Granted.Select(grant => grant.Lane).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_lane_held_while_its_first_waits_for_the_group_stays_held()
    {
        var run = new PacedRun(Sending, new(new PaceLimit(1, TimeSpan.FromSeconds(10))));
        run.Ask("b", "t");
        run.Ask("a", "t");
        run.Settle(() => run.Pacer.Hold(new(Sending, "a"), TimeSpan.FromSeconds(25)));
        run.Ask("c", "t");
        run.Advance(TimeSpan.FromSeconds(24));
        run.Granted.Select(grant => grant.Lane).ShouldBe(["b", "c"]);
        run.Advance(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        run.Granted.Select(grant => grant.Lane).ShouldBe(["b", "c", "a"]);
    }

    [Fact]
    public void Lanes_that_have_been_idle_for_their_longest_window_are_forgotten()
    {
        var run = new PacedRun();
        for (var i = 0; i < 20_000; i++)
        {
            run.Ask($"conversation {i}", $"tenant {i}");
            run.Advance(TimeSpan.FromSeconds(10));
        }

        // An hour holds 360 of these, each a lane and a group.
        run.Granted.Count.ShouldBe(20_000);
        run.Pacer.Remembered.ShouldBeLessThanOrEqualTo(1_024);
    }

    [Fact]
    public void No_window_is_ever_exceeded_and_nothing_waits_longer_than_it_must()
    {
        var lanes = new PaceLimits(new(3, TimeSpan.FromMilliseconds(100)), new(4, TimeSpan.FromMilliseconds(250)), new(9, TimeSpan.FromMilliseconds(1_000)));
        var groups = new PaceLimits(new(5, TimeSpan.FromMilliseconds(100)), new(20, TimeSpan.FromMilliseconds(700)));
        var step = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 4], Gen.Int[0, 130]);
        step.Array[1, 120].Sample(
            steps =>
            {
                var run = new PacedRun(lanes, groups);
                foreach (var (asked, lane, milliseconds) in steps)
                {
                    for (var i = 0; i < asked; i++)
                    {
                        run.Ask($"lane {lane}", lane < 3 ? "one" : "two");
                    }

                    run.Advance(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(7));
                }

                run.Check(lanes, grant => grant.Lane);
                run.Check(groups, grant => grant.Group);
                run.NobodyWaitsForNothing(lanes, groups);

                // Everybody's turn comes.
                run.Advance(TimeSpan.FromSeconds(400), TimeSpan.FromSeconds(1));
                run.Granted.Count.ShouldBe(steps.Sum(step => step.Item1));
                run.Check(lanes, grant => grant.Lane);
                run.Check(groups, grant => grant.Group);
            },
            iter: 400);
    }

    [Fact]
    public void A_limit_that_lets_nothing_pass_is_no_limit()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PaceLimits(new PaceLimit(0, TimeSpan.FromSeconds(1))));
        Should.Throw<ArgumentOutOfRangeException>(() => new PaceLimits(new PaceLimit(1, TimeSpan.Zero)));
    }
}
