using Microsoft.Extensions.Configuration;

namespace SlaBot.Slack.Settings;

/// <summary>
/// The secrets of the connection to Slack. Each is read from the configuration at the moment it is needed, so that one that
/// was removed or replaced stops at once where the configuration reloads; nothing of it is kept or shown.
/// </summary>
/// <param name="configuration">All settings.</param>
public sealed class SlackSecrets(IConfiguration configuration)
{
    /// <summary>Gets by what Slack signs its requests: the present secret and, during a rotation, the one before. Empty where there is none: then nothing is admitted.</summary>
    public IReadOnlyList<string> Signing => [.. new[] { Read("SigningSecret"), Read("PreviousSigningSecret") }.OfType<string>().Distinct()];

    /// <summary>Gets the token of the one workspace, or null.</summary>
    public string? BotToken => Read("BotToken");

    /// <summary>Gets the token that opens sockets, or null.</summary>
    public string? AppToken => Read("AppToken");

    /// <summary>Gets the secret that goes with the client id, or null.</summary>
    public string? Client => Read("ClientSecret");

    /// <summary>The key that the tokens of installations are sealed with: 32 bytes, or null where the data folder keeps one.</summary>
    public byte[]? ReadTokenKey() => Read("TokenKey") is { } key ? KeyIn(key) : null;

    /// <inheritdoc/>
    public override string ToString() => "***";

    /// <summary>The 32 bytes of a key, or null where the text is none.</summary>
    internal static byte[]? KeyIn(string text)
    {
        var key = new byte[33];
        return Convert.TryFromBase64String(text, key, out var length) && length == 32 ? key[..32] : null;
    }

    private string? Read(string name) => configuration[$"Slack:{name}"]?.Trim() is { Length: > 0 } secret ? secret : null;
}
