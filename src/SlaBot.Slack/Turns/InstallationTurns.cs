using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Turns;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Installs;

namespace SlaBot.Slack.Turns;

/// <summary>The life of an installation: invited into a channel, sent out of it, removed altogether.</summary>
internal sealed class InstallationTurns(ChannelDesk desk, Stages stages, PlaceBook places, SlackPost post, IInstallations installations)
{
    /// <summary>Welcomes where the bot was invited.</summary>
    public async Task<TurnEnd> JoinedAsync(Turn turn, Stage stage, SlackEvent joined, CancellationToken cancellation)
    {
        if (joined.User != stage.Bot.User)
        {
            return TurnEnd.Done;
        }

        // The event is the bot's own; the person is who invited it. The kind of channel is told in a letter here.
        stage = stage with { ChannelType = null };
        var by = joined.Inviter is { } inviter ? await stages.AsAsync(stage, inviter, cancellation) : stage;
        var place = await places.SeenAsync(by, cancellation);
        if (joined.Inviter is null || by.User.IsOutsider || !await places.TryWelcomeAsync(place, turn.Event.Key, by.Person, cancellation))
        {
            return TurnEnd.Done;
        }

        return TurnEnd.Of(await post.PostAsync(turn, by, await desk.WelcomeAsync(stages.Heard(by), cancellation), cancellation));
    }

    /// <summary>Forgets a channel that the bot was sent out of.</summary>
    public async Task<TurnEnd> LeftAsync(Turn turn, SlackEvent left, CancellationToken cancellation)
    {
        if (left.Channel is { } channel)
        {
            await places.ForgetAsync(turn.Workspace, channel, cancellation);
        }

        return TurnEnd.Done;
    }

    /// <summary>Forgets an installation that was removed, with its tokens and its places. The numbers stay with the workspace.</summary>
    public async Task<TurnEnd> EndAsync(Turn turn, SlackEvent ended, CancellationToken cancellation)
    {
        var bot = await installations.FindAsync(ended.Enterprise, ended.Team, cancellation);
        if (ended.Type == "tokens_revoked" && (bot is null || !ended.RevokedBots.Contains(bot.User)))
        {
            return TurnEnd.Done;
        }

        await installations.ForgetAsync(ended.Enterprise, ended.Team, ended.At ?? turn.Event.ReceivedAt, cancellation);
        foreach (var workspace in new[] { turn.Event.Workspace, turn.Workspace }.Distinct())
        {
            // A workspace may be linked to by others, whose places stay.
            foreach (var place in await places.AllAsync(workspace, cancellation))
            {
                if (ended.Team is null ? place.Organisation() == ended.Enterprise : place.Team == ended.Team)
                {
                    await places.ForgetAsync(workspace, place.Id, cancellation);
                }
            }
        }

        return TurnEnd.Done;
    }
}
