using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;

namespace SlaBot.Channels.Agreements;

/// <summary>"Revoke the agreement links": an admin's word makes every link to the agreement page void that was handed out so far.</summary>
/// <param name="book">How often links were revoked.</param>
public sealed class AgreementLinkDesk(AgreementLinkBook book) : IPostDesk
{
    /// <summary>The act of the button that revokes.</summary>
    public const string Revoke = "page:revoke";

    private const int LongestCommand = 80;

    private static readonly string[] Verbs = ["revoke", "void", "invalidate", "disable", "cancel", "撤銷", "撤回", "作廢", "停用", "取消"];
    private static readonly string[] Nouns = ["agreement link", "sla link", "page link", "links to the agreement", "links of the agreement", "link to the agreement", "協議連結", "協議的連結", "協議頁面", "協議網頁"];

    /// <inheritdoc/>
    public string Prefix => "page:";

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) =>
        new(await RevokeAsync(heard, member, heard.Language, cancellation), ReplyPlace.Whisper);

    /// <inheritdoc/>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation) =>
        IsCommand(text) ? new DeskReply(await RevokeAsync(heard, member, answered.Reply.Language, cancellation)) : null;

    /// <summary>Whether a message is the command: it begins with the word for it, so that nothing that is told or asked about is taken for it.</summary>
    internal static bool IsCommand(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        if (words.StartsWith("please ", StringComparison.Ordinal))
        {
            words = words["please ".Length..];
        }

        words = words.StartsWith('請') ? words[1..] : words;
        return words.Length <= LongestCommand
            && !words.EndsWith('?') && !words.EndsWith('？')
            && Verbs.Any(verb => words.StartsWith(verb, StringComparison.Ordinal))
            && Nouns.Any(noun => words.Contains(noun, StringComparison.Ordinal));
    }

    private async Task<Reply> RevokeAsync(Heard heard, Member? member, string language, CancellationToken cancellation)
    {
        var voice = new Voice(language, default);
        if (member is not { IsAdmin: true })
        {
            return Said(voice, "Sheet.Links.NotAllowed");
        }

        _ = await book.RevokeAsync(heard.Workspace, AuditActor.Of(heard.Person, member.Name ?? heard.Name), heard.At, cancellation);
        return Said(voice, "Sheet.Links.Revoked");
    }

    private static Reply Said(Voice voice, string key) => new() { Language = voice.Language, Headline = voice.Say(key) };
}
