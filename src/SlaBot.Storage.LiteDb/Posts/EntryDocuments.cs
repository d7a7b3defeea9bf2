using LiteDB;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>Entries of books as documents.</summary>
internal static class EntryDocuments
{
    private const int LongestBook = 60;
    private const int LongestId = 1_000;
    private const int MostJsonBytes = 4 << 20;

    /// <summary>Refuses an entry that could not be read back as it is.</summary>
    /// <exception cref="ArgumentException">A name of it is empty, too long or broken, or it says nothing or too much.</exception>
    public static void Require(BookEntry entry)
    {
        StorableText.Require(entry.Book, LongestBook, "The name of a book");
        StorableText.Require(entry.Id, LongestId, "The id of a book's entry");
        if (!entry.Book.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'))
        {
            throw new ArgumentException($"The name of a book is made of letters, digits, dashes and dots; '{entry.Book}' is not.");
        }

        if (entry.Json.Length is 0 or > MostJsonBytes)
        {
            throw new ArgumentException($"An entry of the book {entry.Book} has {entry.Json.Length} bytes; 1 to {MostJsonBytes} can be stored.");
        }
    }

    /// <summary>An entry as a document.</summary>
    public static BsonDocument ToDocument(WorkspaceId workspace, BookEntry entry) => new()
    {
        ["_id"] = Keys.OfEntry(workspace, entry.Book, entry.Id),
        ["book"] = entry.Book,
        ["id"] = entry.Id,
        ["json"] = entry.Json.ToArray(),
    };

    /// <summary>Reads an entry.</summary>
    public static BookEntry ToEntry(BsonDocument document) => new(document["book"].AsString, document["id"].AsString, document["json"].AsBinary);
}
