using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Http;
using SlaBot.Channels.Places;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Outbox;

/// <summary>One attempt to post a row: finds the place, has the post written, and sends it.</summary>
/// <param name="outbox">Knows the first posts.</param>
/// <param name="places">Where the bot takes part.</param>
/// <param name="platforms">How platforms are told something.</param>
/// <param name="writers">Write the posts.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of what failed, without any words of people.</param>
internal sealed partial class Attempt(
    IOutbox outbox, IConversationStore places, IReadOnlyList<IPlatformPosts> platforms, IReadOnlyList<IPostWriter> writers, TimeProvider time, ILogger log)
{
    private readonly FirstPost firsts = new(outbox);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Makes the attempt.</summary>
    /// <param name="row">A row that was taken.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How it ended: a passing refusal is told as it came, without regard to how many there were.</returns>
    public async Task<Attempted> MakeAsync(OutboxRow row, CancellationToken cancellation)
    {
        if (row.NotAfter < Now)
        {
            return Attempted.Never("its time is over");
        }

        if (row.Fence > PostPolicy.MostAttempts)
        {
            return Attempted.Never("it was cut short too often");
        }

        if (platforms.FirstOrDefault(one => one.Platform == row.Key.Target.Platform) is not { } platform)
        {
            return Attempted.Later($"{row.Key.Target.Platform} is not connected");
        }

        var (messageId, missing) = row.IsUpdate ? await firsts.FindAsync(row, cancellation) : (null, "");
        if (missing.Length > 0)
        {
            return Attempted.Needless(missing);
        }

        var (place, absent) = await PlaceAsync(row, platform, cancellation);
        return place is null ? absent : await SayAsync(row, platform, place, messageId, cancellation);
    }

    private async Task<(ChannelConversation? Place, Attempted Absent)> PlaceAsync(OutboxRow row, IPlatformPosts platform, CancellationToken cancellation)
    {
        var target = row.Key.Target;
        var place = target.IsPerson
            ? await platform.PrivateAsync(row.Workspace, new(target.Platform, target.Tenant, target.Id), cancellation)
            : await places.FindAsync(row.Workspace, target.Platform, target.Id, cancellation);
        return place switch
        {
            null when target.IsPerson => (null, Attempted.Later("there is no private conversation with the person")),
            null => (null, Attempted.Needless("the bot takes no part in the place")),
            { LeftAt: not null } => (null, Attempted.Needless("the bot has left the place")),
            _ when !row.IsUpdate && !target.IsPerson && PostPolicy.PostingOf(row.Key.Kind) is { } posting && !place.Posts.Contains(posting) =>
                (null, Attempted.Needless("such posts were switched off in the place")),
            _ when !await platform.SpeakAboutItAsync(place, cancellation) => (null, Attempted.Needless("the place speaks about another workspace")),
            _ => (place, Attempted.Needless("")),
        };
    }

    private async Task<Attempted> SayAsync(OutboxRow row, IPlatformPosts platform, ChannelConversation place, string? messageId, CancellationToken cancellation)
    {
        if (await WriteAsync(row, place, cancellation) is not { } reply)
        {
            return Attempted.Needless("there is nothing to say any more");
        }

        var delivery = await SendAsync(row, platform, place, messageId, reply, cancellation);
        if (delivery is Delivery.Gone)
        {
            await new PlaceBook(places, place.Platform).LeftAsync(place.Workspace, place.Id, Now, cancellation);
        }

        return Attempted.Of(delivery, messageId);
    }

    private async Task<Delivery> SendAsync(OutboxRow row, IPlatformPosts platform, ChannelConversation place, string? messageId, Reply reply, CancellationToken cancellation)
    {
        try
        {
            return await FirstByte.NotedAsync(
                () => outbox.BeginAsync(row, CancellationToken.None),
                () => messageId is null
                    ? platform.PostAsync(place, reply, PostPolicy.KeyOf(row), Now, cancellation)
                    : platform.UpdateAsync(place, messageId, reply, Now, cancellation));
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or StorageFailedException or ObjectDisposedException or OutOfMemoryException))
        {
            // Nobody can say how far it got.
            Failed(cause, row.Key.Kind, row.Workspace.Value);
            return new Delivery.Uncertain($"it failed: {cause.GetType().Name}");
        }
    }

    private async ValueTask<Reply?> WriteAsync(OutboxRow row, ChannelConversation place, CancellationToken cancellation)
    {
        foreach (var writer in writers.Where(writer => writer.Kinds.Contains(row.Key.Kind)))
        {
            if (await writer.WriteAsync(row, place.Language, place.Scope, cancellation) is { } reply)
            {
                return row is { IsRepeat: true, IsUpdate: false } ? Cautious(reply) : reply;
            }
        }

        return null;
    }

    private static Reply Cautious(Reply reply) =>
        reply with { Parts = [.. reply.Parts, new Part.Note(NoteKind.Caution, SetupWords.In(reply.Language).Say("Post.Repeated"))] };

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending a {Kind} of workspace {Workspace} failed")]
    private partial void Failed(Exception cause, PostKind kind, string workspace);
}
