using System.Security.Cryptography;
using NodaTime;
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

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Heard Heard, Func<CancellationToken, Task<Reply>> Store)> waiting = [];

    /// <summary>Looks a file over, and asks.</summary>
    public async Task<DeskReply> ReceiveAsync(Heard heard, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var finding = await uploads.CheckAsync(heard.Workspace, name, content, words.Language, cancellation);
        if (finding.Store is not { } store)
        {
            return new(finding.Reply);
        }

        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            foreach (var old in waiting.Where(entry => heard.At - entry.Value.Heard.At > Patience).Select(entry => entry.Key)
                .Concat(waiting.OrderBy(entry => entry.Value.Heard.At).Take(Math.Max(0, waiting.Count - MostWaiting)).Select(entry => entry.Key))
                .Distinct()
                .ToList())
            {
                _ = waiting.Remove(old);
            }

            waiting[ticket] = (heard, store);
        }

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

        Func<CancellationToken, Task<Reply>>? store = null;
        lock (gate)
        {
            if (waiting.TryGetValue(ticket, out var sent) && sent.Heard.Person == heard.Person && sent.Heard.Workspace == heard.Workspace)
            {
                store = sent.Store;
                _ = waiting.Remove(ticket);
            }
        }

        return store is null
            ? new(new() { Language = words.Language, Headline = words.Say("Upload.Over") }, ReplyPlace.Card)
            : isStored
                ? new(await store(cancellation), ReplyPlace.Card)
                : new(new() { Language = words.Language, Headline = words.Say("Upload.Dropped") }, ReplyPlace.Card);
    }
}
