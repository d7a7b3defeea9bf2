using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Settings;

/// <summary>By what the bot proves itself when it asks for a token.</summary>
/// <param name="IsManagedIdentity">Whether the machine vouches for it.</param>
/// <param name="Password">A secret, or null.</param>
/// <param name="CertificatePath">A certificate with its key, or null.</param>
internal sealed record Credential(bool IsManagedIdentity, string? Password, string? CertificatePath)
{
    private const int LongestPassword = 4_096;

    private static readonly string[] Secrets = ["MicrosoftAppPassword", "MicrosoftAppPasswordFile", "MicrosoftAppCertificatePath"];

    /// <summary>Reads it.</summary>
    /// <exception cref="SettingsException">There is none, there are two, or it does not go with the type.</exception>
    public static Credential Of(IConfiguration configuration)
    {
        var given = Array.FindAll(Secrets, name => configuration[name] is not null);
        return configuration["MicrosoftAppType"]?.Trim().ToUpperInvariant() switch
        {
            "USERASSIGNEDMSI" when given.Length > 0 => throw new SettingsException($"{given[0]} contradicts MicrosoftAppType UserAssignedMSI: a managed identity has no secret, so remove it."),
            "USERASSIGNEDMSI" => new(true, null, null),
            "MULTITENANT" => throw new SettingsException("MicrosoftAppType MultiTenant is not supported: Microsoft ended it for new bots in July 2025, so register a SingleTenant bot or a UserAssignedMSI one."),
            "SINGLETENANT" or null when given.Length > 1 => throw new SettingsException($"{given[0]} and {given[1]} are both set: keep one of them."),
            "SINGLETENANT" when given.Length == 0 => throw new SettingsException("MicrosoftAppPassword is missing: give the client secret of the app, or its certificate as MicrosoftAppCertificatePath."),
            null when given.Length == 0 => throw new SettingsException("MicrosoftAppType is missing: it is SingleTenant, which needs MicrosoftAppPassword, or UserAssignedMSI."),
            "SINGLETENANT" or null => Given(given[0], configuration[given[0]]!),
            _ => throw new SettingsException("MicrosoftAppType is SingleTenant or UserAssignedMSI."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => IsManagedIdentity ? "managed identity" : CertificatePath is null ? "secret" : "certificate"; // never the secret

    private static Credential Given(string setting, string value) => setting switch
    {
        "MicrosoftAppPassword" => new(false, value.Trim(), null),
        "MicrosoftAppPasswordFile" => new(false, PasswordIn(value.Trim()), null),
        _ => File.Exists(value.Trim()) ? new(false, null, value.Trim()) : throw new SettingsException("MicrosoftAppCertificatePath cannot be read: name a PFX or PEM file with the certificate and its key."),
    };

    private static string PasswordIn(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestPassword && File.ReadAllText(path).Trim() is { Length: > 0 } password
                ? password
                : throw new SettingsException("MicrosoftAppPasswordFile is empty or too long: name the file that holds nothing but the client secret.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException("MicrosoftAppPasswordFile cannot be read: name a file that holds the client secret and that SlaBot may read.");
        }
    }
}
