using System.Text.Json;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Webhooks;

/// <summary>
/// Which event told each field of a subject last. Of two that tell the same field the one that occurred later stands, whichever
/// comes first; so any order of deliveries ends in the same state.
/// </summary>
internal sealed class SubjectClock
{
    /// <summary>The book that clocks are kept in.</summary>
    public const string Book = "webhook-clocks";

    private readonly Dictionary<string, EventStamp> last = new(StringComparer.Ordinal);

    /// <summary>The id of a subject's clock.</summary>
    public static string IdOf(Fact fact) => $"{fact.Feed}/{fact.Subject}";

    /// <summary>Reads a clock; one that nobody wrote has seen nothing.</summary>
    public static SubjectClock Of(BookEntry? entry)
    {
        var clock = new SubjectClock();
        foreach (var time in entry is null ? [] : JsonSerializer.Deserialize(entry.Json.Span, WebhookJson.Default.IReadOnlyListClockTime)!)
        {
            foreach (var field in time.Fields)
            {
                clock.last[field] = new(time.At, time.Delivery, time.Index);
            }
        }

        return clock;
    }

    /// <summary>The same clock, to go on by itself.</summary>
    public SubjectClock Copy()
    {
        var copy = new SubjectClock();
        foreach (var (field, stamp) in last)
        {
            copy.last[field] = stamp;
        }

        return copy;
    }

    /// <summary>Goes on to an event.</summary>
    /// <returns>What of it is news: a fact with those of its fields that no later event has told; null where there are none.</returns>
    public Fact? Advance(ToldEvent told)
    {
        var fields = FactFields.Of(told.Fact);
        var news = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            if (!last.TryGetValue(field, out var known) || known.CompareTo(told.Stamp) < 0)
            {
                last[field] = told.Stamp;
                news.Add(field);
            }
        }

        return news.Count == 0 ? null : news.Count == fields.Count ? told.Fact : FactFields.Only(told.Fact, news);
    }

    /// <summary>Writes it.</summary>
    public BookEntry Write(string id) => new(Book, id, JsonSerializer.SerializeToUtf8Bytes(
        [.. last.GroupBy(one => one.Value, one => one.Key).OrderBy(time => time.Key).Select(time => new ClockTime(time.Key.At, time.Key.Delivery, time.Key.Index, [.. time.Order(StringComparer.Ordinal)]))],
        WebhookJson.Default.IReadOnlyListClockTime));
}
