using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Wins;

/// <summary>
/// Answers what is pressed on posts about wins, and what is said about them: who is named, whether amounts are shown, praise.
/// The post that was pressed changes at once, its copies elsewhere by the outbox.
/// </summary>
/// <param name="posts">The posts.</param>
/// <param name="places">What is posted where.</param>
public sealed class WinDesk(WinPosts posts, IConversationStore places) : IPostDesk
{
    private const string NameField = "name";
    private const string PartyField = "party";
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private readonly KudosDesk kudos = new(posts, places);

    /// <inheritdoc/>
    public string Prefix => "win:";

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var (verb, subject) = Parted(act[Prefix.Length..]);
        var language = await LanguageAsync(heard, cancellation);
        var voice = await posts.VoiceAsync(heard.Workspace, language, cancellation);
        switch (verb)
        {
            case "name-yes" or "name-no":
                return await NameAsync(heard, voice, subject, verb == "name-yes", cancellation);
            case "kudos" or "kudos-not":
                return await kudos.DecideAsync(heard, await posts.VoiceAsync(heard.Workspace, heard.Language, cancellation), subject, verb == "kudos", cancellation);
            default:
                break;
        }

        if (await posts.FindAsync(heard.Workspace, subject, cancellation) is not { MovedTo: null, UndoneAt: null } post)
        {
            return Said(voice, "Win.Over", ReplyPlace.Whisper);
        }

