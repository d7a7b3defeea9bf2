using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Channels;

namespace SlaBot.Channels.Desk;

/// <summary>The acts about what is posted by itself and when: what they hold was sealed with the card, so that it can be believed.</summary>
internal static class PostActs
{
    public const string Prefix = "posts:";
    public const string Keep = "posts:keep";
    private const string Back = "posts:back:";
    private const string Move = "posts:move:";
    private const string Unmove = "posts:unmove:";

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;

    /// <summary>Takes a change of what is posted in a place back.</summary>
    public static string BackTo(IEnumerable<PostingKind> before, IEnumerable<PostingKind> after, Instant at) =>
        $"{Back}{string.Join(',', before)}|{string.Join(',', after)}|{at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What <see cref="BackTo"/> says, or null where an act is another.</summary>
    public static (IReadOnlyList<PostingKind> Before, IReadOnlyList<PostingKind> After, Instant At)? BackIn(string act) =>
        PartsOf(Back, act) is [var before, var after, var at] ? (KindsOf(before), KindsOf(after), MomentOf(at)) : null;

    /// <summary>Moves a meeting, or calls it off.</summary>
    public static string MoveTo(LocalDateTime ruleAt, LocalDateTime at, LocalDateTime? to) =>
        $"{Move}{Local.Format(ruleAt)}|{Local.Format(at)}|{(to is { } time ? Local.Format(time) : "")}";

    /// <summary>What <see cref="MoveTo"/> says, or null where an act is another.</summary>
    public static (LocalDateTime RuleAt, LocalDateTime At, LocalDateTime? To)? MoveIn(string act) =>
        PartsOf(Move, act) is [var ruleAt, var at, var to] ? (TimeOf(ruleAt), TimeOf(at), to.Length == 0 ? null : TimeOf(to)) : null;

    /// <summary>Takes the move of a meeting back that was made at a moment.</summary>
    public static string UnmoveOf(LocalDateTime ruleAt, Instant at) => $"{Unmove}{Local.Format(ruleAt)}|{at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What <see cref="UnmoveOf"/> says, or null where an act is another.</summary>
    public static (LocalDateTime RuleAt, Instant At)? UnmoveIn(string act) => PartsOf(Unmove, act) is [var ruleAt, var at] ? (TimeOf(ruleAt), MomentOf(at)) : null;

    /// <summary>Whether an act takes back what was just done.</summary>
    public static bool IsUndo(string act) => act.StartsWith(Back, StringComparison.Ordinal) || act.StartsWith(Unmove, StringComparison.Ordinal);

    /// <summary>The kinds that are named, in their order.</summary>
    public static IReadOnlyList<PostingKind> KindsOf(string names) =>
        [.. Enum.GetValues<PostingKind>().Where(kind => names.Split(',').Contains(kind.ToString(), StringComparer.Ordinal))];

    private static string[]? PartsOf(string prefix, string act) => act.StartsWith(prefix, StringComparison.Ordinal) ? act[prefix.Length..].Split('|') : null;

    private static LocalDateTime TimeOf(string text) => Local.Parse(text).Value;

    private static Instant MomentOf(string text) => Instant.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
