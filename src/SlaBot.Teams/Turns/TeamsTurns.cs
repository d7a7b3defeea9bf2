using SlaBot.Channels.Desk;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Works on what Teams told: messages, presses, and the life of an installation. Whatever it does not know it lets be.</summary>
internal sealed class TeamsTurns(Places places, MessageTurns messages, PressTurns presses, InstallationTurns installations, TeamsPost post, ILinkStore links) : ITurnHandler
{
    /// <inheritdoc/>
    public async Task<TurnEnd> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        // What was stored was well-formed; a newer program may be stricter than the one that stored it.
        if (ActivityParser.Parse(turn.Event.Body.Span) is not { } activity)
        {
            return new(InboundState.Dead);
        }

        turn.SpeakAbout(await links.WorkspaceAsync(Platform.Teams, activity.Tenant(), turn.Event.Workspace, cancellation));

        try
        {
            return await WorkAsync(turn, activity, cancellation);
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or OutOfMemoryException or StorageFailedException) && !turn.HasBegunSending)
        {
            await ApologiseAsync(turn, activity, cancellation);
            throw;
        }
    }

    private Task<TurnEnd> WorkAsync(Turn turn, Activity activity, CancellationToken cancellation) => activity.Type switch
    {
        ActivityTypes.Message => messages.HearAsync(turn, activity, cancellation),
        ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete => messages.ChangedAsync(turn, activity, cancellation),
        ActivityTypes.Invoke => presses.AnswerAsync(turn, activity, cancellation),
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => installations.NoteAsync(turn, activity, cancellation),
        _ => Task.FromResult(TurnEnd.Done),
    };

    private async Task ApologiseAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            var words = SetupWords.In(activity.Language());
            _ = await places.SeenAsync(turn.Workspace, activity, turn.Event.ReceivedAt, cancellation);
            _ = await post.PostAsync(turn, activity.Reference(), words.Reply("Failed"), turn.Event.ReceivedAt, cancellation);
        }
    }
}
