using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Answers messages: words, files, and presses that older clients send as messages.</summary>
internal sealed class MessageTurns(ChannelDesk desk, Places places, People people, ActSeal seal, TeamsPost post, TeamsFiles files, FileConsents consents, TimeProvider time)
{
    private const int LongestText = 4_000;
    private static readonly TimeSpan BeforeTyping = TimeSpan.FromSeconds(1);

    private readonly AnsweredMessages answered = new();

    /// <summary>Answers a message.</summary>
    public async Task<TurnEnd> HearAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        if (activity.Sender() is not { } person || activity.From?.Id == activity.Recipient?.Id || !IsForBot(activity))
        {
            return TurnEnd.Done;
        }

        _ = await places.SeenAsync(turn.Workspace, activity, turn.Event.ReceivedAt, cancellation);
        var heard = people.Heard(turn, activity, person);
        var answer = ReplyAsync(heard, activity, cancellation);
        await TypeWhileAsync(answer, activity, cancellation);
        return await SayAsync(turn, activity, await answer, cancellation);
    }

    /// <summary>Brings the answer to an edited message up to date, and deletes that to a deleted one.</summary>
    public async Task<TurnEnd> ChangedAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        if (activity is not { Id: { } message, Conversation.Id: { } conversation }
            || activity.Sender() is not { } person
            || answered.Find(conversation, message) is not { } answer)
        {
            return TurnEnd.Done;
        }

        var reference = activity.Reference();
        if (activity.Type == ActivityTypes.MessageDelete)
        {
            return End(await post.DeleteAsync(turn, reference, answer, cancellation));
        }

        var heard = people.Heard(turn, activity, person);
        var said = await ReplyAsync(heard, activity, cancellation);
        return End(await post.UpdateAsync(turn, reference, answer, said.Reply, heard.At, cancellation));
    }

    // With consent to read all messages of a channel, all of them come: only those that mention the bot are meant for it.
    private static bool IsForBot(Activity activity) =>
        activity.Scope() == ConversationScope.Personal || activity.MentionsBot() || activity.Value is not null;

    private async Task<DeskReply> ReplyAsync(Heard heard, Activity activity, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (activity.Value is { } value && string.IsNullOrWhiteSpace(activity.Text))
        {
            return seal.TryOpen(value.Text("t"), out var act)
                ? await desk.PressAsync(heard, act, value.Answers(), cancellation)
                : new(words.Reply("Act.NotHere"));
        }

        if (TeamsFiles.In(activity) is { } file)
        {
            return heard.Scope == ConversationScope.Personal
                ? await files.ReceiveAsync(heard, file, cancellation)
                : new(words.Reply("Upload.Personal"));
        }

        return activity.Words() switch
        {
            { Length: 0 } => new(await desk.WelcomeAsync(heard, cancellation)),
            { Length: > LongestText } => new(words.Reply("TooLong", LongestText)),
            var text => await desk.HearAsync(heard, text, cancellation),
        };
    }

    private async Task<TurnEnd> SayAsync(Turn turn, Activity activity, DeskReply said, CancellationToken cancellation)
    {
        var reference = activity.Reference();

        // A press that came as a message, on the card that it answers to.
        var delivery = said.File is { } file
            ? await consents.OfferAsync(turn, reference, said, file, turn.Event.ReceivedAt, cancellation)
            : said.Place == ReplyPlace.Card && activity.ReplyToId is { } card
            ? await post.UpdateAsync(turn, reference, card, said.Reply, turn.Event.ReceivedAt, cancellation)
            : await post.PostAsync(turn, reference, said.Reply, turn.Event.ReceivedAt, cancellation);
        if (delivery is Delivery.Sent { Id: { } id } && activity is { Id: { } message, Conversation.Id: { } conversation, Value: null })
        {
            answered.Add(conversation, message, id, turn.Event.ReceivedAt);
        }

        foreach (var notice in said.Notices)
        {
            _ = await post.WhisperAsync(turn, reference, notice.To, notice.Reply, turn.Event.ReceivedAt, cancellation);
        }

        return End(delivery);
    }

    private async Task TypeWhileAsync(Task answer, Activity activity, CancellationToken cancellation)
    {
        if (answer.IsCompleted)
        {
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (await Task.WhenAny(answer, Task.Delay(BeforeTyping, time, enough.Token)) != answer && activity.Scope() != ConversationScope.Channel)
        {
            await post.TypingAsync(activity.Reference(), cancellation);
        }

        await enough.CancelAsync();
    }

    private static TurnEnd End(Delivery delivery) => TurnEnd.Of(delivery);
}
