using SlaBot.Channels.Desk;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Turns;

/// <summary>Works on what Slack told: messages, commands, presses, forms, the home tab, and the life of an installation. Whatever it does not know it lets be.</summary>
internal sealed class SlackTurns(Stages stages, MessageTurns messages, CommandTurns commands, PressTurns presses, FormTurns forms, HomeTurns homes, InstallationTurns installations, SlackPost post, SlackWorkspaces workspaces) : ITurnHandler
{
    /// <inheritdoc/>
    public async Task<TurnEnd> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        // What was stored was well-formed; a newer program may be stricter than the one that stored it.
        if (SlackEnvelope.Read(turn.Event.Body) is not { } occurrence)
        {
            return new(InboundState.Dead);
        }

        var tenant = await workspaces.TenantAsync(occurrence.Enterprise, occurrence.Team, cancellation);
        turn.SpeakAbout(await workspaces.SpokenAboutAsync(tenant.Id, turn.Event.Workspace, cancellation));
        if (occurrence is SlackEvent { Type: "app_uninstalled" or "tokens_revoked" or "team_access_revoked" } ended)
        {
            return await installations.EndAsync(turn, ended, cancellation);
        }

        if (occurrence is SlackEvent { Type: "channel_left" or "group_left" } left)
        {
            return await installations.LeftAsync(turn, left, cancellation);
        }

        if (await stages.OfAsync(turn, occurrence, tenant, cancellation) is not { } stage)
        {
            return TurnEnd.Done;
        }

        try
        {
            return await WorkAsync(turn, stage, occurrence, cancellation);
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or OutOfMemoryException or StorageFailedException) && !turn.HasBegunSending && stage.User is { IsOutsider: false })
        {
            var words = SetupWords.In(stage.Language);
            _ = await post.WhisperAsync(turn, stage, words.Reply("Failed"), cancellation);
            throw;
        }
    }

    private Task<TurnEnd> WorkAsync(Turn turn, Stage stage, SlackOccurrence occurrence, CancellationToken cancellation) => occurrence switch
    {
        SlackEvent { IsMessage: true } said => messages.HearAsync(turn, stage, said, cancellation),
        SlackEvent { Type: "app_home_opened" } opened => homes.OpenedAsync(turn, stage, opened, cancellation),
        SlackEvent { Type: "member_joined_channel" } joined => installations.JoinedAsync(turn, stage, joined, cancellation),
        SlackCommand command => commands.AnswerAsync(turn, stage, command, cancellation),
        SlackInteraction.BlockActions pressed => presses.AnswerAsync(turn, stage, pressed, cancellation),
        SlackInteraction.ViewSubmission sent => forms.AnswerAsync(turn, stage, sent, cancellation),
        _ => Task.FromResult(TurnEnd.Done),
    };
}
