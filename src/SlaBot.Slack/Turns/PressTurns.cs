using System.Collections.ObjectModel;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Outbound;

namespace SlaBot.Slack.Turns;

/// <summary>Answers presses: what a button says or does, the form it opens, the answer it shows to everybody.</summary>
internal sealed class PressTurns(ChannelDesk desk, Stages stages, ReplyBlocks blocks, SlackPost post, HomeTurns homes)
{
    /// <summary>Answers a press.</summary>
    public async Task<TurnEnd> AnswerAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, CancellationToken cancellation)
    {
        if (pressed.Actions is not [{ } action, ..] || ActionIds.KindOf(action.Action) is var kind && kind is not (ActionIds.Choice or ActionIds.OpenForm or ActionIds.Share))
        {
            return TurnEnd.Done;
        }

        // In a channel the answer goes below the message that was pressed.
        stage = stage with { Thread = pressed.ThreadTs ?? (stage.Scope == ConversationScope.Personal || pressed.IsWhisper ? null : pressed.MessageTs) };
        var words = SetupWords.In(stage.Language);
        if (stage.User.IsOutsider)
        {
            return await WhisperAsync(turn, stage, pressed, new(words.Reply("Outsider")), cancellation);
        }

        if (!blocks.TryOpen(action.Value, out var act, out _))
        {
            return await WhisperAsync(turn, stage, pressed, new(words.Reply("Act.NotHere")), cancellation);
        }

        return kind switch
        {
            ActionIds.OpenForm => await OpenAsync(turn, stage, pressed, act, cancellation),
            ActionIds.Share => await ShareAsync(turn, stage, pressed, act, cancellation),
            _ => await SayAsync(turn, stage, pressed, await desk.PressAsync(stages.Heard(stage), act, ReadOnlyDictionary<string, string>.Empty, cancellation), cancellation),
        };
    }

    // The form is made anew, by the rights of whoever opens it.
    private async Task<TurnEnd> OpenAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, SealedAct act, CancellationToken cancellation)
    {
        var said = await desk.PressAsync(stages.Heard(stage), act with { Kind = ActKind.Do }, ReadOnlyDictionary<string, string>.Empty, cancellation);
        return said.Reply.Form is null || pressed.TriggerId is not { } trigger
            ? await WhisperAsync(turn, stage, pressed, said, cancellation)
            : TurnEnd.Of(await post.OpenAsync(turn, stage, trigger, said.Reply, pressed.IsWhisper ? null : pressed.MessageTs, cancellation));
    }

    // Asked anew, so that what everybody sees is what holds now.
    private async Task<TurnEnd> ShareAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, SealedAct act, CancellationToken cancellation)
    {
        var said = await desk.PressAsync(stages.Heard(stage), act, ReadOnlyDictionary<string, string>.Empty, cancellation);
        if (pressed.ResponseUrl is not { } address)
        {
            return TurnEnd.Of(await post.PostAsync(turn, stage, said, cancellation));
        }

        var shared = await post.RespondAsync(turn, stage, address, said.Reply, ResponseKind.Post, share: null, cancellation);
        if (shared is Delivery.Sent)
        {
            _ = await post.RespondAsync(turn, stage, address, said.Reply, ResponseKind.Delete, share: null, cancellation);
        }

        return TurnEnd.Of(shared);
    }

    private async Task<TurnEnd> SayAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, DeskReply said, CancellationToken cancellation)
    {
        if (said is { Place: ReplyPlace.Post, Reply.Form: not null } && pressed is { TriggerId: { } trigger, View: null }
            && await post.OpenAsync(turn, stage, trigger, said.Reply, said.IsOfCard && !pressed.IsWhisper ? pressed.MessageTs : null, cancellation) is Delivery.Sent)
        {
            // What was asked for is a form: it opens at once, and knows its card. Where the three seconds for that are over, it comes as a message.
            return TurnEnd.Done;
        }

        var end = pressed.View is { Type: "home" } ? await homes.AnswerAsync(turn, stage, pressed, said, cancellation)
            : pressed.IsWhisper && pressed.ResponseUrl is { } address && said.File is null
                ? TurnEnd.Of(await post.RespondAsync(turn, stage, address, said.Reply, said.Place == ReplyPlace.Card ? ResponseKind.Replace : ResponseKind.Whisper, null, cancellation))
            : said.Place == ReplyPlace.Card && pressed.MessageTs is { } ts ? TurnEnd.Of(await post.UpdateAsync(turn, stage, ts, said.Reply, cancellation))
            : said.Place == ReplyPlace.Whisper ? TurnEnd.Of(await post.WhisperAsync(turn, stage, said.Reply, cancellation))
            : TurnEnd.Of(await post.PostAsync(turn, stage, said, cancellation));
        await post.TellAsync(turn, stage, said.Notices, cancellation);
        return end;
    }

    private async Task<TurnEnd> WhisperAsync(Turn turn, Stage stage, SlackInteraction.BlockActions pressed, DeskReply said, CancellationToken cancellation) =>
        TurnEnd.Of(pressed.ResponseUrl is { } address
            ? await post.RespondAsync(turn, stage, address, said.Reply, ResponseKind.Whisper, share: null, cancellation)
            : await post.WhisperAsync(turn, stage, said.Reply, cancellation));
}
