using NodaTime;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Installs;

/// <summary>Where SlaBot is installed on Slack, and by which token it speaks there.</summary>
internal interface IInstallations : ISlackTokens
{
    /// <summary>The installation that serves a workspace: its own, then its organisation's, then the one whose token the settings hold. One that Slack ended is none.</summary>
    /// <param name="enterprise">The organisation that an event tells, or null.</param>
    /// <param name="team">The workspace that an event tells, or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<InstalledBot?> FindAsync(string? enterprise, string? team, CancellationToken cancellation);

    /// <summary>All installations that Slack did not end.</summary>
    ValueTask<IReadOnlyList<InstalledBot>> AllAsync(CancellationToken cancellation);

    /// <summary>Forgets an installation and its tokens, because the app was removed there; one that was made after that stays.</summary>
    /// <param name="enterprise">The organisation that the event tells, or null.</param>
    /// <param name="team">The workspace that the event tells, or null.</param>
    /// <param name="at">When it was removed, to the second.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task ForgetAsync(string? enterprise, string? team, Instant at, CancellationToken cancellation);
}

/// <summary>The bot as it is installed somewhere.</summary>
/// <param name="Id">Where.</param>
/// <param name="User">Its user id there: what people mention.</param>
internal sealed record InstalledBot(InstallationId Id, string User)
{
    /// <summary>Gets its bot id there, or null while it is not known.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets the id of the app, or null while it is not known.</summary>
    public string? App { get; init; }

    /// <summary>Gets what people call the workspace or the organisation, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the user id of whoever installed it, or null.</summary>
    public string? Installer { get; init; }

    /// <summary>Gets whether its token is in the settings.</summary>
    public bool IsConfigured { get; init; }
}
