using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Files wait here, in memory, for the yes of the person who sent them: a file that was looked over before a restart has
/// to be sent again, which is the safe side.
/// </summary>
/// <param name="uploads">Looks files over and stores them.</param>
/// <param name="propose">Begins a proposal of an agreement; null where none are made.</param>
internal sealed class UploadDesk(IUploads uploads, Func<Heard, Member?, Agreement, CancellationToken, Task<DeskReply>>? propose = null)
{
    private const int MostWaiting = 20;
    private static readonly Duration Patience = Duration.FromMinutes(30);

    private readonly Waiting<Sent> waiting = new(MostWaiting, static (sent, _, now) => now - sent.At > Patience);

    /// <summary>Looks a file over, and asks. Whoever is no admin can propose an agreement, and store nothing.</summary>
    public async Task<DeskReply> ReceiveAsync(Heard heard, bool isAdmin, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var finding = await uploads.CheckAsync(heard.Workspace, name, content, words.Language, cancellation);
        if (finding.Store is not { } store)
        {
            return new(finding.Reply);
        }

        var terms = propose is null ? null : finding.Terms;
        if (!isAdmin && terms is null)
        {
            return AdminsOnly(words);
        }

        var ticket = waiting.Add(heard, new(store, terms));
        return new(finding.Reply with
        {
            Parts = terms is null ? finding.Reply.Parts : [.. finding.Reply.Parts, new Part.Text(words.Say(isAdmin ? "Upload.Unsigned" : "Upload.ProposeOnly"))],
            Choices =
            [
                .. terms is null ? [] : new[] { new Choice(words.Say("Upload.Propose"), words.Say("Upload.Propose")) { Act = Acts.ProposeFile + ticket } },
                .. isAdmin ? [StoreOf(words.Say(terms is null ? "Upload.Store" : "Upload.StoreUnsigned"), ticket)] : Array.Empty<Choice>(),
                new(words.Say("Upload.Drop"), words.Say("Upload.Drop")) { Act = Acts.Drop + ticket },
            ],
        });
    }

    /// <summary>Begins a proposal of a waiting agreement. Only the person who sent it can, and only with the right to.</summary>
    public async Task<DeskReply> ProposeAsync(Heard heard, Member? member, string ticket, CancellationToken cancellation) =>
        waiting.Take(ticket, sent => sent.Person == heard.Person && sent.Workspace == heard.Workspace) is { Terms: { } terms } && propose is not null
            ? await propose(heard, member, terms, cancellation)
            : new(SetupWords.In(heard.Language).Reply("Upload.Over"), ReplyPlace.Card);

    /// <summary>Stores a waiting file, or drops it. Only the person who sent it can, and only with the right to.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, Member? member, string ticket, bool isStored, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (isStored && member is not { IsAdmin: true })
        {
            return AdminsOnly(words) with { Place = ReplyPlace.Whisper };
        }

        if (waiting.Take(ticket, from => from.Person == heard.Person && from.Workspace == heard.Workspace) is not { } sent)
        {
            return new(words.Reply("Upload.Over"), ReplyPlace.Card);
        }

        return !isStored ? new(words.Reply("Upload.Dropped"), ReplyPlace.Card)
            : await sent.Store(AuditActor.Of(heard.Person, heard.Name), cancellation) is { } stored ? new(stored, ReplyPlace.Card)
            : AdminsOnly(words) with { Place = ReplyPlace.Whisper };
    }

    /// <summary>Refuses a file that only an admin may store.</summary>
    public static DeskReply AdminsOnly(SetupWords words) => new(new() { Language = words.Language, Headline = words.Say("Upload.AdminsOnly"), Choices = [SettingsDesk.Access(words)] });

    private static Choice StoreOf(string label, string ticket) => new(label, label) { Act = Acts.Store + ticket };

    private sealed record Sent(Func<AuditActor, CancellationToken, Task<Reply?>> Store, Agreement? Terms);
}
