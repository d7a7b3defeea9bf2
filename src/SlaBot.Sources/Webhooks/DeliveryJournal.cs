using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Sources.Webhooks;

/// <summary>
/// Which deliveries of the last week were stored, in a workspace. They are written page by page: a commit writes one small page
/// however many deliveries share it, and a week later the page goes as a whole.
/// </summary>
internal sealed class DeliveryJournal
{
    /// <summary>The book that pages are kept in.</summary>
    public const string Book = "webhooks";

    /// <summary>How long a delivery is known at least.</summary>
    public static readonly Duration Remembered = Duration.FromDays(7);

    private const int KeyBytes = 16;
    private const int FullFrom = 256;

    private readonly HashSet<UInt128> known = [];
    private readonly SortedDictionary<string, Page> pages = new(StringComparer.Ordinal);

    /// <summary>The first 128 bits of the SHA-256 of a source and an id: nobody can make two that share them.</summary>
    public static UInt128 KeyOf(Delivery delivery) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery.Source}\n{delivery.Id}")));

    /// <summary>Reads what was written.</summary>
    public static DeliveryJournal Of(IReadOnlyList<BookEntry> entries)
    {
        var journal = new DeliveryJournal();
        foreach (var entry in entries)
        {
            var page = JsonSerializer.Deserialize(entry.Json.Span, WebhookJson.Default.DeliveryPage)!;
            var keys = new List<UInt128>(page.Keys.Length / KeyBytes);
            for (var at = 0; at < page.Keys.Length; at += KeyBytes)
            {
                keys.Add(BinaryPrimitives.ReadUInt128BigEndian(page.Keys.AsSpan(at)));
            }

            journal.pages[entry.Id] = new(page.Until, keys);
            journal.known.UnionWith(keys);
        }

        return journal;
    }

    /// <summary>Whether a delivery was stored.</summary>
    public bool Knows(UInt128 key) => known.Contains(key);

    /// <summary>What has to be written when some more were stored; nothing is known of them before <see cref="Turn"/>.</summary>
    /// <param name="more">Their keys, at least one.</param>
    /// <param name="now">The moment it is.</param>
    public JournalStep Next(IReadOnlyCollection<UInt128> more, Instant now)
    {
        var (ticks, oldest) = (now.ToUnixTimeTicks(), (now - Remembered).ToUnixTimeTicks());
        var (last, open) = pages.Count == 0 ? ("", null) : (pages.Last().Key, pages.Last().Value);
        string[] gone = [.. pages.Where(page => page.Value.Until < oldest).Select(page => page.Key)];
        if (open is { Keys.Count: < FullFrom } && open.Until >= oldest)
        {
            return new(last, new(Math.Max(ticks, open.Until), [.. open.Keys, .. more]), gone);
        }

        // A clock that was set back begins no page before the last.
        var next = last.Length == 0 ? ticks : Math.Max(ticks, long.Parse(last, CultureInfo.InvariantCulture) + 1);
        return new(next.ToString("D19", CultureInfo.InvariantCulture), new(ticks, [.. more]), gone);
    }

    /// <summary>Knows what was written.</summary>
    public void Turn(JournalStep written)
    {
        foreach (var gone in written.Gone)
        {
            known.ExceptWith(pages[gone].Keys);
            _ = pages.Remove(gone);
        }

        pages[written.Id] = written.Page;
        known.UnionWith(written.Page.Keys);
    }

    /// <summary>Deliveries that are written together.</summary>
    internal sealed record Page(long Until, IReadOnlyList<UInt128> Keys);

    /// <summary>A page to write, and pages to throw away.</summary>
    internal sealed record JournalStep(string Id, Page Page, IReadOnlyList<string> Gone)
    {
        /// <summary>Writes it.</summary>
        public void Write(IBookDraft draft)
        {
            foreach (var gone in Gone)
            {
                draft.Remove(Book, gone);
            }

            var keys = new byte[Page.Keys.Count * KeyBytes];
            for (var i = 0; i < Page.Keys.Count; i++)
            {
                BinaryPrimitives.WriteUInt128BigEndian(keys.AsSpan(i * KeyBytes), Page.Keys[i]);
            }

            draft.Put(new(Book, Id, JsonSerializer.SerializeToUtf8Bytes(new DeliveryPage(Page.Until, keys), WebhookJson.Default.DeliveryPage)));
        }
    }
}
