using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// The names of the program's own lists as they are written: what is stored must not follow the order, or the renaming,
/// of an enumeration.
/// </summary>
internal static class Codes
{
    private static readonly (Platform, string)[] Platforms = [(Platform.Teams, "teams"), (Platform.Slack, "slack")];

    private static readonly (ConversationScope, string)[] Scopes =
        [(ConversationScope.Personal, "personal"), (ConversationScope.Group, "group"), (ConversationScope.Channel, "channel")];

    private static readonly (PostingKind, string)[] Kinds = [(PostingKind.Scorecards, "scorecards"), (PostingKind.Wins, "wins")];

    private static readonly (InboundState, string)[] States =
    [
        (InboundState.Accepted, "a"), (InboundState.Sending, "s"), (InboundState.Done, "d"), (InboundState.Uncertain, "u"), (InboundState.Dead, "x"),
    ];

    private static readonly (PostKind, string)[] PostKinds =
    [
        (PostKind.ScorecardDraft, "draft"), (PostKind.Scorecard, "scorecard"), (PostKind.Win, "win"), (PostKind.WinDigest, "digest"),
        (PostKind.Recap, "recap"), (PostKind.Kudos, "kudos"), (PostKind.Notice, "notice"),
    ];

    private static readonly (OutboxState, string)[] OutboxStates =
    [
        (OutboxState.Ready, "r"), (OutboxState.Sending, "s"), (OutboxState.Sent, "d"), (OutboxState.Uncertain, "u"), (OutboxState.Dead, "x"), (OutboxState.Dropped, "n"),
    ];

    /// <summary>How a platform is written.</summary>
    public static string Of(Platform platform) => Code(Platforms, platform);

    /// <summary>How a scope is written.</summary>
    public static string Of(ConversationScope scope) => Code(Scopes, scope);

    /// <summary>How a kind of post is written.</summary>
    public static string Of(PostingKind kind) => Code(Kinds, kind);

    /// <summary>How a state is written.</summary>
    public static string Of(InboundState state) => Code(States, state);

    /// <summary>How it is written what is said.</summary>
    public static string Of(PostKind kind) => Code(PostKinds, kind);

    /// <summary>How it is written how far a row of the outbox is.</summary>
    public static string Of(OutboxState state) => Code(OutboxStates, state);

    /// <summary>The platform that was written.</summary>
    public static Platform ToPlatform(string code) => Value(Platforms, code);

    /// <summary>The scope that was written.</summary>
    public static ConversationScope ToScope(string code) => Value(Scopes, code);

    /// <summary>The kind of post that was written.</summary>
    public static PostingKind ToKind(string code) => Value(Kinds, code);

    /// <summary>The state that was written.</summary>
    public static InboundState ToState(string code) => Value(States, code);

    /// <summary>What was written to be said.</summary>
    public static PostKind ToPostKind(string code) => Value(PostKinds, code);

    /// <summary>How far a row of the outbox was written to be.</summary>
    public static OutboxState ToOutboxState(string code) => Value(OutboxStates, code);

    private static string Code<T>((T Value, string Code)[] list, T value)
        where T : struct, Enum
    {
        foreach (var (known, code) in list)
        {
            if (EqualityComparer<T>.Default.Equals(known, value))
            {
                return code;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "This cannot be stored.");
    }

    private static T Value<T>((T Value, string Code)[] list, string code)
    {
        foreach (var (value, known) in list)
        {
            if (known == code)
            {
                return value;
            }
        }

        throw new InvalidCastException($"The data holds the unknown word '{code}'.");
    }
}
