using System.Globalization;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>A column of words, some of which mean others by <c>--map-value</c>.</summary>
internal sealed class TextColumn(string field, int? column, IReadOnlyDictionary<string, string>? meanings, int longest)
{
    /// <summary>The longest id, source and other word that names something; stores keep them as keys.</summary>
    public const int LongestName = 200;

    /// <summary>The longest text that is only shown.</summary>
    public const int LongestText = 1000;

    /// <summary>The word of a row; null where it is empty or the file has no such column.</summary>
    public string? Read(Line line, ref string? problem)
    {
        var text = column is { } at ? line.Text(at) : null;
        if (meanings is not null && column is not null && meanings.TryGetValue(text ?? "", out var meaning))
        {
            text = meaning;
        }

        if (text?.Length > longest)
        {
            problem ??= string.Create(CultureInfo.InvariantCulture, $"{field} has {text.Length} characters: at most {longest} are taken");
        }

        return text;
    }

    /// <summary>The word of a row as a fact carries it: not at all where the file has no such column.</summary>
    public Carried<string> Carry(Line line, ref string? problem) =>
        column is null ? default(Carried<string>) : Read(line, ref problem);
}
