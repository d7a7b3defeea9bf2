using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SlaBot.Channels.Retrying;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;

namespace SlaBot.Channels.Outbox;

/// <summary>How hard it is tried to post something.</summary>
public static class PostPolicy
{
    /// <summary>How many attempts a row gets that surely has not arrived; then it is dead, and an admin can have it sent again.</summary>
    public const int MostTries = 12;

    /// <summary>How many attempts a row gets, those among them that the process did not survive: it may be what ends the process.</summary>
    public const int MostAttempts = 1_000;

    /// <summary>Gets for how long an attempt is believed to be alive.</summary>
    public static Duration Lease { get; } = Duration.FromMinutes(2);

    /// <summary>Gets how long an attempt may take: it is over before its lease is.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets how the waits between attempts grow; within an attempt the platform's client tries again by itself.</summary>
    public static RetryLimits Waits { get; } = new() { Tries = MostTries, FirstWait = TimeSpan.FromSeconds(10), LongestWait = TimeSpan.FromHours(1) };

    /// <summary>
    /// Whether a post that may have arrived is sent once more, saying so. Whoever prepares a meeting needs the scorecard; a win
    /// that is cheered for twice is worth less than one that was missed.
    /// </summary>
    public static bool Repeats(PostKind kind) => kind is PostKind.Scorecard or PostKind.ScorecardDraft;

    /// <summary>What has to be switched on in a place for a post of a kind to be sent there; null where somebody asked for the post itself.</summary>
    public static PostingKind? PostingOf(PostKind kind) => kind switch
    {
        PostKind.Scorecard => PostingKind.Scorecards,
        PostKind.Win or PostKind.WinDigest or PostKind.Recap => PostingKind.Wins,
        _ => null,
    };

    /// <summary>What tells a post from every other on the platform, and nothing of what it is about.</summary>
    public static string KeyOf(OutboxRow row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Workspace}\u001f{row.Key}")))[..32];
}
