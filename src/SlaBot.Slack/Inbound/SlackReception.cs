using NodaTime;
using SlaBot.Channels.Inbound;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Slack.Inbound;

/// <summary>
/// Takes over what Slack tells, by whichever way it came: durable first, then acknowledged, then worked on. A form is
/// waited for a little, since what is wrong with its answers can only go back with the acknowledgement.
/// </summary>
internal sealed class SlackReception(ISlackWorkspaces workspaces, TurnRunner runner, TimeProvider time)
{
    /// <summary>How long an answer is waited for: Slack is to hear within a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private readonly DoublePresses presses = new(time);

    /// <summary>Takes something over.</summary>
    /// <param name="occurrence">What happened.</param>
    /// <param name="cancellation">Ends the wait for an answer: the sender is gone.</param>
    public async Task<Received> ReceiveAsync(SlackOccurrence occurrence, CancellationToken cancellation)
    {
        if (occurrence is SlackEvent { IsHeard: false })
        {
            return new(Acceptance.Durable);
        }

        var started = time.GetTimestamp();
        if (await TryAcceptAsync(occurrence) is not { } ticket)
        {
            return new(Acceptance.Later);
        }

        var accepted = await ticket.AcceptedAsync();
        if (accepted != Acceptance.Durable || occurrence is not SlackInteraction.ViewSubmission)
        {
            return new(accepted);
        }

        var left = Patience - time.GetElapsedTime(started);
        return new(accepted, left <= TimeSpan.Zero ? null : (await ticket.EndWithinAsync(left, time, cancellation))?.Answer);
    }

    private async Task<TurnTicket?> TryAcceptAsync(SlackOccurrence occurrence)
    {
        try
        {
            // Not on the request's own token: whoever hangs up delivers again.
            var workspace = await workspaces.OfAsync(occurrence.Enterprise, occurrence.Team, CancellationToken.None);
            var now = Instant.FromUnixTimeTicks(Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());
            var accepted = new InboundEvent(workspace, Platform.Slack, occurrence.Key, occurrence.Lane, now, SlackEnvelope.Of(occurrence));
            return presses.Once((occurrence as SlackInteraction.BlockActions)?.Press, () => runner.TryAccept(accepted));
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException)
        {
            return null;
        }
    }
}

/// <summary>What became of something that Slack told.</summary>
/// <param name="Acceptance">Whether it is durable.</param>
/// <param name="Answer">What goes back with the acknowledgement, or null for nothing.</param>
internal readonly record struct Received(Acceptance Acceptance, TurnAnswer? Answer = null);
