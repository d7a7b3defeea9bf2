using NodaTime;

namespace SlaBot.Conversation.Channels;

/// <summary>That a workspace or an organisation of Slack's installed SlaBot, and by which tokens it may speak there.</summary>
/// <param name="Enterprise">The organisation's id, or null outside of one.</param>
/// <param name="Team">The workspace's id, or null where the whole organisation installed it.</param>
public sealed record SlackInstallation(string? Enterprise, string? Team)
{
    /// <summary>Gets the id of the app that was installed.</summary>
    public required string App { get; init; }

    /// <summary>Gets the bot's user id there.</summary>
    public required string BotUser { get; init; }

    /// <summary>Gets the bot's id there, or null while it is not known.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets what people call the workspace or the organisation, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the bot was allowed to do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the user id of whoever installed it, or null.</summary>
    public string? Installer { get; init; }

    /// <summary>Gets the bot's token, sealed: nothing stores it in plain text.</summary>
    public required string SealedToken { get; init; }

    /// <summary>Gets the token by which the bot's token is renewed, sealed; null where it does not expire.</summary>
    public string? SealedRefresh { get; init; }

    /// <summary>Gets when the bot's token ends, or null where it does not.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Gets when it was installed, or installed anew.</summary>
    public Instant InstalledAt { get; init; }

    /// <summary>Gets when Slack said that the token is no good any more, or null while it is.</summary>
    public Instant? DiedAt { get; init; }

    /// <summary>Some installations in the order of organisation and workspace, those of none first.</summary>
    public static IReadOnlyList<SlackInstallation> InOrder(IEnumerable<SlackInstallation> installations) =>
    [
        .. installations.OrderBy(one => one.Enterprise, StringComparer.Ordinal).ThenBy(one => one.Team, StringComparer.Ordinal),
    ];

    /// <summary>Whether both say the same in every respect; <c>==</c> asks besides whether the lists are the same object.</summary>
    public bool IsSameAs(SlackInstallation? other) =>
        other is not null && this with { Scopes = other.Scopes } == other && Scopes.SequenceEqual(other.Scopes);

    /// <inheritdoc/>
    public override string ToString() => $"Slack installation {Enterprise ?? "-"}/{Team ?? "-"}"; // never a token, sealed or not
}
