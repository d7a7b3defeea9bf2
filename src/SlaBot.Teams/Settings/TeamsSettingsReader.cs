using System.Globalization;
using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Settings;

/// <summary>Reads how SlaBot is connected to Teams. A start with settings that are missing, blank, unusable or contradictory fails with one sentence.</summary>
public static class TeamsSettingsReader
{
    /// <summary>What is to be said, loudly, when a bot starts that takes requests without a token.</summary>
    public const string OpenWarning = "Teams requests are taken WITHOUT AUTHENTICATION: whoever reaches this port can speak as anybody. This is for trying things out on this machine only; remove Teams__AllowUnauthenticated for anything else.";

    private static readonly string[] AppSettings =
    [
        "MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppTenantId", "MicrosoftAppPassword", "MicrosoftAppPasswordFile", "MicrosoftAppCertificatePath",
    ];

    private static readonly string[] TeamsNames = ["Cloud", "OpenIdMetadataUrl", "Issuer", "TokenUrl", "TokenScope", "AllowUnauthenticated"];

    private static readonly string[] TeamsLists = ["ServiceHosts", "Tenants"];

    /// <summary>Reads the settings <c>MicrosoftApp…</c> and <c>Teams__…</c>.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="environment">The environment's name, such as <c>Production</c>.</param>
    /// <param name="urls">Where the server listens; only looked at where requests without a token are wanted.</param>
    /// <returns>The settings, or null where there are none of Teams: then there is no endpoint.</returns>
    /// <exception cref="SettingsException">They cannot be used; the sentence names the setting.</exception>
    public static TeamsSettings? Read(IConfiguration configuration, string environment, IReadOnlyCollection<string> urls)
    {
        var given = AppSettings.Concat(TeamsNames.Select(name => $"Teams:{name}")).Concat(TeamsLists.SelectMany(list => Entries(configuration, list)))
            .Where(key => configuration[key] is not null).ToList();
        if (given.Find(key => string.IsNullOrWhiteSpace(configuration[key])) is { } blank)
        {
            throw new SettingsException($"{Shown(blank)} is blank: give it a value, or remove it.");
        }

        var cloud = CloudOf(configuration["Teams:Cloud"]);
        if (IsOpen(configuration["Teams:AllowUnauthenticated"]))
        {
            OpenMode.Check(configuration, environment, urls, AppSettings.Where(given.Contains).FirstOrDefault());
            return new("", "", new HashSet<string>()) { AllowUnauthenticated = true, ServiceHosts = HostsOf(configuration, cloud) };
        }

        given.Remove("Teams:AllowUnauthenticated");
        return given.Count == 0 ? null : BotOf(configuration, cloud, given[0]);
    }

    private static TeamsSettings BotOf(IConfiguration configuration, Cloud cloud, string first)
    {
        var app = AppIdOf(configuration["MicrosoftAppId"], first);
        var home = TenantOf(configuration["MicrosoftAppTenantId"], "MicrosoftAppTenantId");
        var credential = Credential.Of(configuration);
        return new(app, home, TenantsOf(configuration, home))
        {
            IsManagedIdentity = credential.IsManagedIdentity,
            AppPassword = credential.Password,
            CertificatePath = credential.CertificatePath,
            OpenIdMetadataUrl = AddressOf(configuration["Teams:OpenIdMetadataUrl"], "Teams__OpenIdMetadataUrl") ?? new(cloud.Metadata),
            Issuer = WordOf(configuration["Teams:Issuer"], "Teams__Issuer") ?? cloud.Issuer,
            TokenUrl = AddressOf(configuration["Teams:TokenUrl"], "Teams__TokenUrl") ?? new($"{cloud.Login}/{home}/oauth2/v2.0/token"),
            TokenScope = WordOf(configuration["Teams:TokenScope"], "Teams__TokenScope") ?? $"{cloud.Issuer}/.default",
            ServiceHosts = HostsOf(configuration, cloud),
        };
    }

    private static bool IsOpen(string? text) => text is not null && (bool.TryParse(text, out var open) ? open
        : throw new SettingsException("Teams__AllowUnauthenticated is true or false."));

    private static Cloud CloudOf(string? name) => name is null ? Cloud.All[0]
        : Cloud.All.FirstOrDefault(cloud => cloud.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException($"Teams__Cloud is one of {string.Join(", ", Cloud.All.Select(cloud => cloud.Name))}.");

    private static string AppIdOf(string? text, string first)
    {
        if (text is null)
        {
            throw new SettingsException($"MicrosoftAppId is missing: give the app id of the Azure Bot, or remove {Shown(first)} and the other Teams settings.");
        }

        return Guid.TryParseExact(text.Trim(), "D", out var id) && id != Guid.Empty
            ? id.ToString("D")
            : throw new SettingsException("MicrosoftAppId is not an app id: it looks like 00001111-aaaa-2222-bbbb-3333cccc4444 and is on the Configuration page of the Azure Bot.");
    }

    /// <summary>A tenant is told by its id, as activities tell it: a domain would never match, and <c>common</c> means no tenant.</summary>
    private static string TenantOf(string? text, string setting)
    {
        var tenant = text?.Trim() ?? throw new SettingsException($"{setting} is missing: give the id of the tenant that the bot is registered in.");
        return !tenant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') || tenant.ToLowerInvariant() is "common" or "organizations" or "consumers"
            ? throw new SettingsException($"{setting} is not the id of a tenant: it looks like 00001111-aaaa-2222-bbbb-3333cccc4444 and is on the Overview page of Microsoft Entra ID.")
            : tenant.ToLowerInvariant();
    }

    private static HashSet<string> TenantsOf(IConfiguration configuration, string home) =>
        new(Entries(configuration, "Tenants").Select(key => TenantOf(configuration[key], Shown(key))).Append(home), StringComparer.OrdinalIgnoreCase);

    private static IReadOnlySet<string> HostsOf(IConfiguration configuration, Cloud cloud)
    {
        var hosts = Entries(configuration, "ServiceHosts").Select(key => ServiceHost.Of(configuration[key]!, Shown(key))).ToHashSet(StringComparer.Ordinal);
        return hosts.Count > 0 ? hosts
            : cloud.Hosts.Count > 0 ? cloud.Hosts
            : throw new SettingsException($"Teams__ServiceHosts__0 is missing: Microsoft publishes no host for the cloud {cloud.Name}, so name the one in the service addresses of your tenant.");
    }

    private static Uri? AddressOf(string? text, string setting) => text is null ? null
        : !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0
            ? throw new SettingsException($"{setting} is not a plain web address: write it as https://login.example/path.")
            : address.IsSafe() ? address : throw new SettingsException($"{setting} has to begin with https://; http:// is for a service on this machine.");

    private static string? WordOf(string? text, string setting) =>
        text?.Trim() is { } word && word.Any(char.IsWhiteSpace) ? throw new SettingsException($"{setting} is one word without blanks.") : text?.Trim();

    /// <summary>The keys of a list. A value in the place of the list (<c>Teams__Tenants=…</c>) is a key too, and refused by what reads it being looked for under a number.</summary>
    private static IEnumerable<string> Entries(IConfiguration configuration, string list) => configuration[$"Teams:{list}"] is null
        ? configuration.GetSection($"Teams:{list}").GetChildren().Select(entry => entry.Path)
        : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"Teams__{list} is a list: write Teams__{list}__0 for the first, Teams__{list}__1 for the second."));

    private static string Shown(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
