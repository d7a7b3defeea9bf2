using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Turns;

/// <summary>The home tab: today's standing, what the person gets sent, and the settings; and the welcome when somebody opens the conversation for the first time.</summary>
internal sealed class HomeTurns(ChannelDesk desk, Stages stages, PlaceBook places, SlackPost post)
{
    /// <summary>Shows the home tab, or welcomes.</summary>
    public async Task<TurnEnd> OpenedAsync(Turn turn, Stage stage, SlackEvent opened, CancellationToken cancellation)
    {
        if (stage.User.IsOutsider)
        {
            return TurnEnd.Done;
        }

        stage = stage with { ChannelType = "im" };
        var place = await places.SeenAsync(stage, cancellation);
        if (opened.Tab == "home")
        {
            return TurnEnd.Of(await post.ShowHomeAsync(turn, stage, await desk.HomeAsync(stages.Heard(stage), cancellation), cancellation));
        }

        return await places.TryWelcomeAsync(place, turn.Event.Key, stage.Person, cancellation)
            ? TurnEnd.Of(await post.PostAsync(turn, stage, await desk.WelcomeAsync(stages.Heard(stage), cancellation), cancellation))
            : TurnEnd.Done;
    }

    /// <summary>Answers a press in the home tab: in the tab itself, above what stands there.</summary>
    public async Task<TurnEnd> AnswerAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, DeskReply said, CancellationToken cancellation)
    {
        stage = stage with { ChannelType = "im", Thread = null };
        IReadOnlyList<Reply> shown = [said.Reply, .. await desk.HomeAsync(stages.Heard(stage), cancellation)];
        var published = await post.ShowHomeAsync(turn, stage, shown, cancellation);
        return said.File is not null && published is Delivery.Sent
            ? TurnEnd.Of(await post.PostAsync(turn, stage, said, cancellation))
            : TurnEnd.Of(published);
    }
}
