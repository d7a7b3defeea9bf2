namespace SlaBot.Conversation.Posts;

/// <summary>Something that is kept with what is posted about it: a scorecard, a win, how far the schedules were looked at.</summary>
/// <param name="Book">Which book it is in, such as <c>wins</c>.</param>
/// <param name="Id">Its id in that book.</param>
/// <param name="Json">What it says, as the book writes it.</param>
public sealed record BookEntry(string Book, string Id, ReadOnlyMemory<byte> Json)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsSameAs(BookEntry? other) =>
        other is not null && Book == other.Book && Id == other.Id && Json.Span.SequenceEqual(other.Json.Span);
}
