using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Outbound;

namespace SlaBot.Slack.Turns;

/// <summary>Answers <c>/sla …</c>: to the person alone, with a button that shows the answer to everybody.</summary>
internal sealed class CommandTurns(ChannelDesk desk, Stages stages, PlaceBook places, SlackPost post)
{
    private const string Direct = "directmessage";
    private const int LongestText = 4_000;

    /// <summary>Answers a command.</summary>
    public async Task<TurnEnd> AnswerAsync(Turn turn, Stage stage, SlackCommand command, CancellationToken cancellation)
    {
        if (command.ResponseUrl is not { } address)
        {
            return TurnEnd.Done;
        }

        stage = stage with { ChannelName = command.ChannelName == Direct ? null : command.ChannelName };
        var text = SlackText.Of(command.Text, stage.Bot.User).Words;

        // A command works in any conversation: one of two may be with somebody else, and is no place of the bot's own.
        if (!stage.User.IsOutsider && stage.Scope != ConversationScope.Personal)
        {
            _ = await places.SeenAsync(stage, cancellation);
        }

        var said = await ReplyAsync(stage, text, cancellation);
        var share = said.Reply is { Form: null, AsksBack: false } && said.Notices.Count == 0 && stage.Scope != ConversationScope.Personal && text.Length > 0 ? text : null;
        var end = TurnEnd.Of(await post.RespondAsync(turn, stage, address, said.Reply, ResponseKind.Whisper, share, cancellation));
        await post.TellAsync(turn, stage, said.Notices, cancellation);
        return end;
    }

    private async Task<DeskReply> ReplyAsync(Stage stage, string text, CancellationToken cancellation)
    {
        var words = SetupWords.In(stage.Language);
        return stage.User.IsOutsider ? new(words.Reply("Outsider"))
            : text.Length > LongestText ? new(words.Reply("TooLong", LongestText))
            : await desk.HearAsync(stages.Heard(stage), text.Length == 0 ? words.Say("Help.Command") : text, cancellation);
    }
}
