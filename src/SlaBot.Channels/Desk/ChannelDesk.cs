using System.Collections.ObjectModel;
using SlaBot.Channels.Agreements;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Where whatever people say or press on a platform is taken to whoever answers it: the conversation about numbers, the
/// settings, the members, the uploads. It knows no platform's words, so that all of them behave alike. Rights are read at
/// the moment of each act.
/// </summary>
public sealed class ChannelDesk
{
    // A button brings none, whatever the platform sends along with its press.
    private static readonly ReadOnlyDictionary<string, string> NoAnswers = ReadOnlyDictionary<string, string>.Empty;

    private readonly IChannelConversation conversation;
    private readonly SharedPeople people;
    private readonly Sharing sharing;
    private readonly LinkDesk links;
    private readonly UnlinkDesk unlinks;
    private readonly SettingsDesk settings;
    private readonly MemberDesk roles;
    private readonly UploadDesk uploads;
    private readonly IExports exports;
    private readonly IReadOnlyList<IPostDesk> posts;
    private readonly Offers offers = new();

    /// <summary>Makes a desk.</summary>
    /// <param name="conversation">Answers questions.</param>
    /// <param name="places">The places in which the bot takes part.</param>
    /// <param name="members">Who may do what.</param>
    /// <param name="audited">Changes who may do what.</param>
    /// <param name="agreements">What was agreed.</param>
    /// <param name="uploads">Takes files.</param>
    /// <param name="exports">Makes files.</param>
    /// <param name="links">Which tenants speak about another workspace than their own.</param>
    /// <param name="areHomesShared">Whether the settings make the local workspace the home of two platforms, so that it is shared without a link.</param>
    /// <param name="posts">Who answers about what the bot posts unasked.</param>
    public ChannelDesk(
        IChannelConversation conversation,
        IConversationStore places,
        IMemberStore members,
        AuditedChanges audited,
        IAgreementStore agreements,
        IUploads uploads,
        IExports exports,
        ILinkStore links,
        bool areHomesShared = false,
        IReadOnlyList<IPostDesk>? posts = null)
    {
        this.conversation = conversation;
        sharing = new(links, areHomesShared);
        var rights = new Rights(audited);
        people = new(members, rights, sharing);
        settings = new(places);
        var proposals = posts?.OfType<ProposalDesk>().FirstOrDefault();
        roles = new(members, rights, agreements, proposals is null ? null : proposals.PartiesAsync);
        this.links = new(links, members, rights, agreements);
        unlinks = new(links, members, rights, roles, sharing);
        this.uploads = new(uploads, proposals is null ? null : proposals.DraftAsync);
        this.exports = exports;
        this.posts = posts ?? [];
        LargestUpload = uploads.LargestBytes;
    }

    /// <summary>Gets the largest file that is taken, in bytes.</summary>
    public int LargestUpload { get; }

