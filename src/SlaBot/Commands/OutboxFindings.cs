using SlaBot.Conversation.Posts;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Commands;

/// <summary>What a look at the outbox found.</summary>
internal static class OutboxFindings
{
    private const int MostReasons = 3;

    /// <summary>Says how the posts stand, and which did not arrive and why.</summary>
    public static async Task SayAsync(Findings findings, LiteDbStore store, CancellationToken cancellation)
    {
        var tally = await store.OutboxTallyAsync(cancellation);
        findings.Good($"Outbox: {Counted.Of(tally.Ready + tally.Sending, "post waits", "posts wait")}, {Counted.Of(tally.Sent, "was sent", "were sent")}.");
        if (tally.Uncertain > 0)
        {
            findings.Note($"Outbox: of {Counted.Of(tally.Uncertain, "post")} it is uncertain whether they arrived; {Counted.Of(tally.Repeated, "was repeated", "were repeated")}, saying so: slabot outbox list --state uncertain");
        }

        if (tally.Dead > 0)
        {
            var reasons = (await OutboxCommands.RowsAsync(store, cancellation)).Where(row => row.State == OutboxState.Dead).Select(row => row.Reason).Distinct().Take(MostReasons);
            findings.Problem($"Outbox: {Counted.Of(tally.Dead, "post was", "posts were")} not sent ({string.Join("; ", reasons)}): slabot outbox list --state dead, then slabot outbox replay --all-dead");
        }
    }
}