        var here = new PostTarget(heard.Platform, heard.Tenant, heard.Conversation, IsPerson: false);
        here = post.Targets.FirstOrDefault(target => target.Platform == here.Platform && target.Id == here.Id) ?? here;
        return verb switch
        {
            "cheer" when await posts.IsOfAsync(heard.Workspace, post, heard.Person, NamesOf(heard, member), cancellation) => Said(voice, "Win.NotYours", ReplyPlace.Whisper),
            "cheer" => await ShownAsync(heard, await posts.CheerAsync(heard.Workspace, subject, heard.Person, here, cancellation), voice, cancellation),
            "undo" when !MayUndo(heard, member, post) => Said(voice, member is { MayChange: true } ? "Win.UndoLate" : "Win.MembersOnly", ReplyPlace.Whisper),
            "undo" => await ShownAsync(heard, await posts.UndoAsync(heard.Workspace, subject, here, cancellation), voice, cancellation),
            _ when member is not { MayChange: true } => Said(voice, "Win.MembersOnly", ReplyPlace.Whisper),
            "hide" or "show" => await ShownAsync(heard, await posts.HideAsync(heard.Workspace, subject, verb == "hide", here, cancellation), voice, cancellation),
            "add" when answers.Count == 0 => new(await FormAsync(heard, act, voice, cancellation)),
            "add" => await AddAsync(heard, subject, answers, voice, cancellation),
            _ => Said(voice, "Win.Over", ReplyPlace.Whisper),
        };
    }

    /// <inheritdoc/>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation)
    {
        // Most of what people say is about something else: it costs no look at the numbers.
        var (command, praise) = (WinCommands.Of(text), KudosWords.In(text));
        if (command == WinCommand.None && praise is null)
        {
            return null;
        }

        var voice = await posts.VoiceAsync(heard.Workspace, WinCommands.LanguageOf(text), cancellation);
        switch (command)
        {
            case WinCommand.NameMe or WinCommand.DoNotNameMe:
                var names = NamesOf(heard, member);
                if (names.Count == 0)
                {
                    return Said(voice, "Win.Name.Unknown", ReplyPlace.Post);
                }

                await posts.NameAsync(heard.Workspace, names, heard.Person, command == WinCommand.NameMe, cancellation);
                return Said(voice, command == WinCommand.NameMe ? "Win.Name.Named" : "Win.Name.Unnamed", ReplyPlace.Post);
            case WinCommand.HideAmounts or WinCommand.ShowAmounts when member is not { IsAdmin: true }:
                return Said(voice, "Win.Amounts.AdminsOnly", ReplyPlace.Whisper);
            case WinCommand.HideAmounts or WinCommand.ShowAmounts:
                await posts.HideAmountsAsync(heard.Workspace, heard.Platform, heard.Conversation, command == WinCommand.HideAmounts, cancellation);
                return Said(voice, command == WinCommand.HideAmounts ? "Win.Amounts.Hidden" : "Win.Amounts.Shown", ReplyPlace.Post);
            default:
                return await kudos.HearAsync(heard, praise!, voice, cancellation);
        }
    }

    // Those who answer for the numbers at any time; others who may change them, while it is fresh; of praise, whoever gave it.
    private static bool MayUndo(Heard heard, Member? member, WinPost post) =>
        member is { Decides: true }
        || (heard.At - Instant.Max(post.MadeAt, post.DueAt) <= Patience && (member is { MayChange: true } || post.Kudos?.From == heard.Person));

    private static IReadOnlyList<string> NamesOf(Heard heard, Member? member) =>
        [.. new[] { heard.Name, member?.Name, member?.Email }.OfType<string>().Where(name => !string.IsNullOrWhiteSpace(name)).DistinctBy(Consent.IdOf)];

    private async Task<DeskReply> ShownAsync(Heard heard, WinPost? post, Voice voice, CancellationToken cancellation) => post is null
        ? Said(voice, "Win.Over", ReplyPlace.Whisper)
        : new(await posts.SayAsync(heard.Workspace, post, heard.Platform, heard.Conversation, voice.Language, cancellation), ReplyPlace.Card);

    private async Task<DeskReply> NameAsync(Heard heard, Voice voice, string id, bool isNamed, CancellationToken cancellation)
    {
        if (await posts.ConsentAsync(heard.Workspace, id, cancellation) is not { } consent || consent.Person != heard.Person)
        {
            return Said(voice, "Win.Over", ReplyPlace.Whisper);
        }

        await posts.NameAsync(heard.Workspace, [consent.Name], heard.Person, isNamed, cancellation);
        return Said(voice, isNamed ? "Win.Name.Named" : "Win.Name.Unnamed", ReplyPlace.Card);
    }

    private async Task<Reply> FormAsync(Heard heard, string act, Voice voice, CancellationToken cancellation)
    {
        var parties = (await posts.ViewAsync(heard.Workspace, cancellation)).Agreement?.Parties ?? [];
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Win.Add.Headline"),
            Form = new(act, voice.Say("Win.Add.Submit"),
            [
                new Field.Text(NameField, voice.Say("Win.Add.Name"), Example: voice.Say("Win.Add.Example")),
                .. parties.Count > 0
                    ? new Field[] { new Field.Pick(PartyField, voice.Say("Win.Add.Party"), [.. parties.Select(party => new Option(party.Id.Value, voice.NameOf(party.Id)))], []) }
                    : [],
            ]),
        };
    }

    private async Task<DeskReply> AddAsync(Heard heard, string subject, IReadOnlyDictionary<string, string> answers, Voice voice, CancellationToken cancellation)
    {
        var name = answers.GetValueOrDefault(NameField)?.Trim() ?? "";
        if (name.Length == 0)
        {
            return Said(voice, "Win.Add.Empty", ReplyPlace.Whisper);
        }

        var parties = (await posts.ViewAsync(heard.Workspace, cancellation)).Agreement?.Parties ?? [];
        PartyId? party = parties.FirstOrDefault(one => one.Id.Value == answers.GetValueOrDefault(PartyField))?.Id;
        return Said(voice, await posts.AddAsync(heard.Workspace, subject, new(name, party), cancellation) is null ? "Win.Add.Full" : "Win.Add.Done", ReplyPlace.Card);
    }

    // What stays in a place for everybody is in the language of the place.
    private async Task<string> LanguageAsync(Heard heard, CancellationToken cancellation) =>
        (await places.FindAsync(heard.Workspace, heard.Platform, heard.Conversation, cancellation))?.Language ?? heard.Language;

    private static (string Verb, string Subject) Parted(string act) =>
        act.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (act[..colon], act[(colon + 1)..]) : (act, "");

    private static DeskReply Said(Voice voice, string key, ReplyPlace place) => new(new() { Language = voice.Language, Headline = voice.Say(key) }, place);
}
