using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;

namespace SlaBot.Channels.Agreements;

/// <summary>"Revoke the agreement links": an admin's word makes every link to the agreement page void that was handed out so far.</summary>
/// <param name="audited">Revokes them.</param>
public sealed class AgreementLinkDesk(AuditedChanges audited) : IPostDesk
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
        new(await RevokeAsync(heard, member?.Name, heard.Language, cancellation), ReplyPlace.Whisper);

    /// <inheritdoc/>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation) =>
        IsCommand(text) ? new DeskReply(await RevokeAsync(heard, member?.Name, answered.Reply.Language, cancellation)) : null;

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

    private async Task<Reply> RevokeAsync(Heard heard, string? name, string language, CancellationToken cancellation) => Said(
        new Voice(language, default),
        await audited.RevokeLinksAsAdminAsync(heard.Workspace, heard.At, AuditActor.Of(heard.Person, name ?? heard.Name), cancellation) ? "Sheet.Links.Revoked" : "Sheet.Links.NotAllowed");

    private static Reply Said(Voice voice, string key) => new() { Language = voice.Language, Headline = voice.Say(key) };
}
