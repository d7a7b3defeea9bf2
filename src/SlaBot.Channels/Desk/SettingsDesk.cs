using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Desk;

/// <summary>What is posted in a conversation by itself, and in which language: shown to everybody, changed by admins.</summary>
/// <param name="places">Where it is kept.</param>
internal sealed class SettingsDesk(IConversationStore places)
{
    public const string FormId = "settings";
    private const string PostsField = "posts";
    private const string LanguageField = "language";

    /// <summary>Shows the settings of a conversation, as a form where the person may change them.</summary>
    public async Task<Reply> ShowAsync(Heard heard, Member? member, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var place = await places.FindAsync(heard.Workspace, heard.Platform, heard.Conversation, cancellation);
        return member is { IsAdmin: true }
            ? new Reply
            {
                Language = words.Language,
                Headline = words.Say("Settings.Headline"),
                Parts = [new Part.Text(words.Say($"Settings.Where.{heard.Scope}"))],
                Form = FormOf(words, place),
                Choices = [new(words.Say("Members.Button"), words.Say("Members.Command")) { Act = Acts.Members }],
            }
            : new Reply
            {
                Language = words.Language,
                Headline = words.Say("Settings.Headline"),
                Parts = [Standing(words, place), new Part.Text(words.Say("Settings.AdminsOnly"))],
                Choices = member is { MayChange: true } ? [] : [Access(words)],
            };
    }

    /// <summary>Stores the answers of the form.</summary>
    public async Task<DeskReply> StoreAsync(Heard heard, Member? member, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (member is not { IsAdmin: true })
        {
            return new(new() { Language = words.Language, Headline = words.Say("Settings.AdminsOnly"), Choices = [Access(words)] }, ReplyPlace.Whisper);
        }

        var posts = (answers.GetValueOrDefault(PostsField) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var language = answers.GetValueOrDefault(LanguageField) == "zh-Hant" ? "zh-Hant" : "en";
        var stored = await places.ChangeAsync(
            heard.Workspace,
            heard.Platform,
            heard.Conversation,
            place => place is null ? null : place with { Posts = [.. Enum.GetValues<PostingKind>().Where(kind => posts.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase))], Language = language },
            cancellation);
        var spoken = SetupWords.In(stored?.Language);
        return new(
            new()
            {
                Language = spoken.Language,
                Headline = spoken.Say(stored is null ? "Settings.Unknown" : "Settings.Stored"),
                Parts = [Standing(spoken, stored)],
                Choices = [new(spoken.Say("Settings.Button"), spoken.Say("Settings.Command")) { Act = Acts.Settings }],
            },
            ReplyPlace.Card);
    }

    /// <summary>The button that asks an admin for the right to change numbers.</summary>
    public static Choice Access(SetupWords words) => new(words.Say("Access.Button"), words.Say("Access.Command")) { Act = Acts.Access };

    private static Form FormOf(SetupWords words, ChannelConversation? place) => new(FormId, words.Say("Settings.Submit"),
    [
        new Field.Pick(
            PostsField,
            words.Say("Settings.Posts"),
            [.. Enum.GetValues<PostingKind>().Select(kind => new Option(kind.ToString(), words.Say($"Posting.{kind}")))],
            [.. (place?.Posts ?? []).Select(kind => kind.ToString())],
            IsMany: true),
        new Field.Pick(
            LanguageField, words.Say("Settings.Language"), [new("en", "English"), new("zh-Hant", "繁體中文")], [place?.Language ?? words.Language]),
    ]);

    private static Part.Figures Standing(SetupWords words, ChannelConversation? place) => new(
    [
        new(words.Say("Settings.Posts"), place?.Posts is { Count: > 0 } posts ? string.Join(words.Say("List"), posts.Select(kind => words.Say($"Posting.{kind}"))) : words.Say("Settings.Nothing")),
        new(words.Say("Settings.Language"), place?.Language == "zh-Hant" ? "繁體中文" : "English"),
    ]);
}
