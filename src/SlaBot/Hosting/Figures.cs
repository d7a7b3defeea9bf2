using System.Diagnostics.Metrics;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack;
using SlaBot.Storage.LiteDb;
using SlaBot.Teams;

namespace SlaBot.Hosting;

/// <summary>What is measured of the running process. The stores are asked before each reading, since instruments cannot wait.</summary>
internal sealed class Figures : IDisposable
{
    /// <summary>The name that the instruments are found by.</summary>
    public const string Name = "SlaBot";

    private readonly Meter meter = new(Name);
    private readonly LiteDbStore store;
    private readonly TimeProvider time;
    private Snapshot now = new(new(0, 0, 0, 0, 0, 0, 0), 0, new(0, 0));

    /// <summary>Makes the instruments.</summary>
    /// <param name="store">What is kept.</param>
    /// <param name="time">The clock.</param>
    public Figures(LiteDbStore store, TimeProvider time)
    {
        (this.store, this.time) = (store, time);
        _ = meter.CreateObservableGauge("slabot.outbox.rows", Rows, description: "Posts that are said unasked, by how far they are.");
        _ = meter.CreateObservableGauge("slabot.outbox.repeated", () => now.Outbox.Repeated, description: "Posts that were repeated because it was uncertain whether they had arrived.");
        _ = meter.CreateObservableGauge("slabot.outbox.late", () => now.Late, "s", "For how long the next post has been due; 0 while none is.");
        _ = meter.CreateObservableGauge("slabot.inbox.ended", Ended, description: "Messages of people whose answer may not have arrived, or that could not be answered.");
        _ = meter.CreateObservableGauge("slabot.store.queue", () => store.Health.QueueLength, description: "Requests that wait for the storage.");
        _ = meter.CreateObservableGauge("slabot.store.commit", () => store.Health.LastCommit?.TotalSeconds ?? 0, "s", "How long the last commit took.");
        _ = meter.CreateObservableGauge("slabot.store.free", () => store.Health.FreeBytes, "By", "Free space on the disk.");
        _ = meter.CreateObservableGauge("slabot.store.failed", () => store.Health.HasFailed ? 1 : 0, description: "1 where the storage has failed.");
    }

    /// <summary>Measures how many turns wait on the chats that are connected, and how schedules ran.</summary>
    public void Watch(TeamsChannel? teams, SlackChannel? slack, UnaskedPosts unasked)
    {
        _ = meter.CreateObservableCounter("slabot.schedule.runs", () => Runs(unasked), description: "Runs of schedules since the start, by how they ended.");
        var waiting = new[] { (Platform.Teams, teams is null ? (Func<int>?)null : () => teams.Waiting), (Platform.Slack, slack is null ? null : () => slack.Waiting) };
        _ = meter.CreateObservableGauge(
            "slabot.turns.waiting",
            () => waiting.Where(one => one.Item2 is not null).Select(one => new Measurement<int>(one.Item2!(), Tag("platform", one.Item1.ToString()))),
            description: "Messages of people that wait or are being answered.");
    }

    /// <summary>Asks the stores.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var moment = Instant.FromDateTimeOffset(time.GetUtcNow());
        var due = await store.NextDueAsync(cancellation);
        now = new(await store.OutboxTallyAsync(cancellation), due < moment ? (moment - due.Value).TotalSeconds : 0, await store.TallyAsync(cancellation));
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value.ToLowerInvariant());

    private IEnumerable<Measurement<long>> Rows()
    {
        var tally = now.Outbox;
        return new[] { ("ready", tally.Ready), ("sending", tally.Sending), ("sent", tally.Sent), ("uncertain", tally.Uncertain), ("dead", tally.Dead), ("dropped", tally.Dropped) }
            .Select(one => new Measurement<long>(one.Item2, Tag("state", one.Item1)));
    }

    private static IEnumerable<Measurement<long>> Runs(UnaskedPosts unasked)
    {
        var tally = unasked.Schedules;
        return new[] { ("done", tally.Done), ("skipped", tally.Skipped), ("failed", tally.Failed) }.Select(one => new Measurement<long>(one.Item2, Tag("end", one.Item1)));
    }

    private IEnumerable<Measurement<long>> Ended() =>
        [new(now.Inbox.Uncertain, Tag("end", "uncertain")), new(now.Inbox.Dead, Tag("end", "dead"))];

    private sealed record Snapshot(OutboxTally Outbox, double Late, InboxTally Inbox);
}
