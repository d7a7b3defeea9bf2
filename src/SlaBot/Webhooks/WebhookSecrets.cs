using System.Text;

namespace SlaBot.Webhooks;

/// <summary>
/// The secrets that senders sign with. Each is read from the configuration when it is needed, so that one that was replaced
/// stops at once where the configuration reloads; nothing of it is kept or shown.
/// </summary>
/// <param name="configuration">All settings.</param>
internal sealed class WebhookSecrets(IConfiguration configuration)
{
    private const string Prefix = "whsec_";

    // As the specification has it: 192 bits at least.
    private const int FewestBytes = 24;

    private static readonly string[] Names = ["Secret", "PreviousSecret"];

    /// <summary>The keys that a source may sign with: of its secret and, during a rotation, of the one before.</summary>
    public IReadOnlyList<byte[]> KeysOf(string source) =>
        [.. Names.SelectMany(name => configuration[$"Webhooks:{source}:{name}"] is { } secret ? KeysIn(secret) : [])];

    /// <summary>The keys that a secret can stand for; none where it is no secret.</summary>
    /// <param name="secret">
    /// <c>whsec_</c> and base64; or a text, whose bytes are the key. Some libraries take a text that happens to be base64 for what
    /// it encodes, so such a text stands for both.
    /// </param>
    public static IReadOnlyList<byte[]> KeysIn(string secret)
    {
        secret = secret.Trim();
        if (secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return Decoded(secret[Prefix.Length..]) is { } key ? [key] : [];
        }

        var plain = Encoding.UTF8.GetBytes(secret);
        return secret.Length < FewestBytes ? [] : Decoded(secret) is { } decoded ? [plain, decoded] : [plain];
    }

    /// <inheritdoc/>
    public override string ToString() => "***";

    private static byte[]? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length >= FewestBytes ? bytes[..length] : null;
    }
}
