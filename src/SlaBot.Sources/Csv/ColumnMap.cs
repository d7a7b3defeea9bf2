using System.Diagnostics.CodeAnalysis;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Which column of a file holds which field.</summary>
internal sealed class ColumnMap
{
    private readonly string[] headers;
    private readonly Dictionary<Field, int> columns;

    private ColumnMap(string[] headers, Dictionary<Field, int> columns)
    {
        (this.headers, this.columns) = (headers, columns);
        Width = Array.FindLastIndex(headers, header => !string.IsNullOrWhiteSpace(header)) + 1;
        Needed = columns.Values.Max() + 1;
    }

    /// <summary>Gets the header as it stands.</summary>
    public IReadOnlyList<string> Headers => headers;

    /// <summary>Gets how many columns the header names, empty ones at its end left out.</summary>
    public int Width { get; }

    /// <summary>Gets how many columns a row must have to hold every field.</summary>
    public int Needed { get; }

    /// <summary>Gets the header of each field.</summary>
    public IReadOnlyList<ColumnMapping> Used =>
        [.. columns.OrderBy(entry => entry.Value).Select(entry => new ColumnMapping(entry.Key.Name, headers[entry.Value].Trim()))];

    /// <summary>Gets the headers that hold no field.</summary>
    public IReadOnlyList<string> Ignored =>
        [.. headers.Where((header, i) => !string.IsNullOrWhiteSpace(header) && !columns.ContainsValue(i)).Select(header => header.Trim())];

    /// <summary>Gets the columns that hold a stage's day.</summary>
    public IEnumerable<(KpiId Stage, string Name, int Column)> Stages =>
        columns.Where(entry => entry.Key.Stage is not null).Select(entry => (entry.Key.Stage!.Value, entry.Key.Name, entry.Value));

    /// <summary>The column of a field; null where the file does not carry it.</summary>
    public int? Of(string field)
    {
        foreach (var (known, column) in columns)
        {
            if (known.Name == field)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>Finds the columns: those that were said first, the others by their headers.</summary>
    public static bool TryFind(
        ImportKind kind,
        IReadOnlyList<Field> fields,
        IReadOnlyList<string> headers,
        IReadOnlyList<ColumnMapping> said,
        [NotNullWhen(true)] out ColumnMap? map,
        [NotNullWhen(false)] out string? refusal)
    {
        var search = new HeaderSearch([.. headers]);
        var columns = new Dictionary<Field, int>();
        refusal = headers.Count == 0 ? "The file is empty." : null;
        refusal ??= search.Take(fields, said, columns) ?? search.Recognise(fields, columns) ?? search.Missing(kind, fields, columns);
        refusal = refusal is not null && HeaderSearch.LooksLikeData(headers) ? search.NoHeader(kind, fields) : refusal;
        map = refusal is null ? new([.. headers], columns) : null;
        return map is not null;
    }
}
