using System.Collections.Frozen;

namespace SlaBot.Slack.Outbound;

/// <summary>What Slack's words for an error mean; each not named here is a refusal for good.</summary>
internal static class SlackErrors
{
    private static readonly FrozenSet<string> Passing = Of("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org", "request_timeout");
    private static readonly FrozenSet<string> Halfway = Of("internal_error", "fatal_error");
    private static readonly FrozenSet<string> Dead = Of("invalid_auth", "account_inactive", "token_revoked", "not_authed");
    private static readonly FrozenSet<string> Gone = Of(
        "channel_not_found", "not_in_channel", "is_archived", "team_not_found", "team_access_not_granted", "user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot");

    private static readonly FrozenSet<string> Blocks = Of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long");

    /// <summary>Nothing was done; it may be later.</summary>
    public static bool IsPassing(string? error) => error is not null && Passing.Contains(error);

    /// <summary>Something broke on the other side: "it's possible some aspect of the operation succeeded", says the platform's reference.</summary>
    public static bool IsHalfway(string? error) => error is not null && Halfway.Contains(error);

    /// <summary>The token is taken no more.</summary>
    public static bool IsDead(string? error) => error is not null && Dead.Contains(error);

    /// <summary>The token has grown old; the installation may have a newer one.</summary>
    public static bool IsOldToken(string? error) => error is "token_expired";

    /// <summary>The bot is not there, or nobody is.</summary>
    public static bool IsGone(string? error) => error is not null && Gone.Contains(error);

    /// <summary>The blocks are not taken; others may be.</summary>
    public static bool IsAboutBlocks(string? error) => error is not null && Blocks.Contains(error);

    /// <summary>The kinds of blocks are not taken: the next message's will not be either.</summary>
    public static bool IsAboutKindsOfBlocks(string? error) => error is "invalid_blocks" or "invalid_blocks_format";

    /// <summary>The message that is to be changed or deleted is not there.</summary>
    public static bool IsMissingMessage(string? error) => error is "message_not_found";

    /// <summary>The view is not the one any more that the hash tells.</summary>
    public static bool IsOtherView(string? error) => error is "hash_conflict";

    private static FrozenSet<string> Of(params string[] errors) => errors.ToFrozenSet(StringComparer.Ordinal);
}
