using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Outbound;

namespace SlaBot.Slack.Turns;

/// <summary>Sends what a turn has to say: marked as being sent before the first byte, and with an end that tells how it went.</summary>
/// <param name="slack">Sends.</param>
/// <param name="blocks">Makes messages of replies.</param>
/// <param name="places">Learns of places that the bot was removed from.</param>
/// <param name="stages">Knows the direct conversations.</param>
internal sealed class SlackPost(ISlack slack, ReplyBlocks blocks, PlaceBook places, Stages stages)
{
    /// <summary>Posts a reply, with the file that goes with it.</summary>
    public async Task<Delivery> PostAsync(Turn turn, Stage stage, DeskReply said, CancellationToken cancellation)
    {
        var posted = await PostAsync(turn, stage, said.Reply, cancellation);
        return posted is Delivery.Sent && said.File is { } file
            ? await NotedAsync(stage, await slack.UploadAsync(stage.Place, new(file.Name, file.Description, file.Content), cancellation), cancellation)
            : posted;
    }

    /// <summary>Posts a reply.</summary>
    public async Task<Delivery> PostAsync(Turn turn, Stage stage, Reply reply, CancellationToken cancellation)
    {
        var message = blocks.Message(reply, stage) with { Key = turn.Event.Key };
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(stage, await slack.PostAsync(stage.Place, message, cancellation), cancellation);
    }

    /// <summary>Puts a reply in the place of a message that the bot sent before.</summary>
    public async Task<Delivery> UpdateAsync(Turn turn, Stage stage, string ts, Reply reply, CancellationToken cancellation)
    {
        var message = blocks.Message(reply, stage);
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(stage, await slack.UpdateAsync(stage.Place, ts, message, cancellation), cancellation);
    }

    /// <summary>Shows a reply to the person alone.</summary>
    public async Task<Delivery> WhisperAsync(Turn turn, Stage stage, Reply reply, CancellationToken cancellation)
    {
        // In a direct conversation everything is for the person alone, and stays.
        if (stage.Scope == ConversationScope.Personal)
        {
            return await PostAsync(turn, stage, reply, cancellation);
        }

        var message = blocks.Message(reply, stage);
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(stage, await slack.WhisperAsync(stage.Place, stage.User.Id, message, cancellation), cancellation);
    }

    /// <summary>Answers by the address that came with a command or a press.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="stage">Where it was said.</param>
    /// <param name="address">The address.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="kind">To whom, and in whose place.</param>
    /// <param name="share">What was asked, where the person may show the answer to everybody; else null.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Delivery> RespondAsync(Turn turn, Stage stage, Uri address, Reply reply, ResponseKind kind, string? share, CancellationToken cancellation)
    {
        var message = blocks.Message(reply, stage, share);
        await turn.BeginSendingAsync(cancellation);
        return await slack.RespondAsync(address, message, kind, cancellation);
    }

    /// <summary>Tells others what an answer has for them. How that goes does not change how the turn ends.</summary>
    public async Task TellAsync(Turn turn, Stage near, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        foreach (var notice in notices)
        {
            _ = await TellAsync(turn, near, notice, cancellation);
        }
    }

    // In the person's direct conversation.
    private async Task<Delivery> TellAsync(Turn turn, Stage near, Notice notice, CancellationToken cancellation)
    {
        await turn.BeginSendingAsync(cancellation);
        return notice.To.Platform == Platform.Slack && await stages.DirectAsync(near.Bot, near.Team, notice.To.Id, cancellation) is { } channel
            ? await PostAsync(turn, near with { Channel = channel, ChannelType = "im", Thread = null }, notice.Reply, cancellation)
            : new Delivery.Refused("no direct conversation");
    }

    /// <summary>Opens a modal.</summary>
    public async Task<Delivery> OpenAsync(Turn turn, Stage stage, string trigger, Reply reply, string? messageTs, CancellationToken cancellation)
    {
        var view = blocks.Modal(reply, stage, messageTs);
        await turn.BeginSendingAsync(cancellation);
        return await slack.OpenViewAsync(stage.Bot.Id, trigger, view, cancellation);
    }

    /// <summary>Shows somebody's home tab.</summary>
    public async Task<Delivery> ShowHomeAsync(Turn turn, Stage stage, IReadOnlyList<Reply> replies, CancellationToken cancellation)
    {
        var view = blocks.Home(replies, stage);
        await turn.BeginSendingAsync(cancellation);
        return await slack.PublishHomeAsync(stage.Bot.Id, stage.User.Id, view, cancellation);
    }

    private async Task<Delivery> NotedAsync(Stage stage, Delivery delivery, CancellationToken cancellation)
    {
        if (delivery is Delivery.Gone)
        {
            await places.LeftAsync(stage.Workspace, stage.Channel, stage.At, cancellation);
        }

        return delivery;
    }
}
