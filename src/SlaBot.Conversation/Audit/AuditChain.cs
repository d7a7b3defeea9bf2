using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using SlaBot.Conversation.Posts;

namespace SlaBot.Conversation.Audit;

/// <summary>
/// Each entry holds the hash of the one before, so that none can be changed, taken out, put in or moved without every later
/// hash changing, too; a head beside the chain holds its length, so that its end cannot be cut off either.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands for the hash before the first entry.</summary>
    public static string Root { get; } = new('0', 64);

    /// <summary>Makes the entry that follows on a chain's end.</summary>
    internal static AuditEntry Next(AuditHead? head, Instant at, AuditActor by, AuditNote note)
    {
        var bare = new AuditEntry((head?.Count ?? 0) + 1, at, by, note, head?.Hash ?? Root, "");
        return bare with { Hash = HashOf(bare) };
    }

    /// <summary>The id under which an entry is kept: their order is that of their numbers.</summary>
    internal static string IdOf(long number) => number.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>Looks over a whole chain, byte by byte.</summary>
    /// <param name="entries">The entries as they are kept, in the order of their ids.</param>
    /// <param name="kept">The head as it is kept; null where there is none.</param>
    internal static AuditVerdict Verify(IReadOnlyList<BookEntry> entries, BookEntry? kept)
    {
        AuditHead? head = null;
        foreach (var (entry, number) in entries.Select((entry, index) => (entry, index + 1L)))
        {
            if (!IsNext(entry, number, head?.Hash ?? Root, out var hash))
            {
                return new(number - 1, head?.Hash ?? Root, number);
            }

            head = new(number, hash);
        }

        var isWhole = head is null ? kept is null : kept is not null && kept.Json.Span.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(head, AuditJson.Default.AuditHead));
        return new(entries.Count, head?.Hash ?? Root, isWhole ? null : entries.Count + 1L);
    }

    private static bool IsNext(BookEntry kept, long number, string previous, out string hash)
    {
        hash = "";
        AuditEntry? entry;
        try
        {
            entry = JsonSerializer.Deserialize(kept.Json.Span, AuditJson.Default.AuditEntry);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }

        // Written anew it must be the very bytes that are kept: nothing can hide in how it is written.
        if (entry is not { By: not null, Note: not null } || entry.Number != number || kept.Id != IdOf(number) || entry.Previous != previous
            || entry.Hash != HashOf(entry with { Hash = "" }) || !kept.Json.Span.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Default.AuditEntry)))
        {
            return false;
        }

        hash = entry.Hash;
        return true;
    }

    private static string HashOf(AuditEntry bare) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(bare, AuditJson.Default.AuditEntry)));
}

/// <summary>How long a chain is, and the hash of its last entry.</summary>
internal sealed record AuditHead(long Count, string Hash);

/// <summary>What became of looking over a chain.</summary>
/// <param name="Sound">How many entries from the first on are as they were written.</param>
/// <param name="Head">The hash of the last of them.</param>
/// <param name="FirstBroken">The number of the first entry that is missing or not as it was written; null where all are.</param>
public sealed record AuditVerdict(long Sound, string Head, long? FirstBroken)
{
    /// <summary>Gets whether everything is as it was written.</summary>
    public bool IsSound => FirstBroken is null;
}
