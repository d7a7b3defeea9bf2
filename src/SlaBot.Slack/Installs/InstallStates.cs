using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Slack.Installs;

/// <summary>
/// Installations that were begun in a browser: each is known by a state of 256 random bits that Slack brings back, is good
/// for ten minutes, once, and for the browser alone that began it. Only hashes are kept, and in memory alone.
/// </summary>
internal sealed class InstallStates(TimeProvider time)
{
    /// <summary>How long an installation may take.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Cookie, long At)> begun = [];
    private readonly Queue<string> order = [];

    /// <summary>Begins one.</summary>
    /// <returns>What Slack is given, and what the browser keeps.</returns>
    public (string State, string Cookie) Begin()
    {
        var (state, cookie) = (Drawn(), Drawn());
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (order.Count >= Most || !begun.TryGetValue(oldest, out var kept) || time.GetElapsedTime(kept.At) >= Span))
            {
                _ = begun.Remove(order.Dequeue());
            }

            begun[HashOf(state)] = (HashOf(cookie), time.GetTimestamp());
            order.Enqueue(HashOf(state));
        }

        return (state, cookie);
    }

    /// <summary>Ends one, whatever comes of it: the state is no good any more.</summary>
    /// <returns>Whether it was begun here, by this browser, within the time.</returns>
    public bool TryEnd(string? state, string? cookie)
    {
        lock (gate)
        {
            return state is not null && begun.Remove(HashOf(state), out var kept)
                && cookie is not null && kept.Cookie == HashOf(cookie) && time.GetElapsedTime(kept.At) < Span;
        }
    }

    private static string Drawn() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
