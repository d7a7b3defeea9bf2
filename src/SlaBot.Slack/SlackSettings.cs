using SlaBot.Slack.Settings;

namespace SlaBot.Slack;

/// <summary>How SlaBot is connected to Slack, as the settings say; checked at the start, where anything missing, blank or contradictory stops it.</summary>
/// <param name="Secrets">The secrets, read anew each time: one that is removed while the program runs stops at once.</param>
public sealed record SlackSettings(SlackSecrets Secrets)
{
    /// <summary>Gets the public address of Slack's Web API.</summary>
    public static Uri PublicApi { get; } = new("https://slack.com/api/");

    /// <summary>Gets whether Slack is reached over sockets that SlaBot opens: then there is no endpoint.</summary>
    public bool IsSocketMode { get; init; }

    /// <summary>Gets whether one workspace's token is set.</summary>
    public bool HasBotToken { get; init; }

    /// <summary>Gets the id of the workspace or organisation that shares the data of the command line, or null: then it is the one whose token is set.</summary>
    public string? HomeTeam { get; init; }

    /// <summary>Gets the id of the app, by which workspaces install it themselves, or null where they cannot.</summary>
    public string? ClientId { get; init; }

    /// <summary>Gets where the Web API is: Slack's, or for tests a host of this machine; it ends with a slash.</summary>
    public Uri ApiUrl { get; init; } = PublicApi;

    /// <summary>Gets where people reach SlaBot, ending with a slash; null where nothing has to be.</summary>
    public Uri? PublicUrl { get; init; }

    /// <inheritdoc/>
    public override string ToString() => IsSocketMode ? "Slack over Socket Mode" : ClientId is null ? "Slack, one workspace" : $"Slack app {ClientId}"; // never a secret
}
