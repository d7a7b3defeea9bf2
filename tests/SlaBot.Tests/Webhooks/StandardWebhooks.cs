using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Tests.Webhooks;

/// <summary>Signs as the specification says, by another way than the program: what has to fit together here is both.</summary>
internal static class StandardWebhooks
{
    public static string Sign(string secret, string id, string timestamp, byte[] body)
    {
        var key = secret.StartsWith("whsec_", StringComparison.Ordinal) ? Convert.FromBase64String(secret[6..]) : Encoding.UTF8.GetBytes(secret);
        return Sign(key, id, timestamp, body);
    }

    public static string Sign(byte[] key, string id, string timestamp, byte[] body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]));
}
