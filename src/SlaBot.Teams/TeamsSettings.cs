using System.Text;

namespace SlaBot.Teams;

/// <summary>How SlaBot is connected to Teams, as the settings say; checked at the start, where anything missing, blank or contradictory stops it.</summary>
/// <param name="AppId">The Microsoft app id of the bot.</param>
/// <param name="HomeTenant">The tenant that the bot is registered in: its workspace is the local one.</param>
/// <param name="Tenants">The tenants whose people may speak, the home tenant among them.</param>
internal sealed record TeamsSettings(string AppId, string HomeTenant, IReadOnlySet<string> Tenants)
{
    /// <summary>Gets the secret of a single-tenant bot, or null where a managed identity or a certificate takes its place. It is never logged.</summary>
    public string? AppPassword { get; init; }

    /// <summary>Gets the path of a certificate (PFX or PEM with its key) that takes the secret's place, or null.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Gets whether a user-assigned managed identity gets the tokens.</summary>
    public bool IsManagedIdentity { get; init; }

    /// <summary>Gets where the keys of inbound tokens are told.</summary>
    public Uri OpenIdMetadataUrl { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Gets the issuer of inbound tokens.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>Gets where outbound tokens come from; null for the public cloud's address of the home tenant.</summary>
    public Uri? TokenUrl { get; init; }

    /// <summary>Gets what outbound tokens are for.</summary>
    public string TokenScope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Gets the exact hosts that may receive a token: a name for https on port 443, or host:port for loopback over http.</summary>
    public IReadOnlySet<string> ServiceHosts { get; init; } = DefaultServiceHosts;

    /// <summary>Gets the hosts of the public cloud.</summary>
    public static IReadOnlySet<string> DefaultServiceHosts { get; } = new HashSet<string>(StringComparer.Ordinal) { "smba.trafficmanager.net" };

    /// <summary>Gets whether requests without a token are taken: Development on loopback only; no token is ever sent then.</summary>
    public bool AllowUnauthenticated { get; init; }

    /// <summary>What is told of the settings in logs and exceptions: whose they are, never a secret.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"AppId = {AppId}, HomeTenant = {HomeTenant}");
        return true;
    }
}
