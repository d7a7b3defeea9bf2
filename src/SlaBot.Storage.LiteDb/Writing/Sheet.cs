namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>The drafts of one commit, one for each book that takes part in it.</summary>
internal sealed class Sheet
{
    private readonly Dictionary<object, Draft> drafts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the drafts with something to write, in the order in which their books came into it.</summary>
    public IReadOnlyList<Draft> News => [.. drafts.Values.Where(draft => draft.HasNews)];

    /// <summary>The draft of a book.</summary>
    public TDraft Of<TDraft>(IBook<TDraft> book)
        where TDraft : Draft
    {
        if (!drafts.TryGetValue(book, out var draft))
        {
            drafts[book] = draft = book.Begin();
        }

        return (TDraft)draft;
    }
}
