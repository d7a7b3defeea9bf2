using SlaBot.Channels.Desk;
using SlaBot.Channels.Turns;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Turns;

/// <summary>Takes modals that were sent: the answers of a form, for the channel whose button opened it.</summary>
internal sealed class FormTurns(ChannelDesk desk, Stages stages, ReplyBlocks blocks, SlackPost post)
{
    /// <summary>Takes a modal.</summary>
    public async Task<TurnEnd> AnswerAsync(Turn turn, Stage stage, SlackInteraction.ViewSubmission sent, CancellationToken cancellation)
    {
        var words = SetupWords.In(stage.Language);
        if (stage.User.IsOutsider || ActionIds.FormOf(sent.View.CallbackId ?? "") is null || !blocks.TryOpen(sent.View.PrivateMetadata, out var act, out var messageTs))
        {
            return TurnEnd.Of(await post.WhisperAsync(turn, stage, words.Reply("Act.NotHere"), cancellation));
        }

        // A modal tells no channel: the sealed one is where its button stood.
        stage = stage with { Channel = act.Conversation };
        var said = await desk.PressAsync(stages.Heard(stage), act, FormAnswers.Of(sent.View.Answers), cancellation);
        var end = TurnEnd.Of(said.Place == ReplyPlace.Card && messageTs is not null
            ? await post.UpdateAsync(turn, stage, messageTs, said.Reply, cancellation)
            : await post.WhisperAsync(turn, stage, said.Reply, cancellation));
        await post.TellAsync(turn, stage, said.Notices, cancellation);
        return end;
    }
}
