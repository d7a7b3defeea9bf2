using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Settings;

/// <summary>
/// When requests without a token may be taken: only in Development, only while nobody but this machine can reach the server,
/// and never by a bot that has an identity to lose.
/// </summary>
internal static class OpenMode
{
    private const string Remedy = "remove Teams__AllowUnauthenticated, which is for trying things out on this machine";

    /// <summary>Refuses whatever else.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="urls">Where the server listens.</param>
    /// <param name="identity">The first setting of an identity that is given, or null.</param>
    /// <exception cref="SettingsException">It may not; the sentence says why.</exception>
    public static void Check(IConfiguration configuration, string environment, IReadOnlyCollection<string> urls, string? identity)
    {
        if (identity is not null)
        {
            throw new SettingsException($"Teams__AllowUnauthenticated and {identity} contradict each other: keep one of them.");
        }

        if (!environment.Equals("Development", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException($"Teams__AllowUnauthenticated is for Development, and this is {environment}: {Remedy}.");
        }

        var addresses = urls.Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "")).ToList();
        if (addresses.Count == 0 || addresses.Find(address => !IsOnThisMachine(address)) is not null)
        {
            throw new SettingsException($"Teams__AllowUnauthenticated needs a server that only this machine reaches, such as --urls http://localhost:3978: change where it listens, or {Remedy}.");
        }
    }

    private static bool IsOnThisMachine(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsOnThisMachine();
}
