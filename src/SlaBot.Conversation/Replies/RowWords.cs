using SlaBot.Domain.Pacing;

namespace SlaBot.Conversation.Replies;

/// <summary>A row of a table where there is no room for columns: the name with its status, and what is known of it.</summary>
/// <param name="Name">The cell that names the row, with shape and word of its status.</param>
/// <param name="Rest">The titles with their cells, but those that are empty.</param>
public sealed record RowWords(string Name, string Rest)
{
    private const string Gap = " · ";
    private const char NoBreak = '\u00A0';

    /// <summary>Says a row.</summary>
    /// <param name="columns">The columns of its table.</param>
    /// <param name="row">The row.</param>
    public static RowWords Of(IReadOnlyList<Column> columns, Row row)
    {
        var status = row.Status is { } known ? Enumerable.Range(1, columns.Count - 1).FirstOrDefault(at => IsStatus(row.CellOf(at), known)) : 0;
        var name = status == 0 ? row.CellOf(0) : row.CellOf(0) + Gap + row.CellOf(status);
        var rest = Enumerable.Range(1, columns.Count - 1)
            .Where(at => at != status && row.CellOf(at) is not ("" or "–"))
            .Select(at => $"{columns[at].Title}{NoBreak}{row.CellOf(at)}");
        return new RowWords(name, string.Join(Gap, rest));
    }

    private static bool IsStatus(string words, Status status) => words.StartsWith(StatusMark.Of(status), StringComparison.Ordinal);
}
