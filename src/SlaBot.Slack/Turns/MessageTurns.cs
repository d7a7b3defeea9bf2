using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Outbound;

namespace SlaBot.Slack.Turns;

/// <summary>Answers messages: in a direct conversation where they stand, in a channel in the thread of the question.</summary>
internal sealed class MessageTurns(ChannelDesk desk, Stages stages, PlaceBook places, ISlack slack, SlackPost post)
{
    private const int LongestText = 4_000;
    private const int MegaByte = 1_000_000;

    /// <summary>Answers a message.</summary>
    public async Task<TurnEnd> HearAsync(Turn turn, Stage stage, SlackEvent said, CancellationToken cancellation)
    {
        var text = SlackText.Of(said.Text, stage.Bot.User);
        stage = stage with { ChannelType = said.ChannelType, Thread = said.ThreadTs ?? (said.IsDirect ? null : said.Ts) };
        if (stage.Scope != ConversationScope.Personal && !text.MentionsBot)
        {
            return TurnEnd.Done;
        }

        _ = await places.SeenAsync(stage, cancellation);
        var reply = await ReplyAsync(stage, text, said.Files, cancellation);
        var end = TurnEnd.Of(await post.PostAsync(turn, stage, reply, cancellation));
        await post.TellAsync(turn, stage, reply.Notices, cancellation);
        return end;
    }

    private async Task<DeskReply> ReplyAsync(Stage stage, SlackText text, IReadOnlyList<SlackFile> files, CancellationToken cancellation)
    {
        var words = SetupWords.In(stage.Language);
        DeskReply Say(string key, params object?[] blanks) => new(words.Reply(key, blanks));
        if (stage.User.IsOutsider)
        {
            return Say("Outsider");
        }

        var heard = stages.Heard(stage);
        return files.Count > 0 && stage.Scope != ConversationScope.Personal ? Say("Upload.Personal")
            : files.Count > 0 ? await ReceiveAsync(stage, heard, files[0], Say, cancellation)
            : text.Words.Length == 0 ? new(await desk.WelcomeAsync(heard, cancellation))
            : text.Words.Length > LongestText ? Say("TooLong", LongestText)
            : await desk.HearAsync(heard, text.Words, cancellation);
    }

    private async Task<DeskReply> ReceiveAsync(Stage stage, Heard heard, SlackFile file, Func<string, object?[], DeskReply> say, CancellationToken cancellation)
    {
        if (await desk.RefuseFileAsync(heard, cancellation) is { } refused)
        {
            return refused;
        }

        return file.Size > desk.LargestUpload ? say("Upload.TooLarge", [desk.LargestUpload / MegaByte])
            : file.Address is null || await slack.DownloadAsync(stage.Bot.Id, file.Address, desk.LargestUpload, cancellation) is not { } content ? say("Upload.NotFetched", [])
            : await desk.ReceiveAsync(heard, file.Name ?? "file", content, cancellation);
    }
}