    /// <summary>The first words in a conversation: who added the bot, what it is for, what to ask, and how to set it up.</summary>
    /// <param name="heard">Where; the person is the one who added it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Reply> WelcomeAsync(Heard heard, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var isFirst = await roles.TryBecomeFirstAdminAsync(heard, heard.Workspace, cancellation);
        var welcome = await conversation.WelcomeAsync(heard.Workspace, words.Language, cancellation);
        var setup = isFirst ? words.Say("Welcome.FirstAdmin")
            : await MemberAsync(heard, cancellation) is { IsAdmin: true } ? words.Say("Welcome.Admin")
            : null;
        IEnumerable<string?> said =
        [
            heard.Scope == ConversationScope.Personal ? null : words.Say("Welcome.AddedBy", heard.Name ?? words.Say("Somebody")),
            heard.Scope == ConversationScope.Personal ? null : words.Say("Welcome.Mention"),
            setup,
        ];
        return welcome with
        {
            Parts = [.. welcome.Parts, .. said.OfType<string>().Select(sentence => new Part.Text(sentence))],
            Choices = [.. welcome.Choices.Take(setup is null ? 6 : 4), .. setup is null ? [] : new[] { SettingsButton(words) }],
        };
    }

    /// <summary>Answers what somebody typed.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="text">The words, without the mention of the bot.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<DeskReply> HearAsync(Heard heard, string text, CancellationToken cancellation) => HearAsync(heard, text, null, cancellation);

    /// <summary>Answers a press on a card.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="act">What was pressed, as this installation sealed it.</param>
    /// <param name="answers">The answers of a form, by field.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DeskReply> PressAsync(Heard heard, SealedAct act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        if (act.Workspace != heard.Workspace || act.Platform != heard.Platform || act.Conversation != heard.Conversation)
        {
            return NotHere(heard);
        }

        var member = await MemberAsync(heard, cancellation);
        return act.Kind switch
        {
            ActKind.Say => await HearAsync(heard, act.Words, act, cancellation),
            ActKind.Form when act.Words == SettingsDesk.FormId => await settings.StoreAsync(heard, member, answers, cancellation),
            ActKind.Form when act.Words == MemberDesk.FormId => await roles.StoreAsync(heard, member, answers, cancellation),
            ActKind.Form or ActKind.Do when posts.FirstOrDefault(desk => act.Words.StartsWith(desk.Prefix, StringComparison.Ordinal)) is { } post =>
                Noted(heard, await post.PressAsync(heard, member, act.Words, act.Kind == ActKind.Form ? answers : NoAnswers, cancellation)),
            ActKind.Do => await DoAsync(heard, member, act.Words, cancellation),
            _ => NotHere(heard),
        };
    }

    /// <summary>What a page of somebody's own shows: today's standing, and what is sent there, as settings.</summary>
    /// <param name="heard">Whose: the person's private conversation.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Reply>> HomeAsync(Heard heard, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var member = await MemberAsync(heard, cancellation);

        // Asked in a thread of its own: it is no part of any conversation.
        var standing = await conversation.AnswerAsync(
            new(heard.Workspace, $"{heard.Thread}/home", heard.Person, MayChange: false, words.Say("Home.Question"), heard.At) { Zone = heard.Zone }, cancellation);
        return [standing.Reply, await WithNoteAsync(heard, await settings.ShowAsync(heard, member, cancellation), cancellation)];
    }

    /// <summary>Whether somebody may send files, to be stored or proposed; where not, what to answer.</summary>
    public async Task<DeskReply?> RefuseFileAsync(Heard heard, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        return await MemberAsync(heard, cancellation) is { Decides: true } ? null : UploadDesk.AdminsOnly(words);
    }

    /// <summary>Answers a file.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DeskReply> ReceiveAsync(Heard heard, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        await RefuseFileAsync(heard, cancellation) ?? await uploads.ReceiveAsync(heard, await MemberAsync(heard, cancellation) is { IsAdmin: true }, name, content, cancellation);

    private async Task<DeskReply> HearAsync(Heard heard, string text, SealedAct? pressed, CancellationToken cancellation)
    {
        var member = await MemberAsync(heard, cancellation);
        switch (pressed is null ? SetupCommands.Of(text) : SetupCommand.None)
        {
            case SetupCommand.Settings:
                return new(await WithNoteAsync(heard, await settings.ShowAsync(heard, member, cancellation), cancellation));
            case SetupCommand.Members:
                return new(await WithNoteAsync(heard, await roles.ShowAsync(heard, member, cancellation), cancellation));
            case SetupCommand.Link:
                return await links.HearAsync(heard, member, text, cancellation);
            case SetupCommand.Unlink:
                return await unlinks.AskAsync(heard, member, cancellation);
            case SetupCommand.AgreementFile:
                return await FileAsync(heard, cancellation);
            case SetupCommand.Access:
                return await roles.AskAsync(heard, cancellation) with { Place = ReplyPlace.Post };
            default:
                break;
        }

        if (pressed is not null)
        {
            return await AnswerAsync(heard, member, text, pressed, cancellation);
        }

        var (taken, again) = await TakenAsync(heard, member, text, cancellation);
        var said = taken ?? await OfferedAsync(heard, member, text, cancellation) ?? await AnswerAsync(heard, member, text, null, cancellation);
        return again is null ? said : said with { Reply = said.Reply with { Parts = [.. said.Reply.Parts, new Part.Text(again)] } };
    }

    // What somebody asked for in words comes before all other readings of them.
    private async Task<(DeskReply? Said, string? Again)> TakenAsync(Heard heard, Member? member, string text, CancellationToken cancellation)
    {
        string? again = null;
        foreach (var post in posts)
        {
            if (await post.TakeAsync(heard, member, text, cancellation) is not { } taken)
            {
                continue;
            }

            if (taken.Reply is { } said)
            {
                // The message has answered; what could be pressed before it is over.
                _ = offers.Take(heard);
                return (Noted(heard, said), null);
            }

            again ??= taken.Again;
        }

        return (null, again);
    }

    private async Task<DeskReply> AnswerAsync(Heard heard, Member? member, string text, SealedAct? pressed, CancellationToken cancellation)
    {
        var mayChange = member is { MayChange: true };
        var answered = await conversation.AnswerAsync(
            new(heard.Workspace, heard.Thread, heard.Person, mayChange, text, heard.At) { Zone = heard.Zone, AnswersQuestionOf = pressed?.AskedAt, Owns = member is { MayLogAll: false } ? member.Owns : null },
            cancellation);
        foreach (var post in posts)
        {
            if (await post.HearAsync(heard, member, text, answered, cancellation) is { } said)
            {
                return Noted(heard, said);
            }
        }

        var (reading, reply) = (answered.Reading, answered.Reply);
        if (reading.Intent is Intent.Subscribe or Intent.Unsubscribe && reading.Confidence >= Conversation.Conversation.Sure)
        {
            return new(await settings.ShowAsync(heard with { Language = reading.Language }, member, cancellation));
        }

        if (!mayChange && reading.Intent == Intent.LogValue && reading.Confidence >= Conversation.Conversation.Sure)
        {
            reply = reply with { Choices = [SettingsDesk.Access(SetupWords.In(reading.Language)), .. reply.Choices.Take(5)] };
        }

        if (heard.Scope == ConversationScope.Personal && reading.Intent == Intent.Agreement && reading.Confidence >= Conversation.Conversation.Sure)
        {
            var words = SetupWords.In(reading.Language);
            reply = reply with { Choices = [.. reply.Choices.Take(5), new(words.Say("File.Button"), words.Say("File.Button")) { Act = Acts.AgreementFile }] };
        }

        return new(reply, pressed is not null && reading.Assent != Assent.None ? answered.IsOutdated ? ReplyPlace.Whisper : ReplyPlace.Card : ReplyPlace.Post);
    }

    // A typed yes, no or undo does what its button does. It is read in a thread of its own, where it can answer nothing else.
    private async Task<DeskReply?> OfferedAsync(Heard heard, Member? member, string text, CancellationToken cancellation)
    {
        if (offers.Take(heard) is not { } offer)
        {
            return null;
        }

        var read = await conversation.AnswerAsync(new(heard.Workspace, $"{heard.Thread}/offer", heard.Person, MayChange: false, text, heard.At) { Zone = heard.Zone }, cancellation);
        return offer.Of(read.Reading.Assent) is { } act && posts.FirstOrDefault(desk => act.StartsWith(desk.Prefix, StringComparison.Ordinal)) is { } post
            ? Noted(heard, await post.PressAsync(heard, member, act, NoAnswers, cancellation) with { Place = ReplyPlace.Post })
            : null;
    }

    private DeskReply Noted(Heard heard, DeskReply said)
    {
        offers.Note(heard, said.Reply);
        return said;
    }

    private async Task<DeskReply> DoAsync(Heard heard, Member? member, string act, CancellationToken cancellation) => act switch
    {
        Acts.Settings => new(await WithNoteAsync(heard, await settings.ShowAsync(heard, member, cancellation), cancellation)),
        Acts.Members => new(await WithNoteAsync(heard, await roles.ShowAsync(heard, member, cancellation), cancellation)),
        Acts.Unlink => await unlinks.DecideAsync(heard, member, isEnded: true, cancellation),
        Acts.StayLinked => await unlinks.DecideAsync(heard, member, isEnded: false, cancellation),
        _ when After(Acts.Link, act) is { } ticket => await links.DecideAsync(heard, ticket, isJoined: true, cancellation),
        _ when After(Acts.LeaveLink, act) is { } ticket => await links.DecideAsync(heard, ticket, isJoined: false, cancellation),
        Acts.Access => await roles.AskAsync(heard, cancellation),
        Acts.AgreementFile => await FileAsync(heard, cancellation),
        _ when After(Acts.Allow, act) is { } asker => await roles.DecideAsync(heard, member, asker, isAllowed: true, cancellation),
        _ when After(Acts.Deny, act) is { } asker => await roles.DecideAsync(heard, member, asker, isAllowed: false, cancellation),
        _ when After(Acts.Store, act) is { } ticket => await uploads.DecideAsync(heard, member, ticket, isStored: true, cancellation),
        _ when After(Acts.ProposeFile, act) is { } ticket => await uploads.ProposeAsync(heard, member, ticket, cancellation),
        _ when After(Acts.Drop, act) is { } ticket => await uploads.DecideAsync(heard, member, ticket, isStored: false, cancellation),
        _ => NotHere(heard),
    };

    // What a person may read in the chat, the person may have as a file.
    private async Task<DeskReply> FileAsync(Heard heard, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        return heard.Scope != ConversationScope.Personal ? new(words.Reply("File.Personal"), ReplyPlace.Whisper)
            : await exports.AgreementAsync(heard.Workspace, words.Language, cancellation) is not { } file ? new(words.Reply("File.None"))
            : new DeskReply(words.Reply("File.Here", file.Name)) { File = file with { Act = Acts.AgreementFile } };
    }

    // A guest changes nothing, whatever an admin gave by mistake.
    private async ValueTask<Member?> MemberAsync(Heard heard, CancellationToken cancellation) =>
        await people.MemberAsync(heard, cancellation) is { } member && !(member.MayChange && await heard.IsGuestAsync(cancellation)) ? member : null;

    // That two platforms share it is part of what is set up.
    private async Task<Reply> WithNoteAsync(Heard heard, Reply reply, CancellationToken cancellation) =>
        await sharing.NoteAsync(heard, SetupWords.In(heard.Language), cancellation) is { } note ? reply with { Parts = [.. reply.Parts, new Part.Text(note)] } : reply;

    private static string? After(string prefix, string act) => act.StartsWith(prefix, StringComparison.Ordinal) ? act[prefix.Length..] : null;

    private static Choice SettingsButton(SetupWords words) => new(words.Say("Settings.Button"), words.Say("Settings.Command")) { Act = Acts.Settings };

    private static DeskReply NotHere(Heard heard)
    {
        var words = SetupWords.In(heard.Language);
        return new(words.Reply("Act.NotHere"), ReplyPlace.Whisper);
    }
}
