using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Pacing;
using SlaBot.Testing.Clock;

namespace SlaBot.Channels.Tests.Pacing;

/// <summary>Requests that ask a pacer on a clock that stands still between steps, and when each was let go.</summary>
internal sealed class PacedRun
{
    private readonly FakeTimeProvider time = new();
    private readonly Quiescence quiescence = new();
    private readonly PaceLimits lanes;
    private readonly PaceLimits groups;
    private readonly List<(string Lane, string Group)> asked = [];

    public PacedRun(PaceLimits? lanes = null, PaceLimits? groups = null)
    {
        this.lanes = lanes ?? Default;
        this.groups = groups ?? new(new PaceLimit(50, TimeSpan.FromSeconds(1)));
        Pacer = new(time);
    }

    public static PaceLimits Default { get; } = new(new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1_800, TimeSpan.FromHours(1)));

    public Pacer Pacer { get; }

    public List<Grant> Granted { get; } = [];

    public Task Ask(string lane, string group) => AskOrGiveUp(lane, group, CancellationToken.None);

    public Task AskOrGiveUp(string lane, string group, CancellationToken cancellation)
    {
        asked.Add((lane, group));
        var number = asked.Count;
        return quiescence.Run(async () =>
        {
            await Pacer.WaitAsync(new(lanes, lane), new(groups, group), cancellation);
            Granted.Add(new(number, lane, group, time.GetUtcNow()));
        });
    }

    public void Settle(Action? first = null) => quiescence.Settle(first);

    /// <summary>Waits for what the thread pool does: a cancelled delay ends there.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1_000 && !holds(); i++)
        {
            await Task.Delay(10);
            Settle();
        }

        holds().ShouldBeTrue();
    }

    public void Advance(TimeSpan by) => quiescence.Settle(() => time.Advance(by));

    public void Advance(TimeSpan by, TimeSpan step)
    {
        Settle();
        for (var left = by; left > TimeSpan.Zero; left -= step)
        {
            Advance(left < step ? left : step);
        }
    }

    public int MostWithin(TimeSpan window) => MostWithin([.. Granted.Select(grant => grant.At)], window);

    /// <summary>Every window of every limit, by brute force.</summary>
    public void Check(PaceLimits limits, Func<Grant, string> by)
    {
        foreach (var grants in Granted.GroupBy(by))
        {
            DateTimeOffset[] at = [.. grants.Select(grant => grant.At)];
            foreach (var (most, window) in limits.All)
            {
                MostWithin(at, window).ShouldBeLessThanOrEqualTo(most, $"{grants.Key}: more than {most} in {window}");
            }
        }
    }

    /// <summary>Whoever still waits would break a limit by going now.</summary>
    public void NobodyWaitsForNothing(PaceLimits laneLimits, PaceLimits groupLimits)
    {
        var granted = Granted.Select(grant => grant.Number).ToHashSet();
        foreach (var (lane, group) in asked.Where((_, index) => !granted.Contains(index + 1)).Distinct())
        {
            (IsFull(laneLimits, grant => grant.Lane == lane) || IsFull(groupLimits, grant => grant.Group == group)).ShouldBeTrue($"{lane} waits for nothing");
        }
    }

    private static int MostWithin(DateTimeOffset[] at, TimeSpan window) =>
        at.Length == 0 ? 0 : at.Select((start, index) => at.Skip(index).TakeWhile(other => other < start + window).Count()).Max();

    private bool IsFull(PaceLimits limits, Func<Grant, bool> which)
    {
        var now = time.GetUtcNow();
        return limits.All.ToArray().Any(limit => Granted.Count(grant => which(grant) && grant.At > now - limit.Window) >= limit.Count);
    }

    internal sealed record Grant(int Number, string Lane, string Group, DateTimeOffset At);
}
