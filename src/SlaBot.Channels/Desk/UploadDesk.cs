using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Files wait here, in memory, for the yes of the person who sent them: a file that was looked over before a restart has
/// to be sent again, which is the safe side.
/// </summary>
/// <param name="uploads">Looks files over and stores them.</param>
internal sealed class UploadDesk(IUploads uploads)
{
    private const int MostWaiting = 20;
    private static readonly Duration Patience = Duration.FromMinutes(30);

    private readonly Waiting<Func<AuditActor, CancellationToken, Task<Reply>>> waiting = new(MostWaiting, static (sent, _, now) => now - sent.At > Patience);

    /// <summary>Looks a file over, and asks.</summary>
    public async Task<DeskReply> ReceiveAsync(Heard heard, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var finding = await uploads.CheckAsync(heard.Workspace, name, content, words.Language, cancellation);
        if (finding.Store is not { } store)
        {
            return new(finding.Reply);
        }

        var ticket = waiting.Add(heard, store);
        return new(finding.Reply with
        {
            Choices =
            [
                new(words.Say("Upload.Store"), words.Say("Upload.Store")) { Act = Acts.Store + ticket },
                new(words.Say("Upload.Drop"), words.Say("Upload.Drop")) { Act = Acts.Drop + ticket },
            ],
        });
    }

    /// <summary>Stores a waiting file, or drops it. Only the person who sent it can, and only with the right to.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, Member? member, string ticket, bool isStored, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (member is not { IsAdmin: true })
        {
            return new(new() { Language = words.Language, Headline = words.Say("Upload.AdminsOnly"), Choices = [SettingsDesk.Access(words)] }, ReplyPlace.Whisper);
        }

        var store = waiting.Take(ticket, sent => sent.Person == heard.Person && sent.Workspace == heard.Workspace);
        return store is null
            ? new(words.Reply("Upload.Over"), ReplyPlace.Card)
            : isStored
                ? new(await store(AuditActor.Of(heard.Person, heard.Name), cancellation), ReplyPlace.Card)
                : new(words.Reply("Upload.Dropped"), ReplyPlace.Card);
    }
}
