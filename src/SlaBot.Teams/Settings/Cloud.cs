namespace SlaBot.Teams.Settings;

/// <summary>The addresses of one of Microsoft's clouds.</summary>
/// <param name="Name">What <c>Teams__Cloud</c> calls it.</param>
/// <param name="Metadata">Where the channel publishes its keys.</param>
/// <param name="Issuer">Who issues the channel's tokens, and whom the bot's own are for.</param>
/// <param name="Login">Where the bot gets its tokens; the tenant follows.</param>
/// <param name="Hosts">Where the Connector is; empty where it is not published and has to be set.</param>
internal sealed record Cloud(string Name, string Metadata, string Issuer, string Login, IReadOnlySet<string> Hosts)
{
    private const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    private const string PublicIssuer = "https://api.botframework.com", PublicLogin = "https://login.microsoftonline.com";

    /// <summary>
    /// Gets the clouds that are known. The government's community cloud signs in like everybody and has hosts of its own; the
    /// addresses of China are those of learn.microsoft.com, how-to-deploy-china-cloud, which names no host.
    /// </summary>
    public static IReadOnlyList<Cloud> All { get; } =
    [
        new("public", PublicMetadata, PublicIssuer, PublicLogin, TeamsSettings.DefaultServiceHosts),
        new("gcc", PublicMetadata, PublicIssuer, PublicLogin, Set("smba.infra.gcc.teams.microsoft.com", "smba.trafficmanager.net")),
        new("usgov", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://login.microsoftonline.us", Set("smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us")),
        new("china", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn", Set()),
    ];

    private static HashSet<string> Set(params string[] hosts) => new(hosts, StringComparer.Ordinal);
}
