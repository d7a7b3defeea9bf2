using System.Security.Cryptography;

namespace SlaBot.Channels.Retrying;

/// <summary>Numbers that spread waits, so that many who wait do not come back together.</summary>
public static class Chance
{
    /// <summary>A truly random number from 0 to below 1.</summary>
    public static double Draw() => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30);
}
