using System.Text.Json;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Answers invokes: presses on cards, consent to files, feedback. Of any other the caller is told that nobody here knows it.</summary>
internal sealed class PressTurns(ChannelDesk desk, Places places, People people, ActSeal seal, TeamsPost post, ReplyCards cards, FileConsents files)
{
    /// <summary>Answers an invoke.</summary>
    public Task<TurnEnd> AnswerAsync(Turn turn, Activity activity, CancellationToken cancellation) => activity.Name switch
    {
        "adaptiveCard/action" => PressAsync(turn, activity, cancellation),
        FileConsents.Invoke => files.AnswerAsync(turn, activity, cancellation),
        "message/submitAction" => Task.FromResult(new TurnEnd(InboundState.Done, new(200, default))),
        _ => Task.FromResult(new TurnEnd(InboundState.Done, new(501, default))),
    };

    private async Task<TurnEnd> PressAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        if (activity.Value?.Member("action") is not { ValueKind: JsonValueKind.Object } action)
        {
            return Refused("BadRequest", "The press names no action.");
        }

        if (action.Text("type") != "Action.Execute")
        {
            return Refused("NotSupported", "Only Action.Execute is understood here.");
        }

        if (activity.Sender() is not { } person)
        {
            return Refused("BadRequest", "The press names nobody.");
        }

        var (workspace, at) = (turn.Workspace, turn.Event.ReceivedAt);
        var heard = people.Heard(turn, activity, person);
        if (action.Member("data") is not { } data || !seal.TryOpen(data.Text("t"), out var act))
        {
            return Toast(SetupWords.In(heard.Language).Say("Act.NotHere"));
        }

        _ = await places.SeenAsync(workspace, activity, at, cancellation);
        var said = await desk.PressAsync(heard, act, data.Answers(), cancellation);
        var end = await SayAsync(turn, activity, said, cancellation);
        foreach (var notice in said.Notices)
        {
            _ = await post.WhisperAsync(turn, activity.Reference(), notice.To, notice.Reply, at, cancellation);
        }

        return end;
    }

    private async Task<TurnEnd> SayAsync(Turn turn, Activity activity, DeskReply said, CancellationToken cancellation)
    {
        var (reference, at) = (activity.Reference(), turn.Event.ReceivedAt);
        if (said.File is { } file)
        {
            var offered = await files.OfferAsync(turn, reference with { ActivityId = activity.ReplyToId ?? activity.Id }, said, file, at, cancellation);
            return Toast(said.Reply.Headline) with { State = TurnEnd.Of(offered).State };
        }

        switch (said.Place)
        {
            case ReplyPlace.Card:
                // In the answer for the one who pressed, and by an update for everybody else.
                var updated = activity.ReplyToId is { } card
                    ? await post.UpdateAsync(turn, reference, card, said.Reply, at, cancellation)
                    : await post.PostAsync(turn, reference, said.Reply, at, cancellation);
                return new(TurnEnd.Of(updated).State, Answer(new(200, AdaptiveCardInvokeResponse.Card, cards.Card(said.Reply, turn.Workspace, reference, at))));
            case ReplyPlace.Whisper when said.Reply is { Choices.Count: 0, Parts.Count: 0 } || activity.Scope() != ConversationScope.Personal:
                return Toast(said.Reply.Headline);
            default:
                var posted = await post.PostAsync(turn, reference with { ActivityId = activity.ReplyToId ?? activity.Id }, said.Reply, at, cancellation);
                return Toast(said.Reply.Headline) with { State = TurnEnd.Of(posted).State };
        }
    }

    private static TurnEnd Toast(string words) => new(
        InboundState.Done, Answer(new(200, AdaptiveCardInvokeResponse.Message, JsonSerializer.SerializeToElement(words, ActivityJson.Default.String))));

    private static TurnEnd Refused(string code, string message) => new(
        InboundState.Done, Answer(new(400, AdaptiveCardInvokeResponse.Error, JsonSerializer.SerializeToElement(new(code, message), ActivityJson.Default.InvokeError))));

    private static TurnAnswer Answer(AdaptiveCardInvokeResponse response) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(response, ActivityJson.Default.AdaptiveCardInvokeResponse));
}
