using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Channels.Inbound;

/// <summary>Makes ids that others name fit for the inbox.</summary>
public static class EventKeys
{
    private const int Longest = 900;

    /// <summary>A key or a lane as it is, or a hash of it where it is too long.</summary>
    /// <param name="key">What it is made of; it may hold anything.</param>
    /// <param name="platform">What the hash begins with.</param>
    public static string Fitting(string key, string platform) => key.Length <= Longest ? key : $"{platform}|{HashOf(Encoding.UTF8.GetBytes(key))}";

    /// <summary>What bytes that have no id of their own are known by.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
