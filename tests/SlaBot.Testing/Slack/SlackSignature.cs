using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Testing.Slack;

/// <summary>Signs as Slack does: <c>v0</c>, over the time and the raw bytes.</summary>
public static class SlackSignature
{
    /// <summary>The header's value.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    /// <summary>Signs a request that is sent now.</summary>
    public static void Sign(HttpRequestMessage request, string secret, DateTimeOffset now, byte[] body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Of(secret, timestamp, body));
    }
}
