using System.Collections.Immutable;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Testing.Storage;

/// <summary>The books and the outbox of one workspace.</summary>
/// <param name="Entries">What the books hold.</param>
/// <param name="Rows">The rows in the order of their numbers, which count from 1.</param>
internal sealed record InMemoryBooks(ImmutableDictionary<(string Book, string Id), BookEntry> Entries, ImmutableArray<OutboxRow> Rows)
{
    private const int LongestReason = 1_000;

    public static InMemoryBooks Empty { get; } = new(ImmutableDictionary<(string Book, string Id), BookEntry>.Empty, []);

    /// <summary>Refuses an end that could not be read back as it is.</summary>
    public static void Require(OutboxEnd end)
    {
        var reason = end switch
        {
            OutboxEnd.Sent sent => sent.MessageId,
            OutboxEnd.Later later => later.Reason,
            OutboxEnd.Uncertain uncertain => uncertain.Reason,
            OutboxEnd.Dead dead => dead.Reason,
            OutboxEnd.Dropped dropped => dropped.Reason,
            _ => throw new ArgumentException("A row does not end so.", nameof(end)),
        };
        if (reason is not null)
        {
            InMemoryText.Require(reason, LongestReason);
        }
    }

    public IReadOnlyList<BookEntry> In(string book) =>
        [.. Entries.Values.Where(entry => entry.Book == book).OrderBy(entry => entry.Id, StringComparer.Ordinal)];

    public OutboxRow? Find(PostKey key) => Rows.FirstOrDefault(row => row.Key == key);

    public InMemoryBooks With(OutboxRow row) => this with { Rows = Rows.SetItem((int)row.Number - 1, row) };

    /// <summary>The rows that can leave now, one of each place.</summary>
    public Queue<OutboxRow> Due(Instant now) => new(
        Places().Select(place => place.FirstOrDefault(row => row.NotBefore <= now || row.Tries > 0)).OfType<OutboxRow>().Where(row => row.NotBefore <= now).OrderBy(row => row.Number));

    /// <summary>When the next row can leave, if ever.</summary>
    public Instant? NextDue() =>
        Places().SelectMany(place => place.TakeWhile((_, i) => i == 0 || place.Take(i).All(before => before.Tries == 0))).Select(row => (Instant?)row.NotBefore).Min();

    // Those that wait in places from which nothing is leaving.
    private IEnumerable<List<OutboxRow>> Places() => Rows
        .Where(row => row.State is OutboxState.Ready or OutboxState.Sending)
        .GroupBy(row => row.Key.Target)
        .Where(place => place.All(row => row.State == OutboxState.Ready))
        .Select(place => place.ToList());
}
