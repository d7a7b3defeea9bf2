using System.Text.Json.Serialization;
using SlaBot.Channels.Texts;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>A table that Slack pages, sorts and filters; in messages alone.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Rows">The headings, and 1 to <see cref="MostRows"/> rows of as many cells.</param>
internal sealed record DataTableBlock(string Caption, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : Block
{
    /// <summary>The most rows below the headings.</summary>
    public const int MostRows = 100;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 20;

    /// <summary>The most characters of all cells of a message's tables, which Slack counts together.</summary>
    public const int MostLettersOfCells = 8_000;

    /// <summary>Gets how many rows are seen at once.</summary>
    public required int PageSize { get; init; }

    /// <summary>Gets the column that names the row for screen readers.</summary>
    public int RowHeaderColumnIndex { get; }
}

/// <summary>A cell.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RawText), "raw_text")]
[JsonDerivedType(typeof(RawNumber), "raw_number")]
internal abstract record TableCell
{
    private const string Nothing = "–";

    private protected TableCell(string words, int letters)
    {
        var line = ShownText.Cut(SlackEscaping.Inert(ShownText.OneLine(words)), letters);
        Text = line.Length == 0 ? Nothing : line;
    }

    /// <summary>Gets what is shown; Slack reads no markup in it.</summary>
    public string Text { get; }
}

/// <summary>Words.</summary>
internal sealed record RawText : TableCell
{
    public RawText(string words, int letters)
        : base(words, letters)
    {
    }
}

/// <summary>A number as people write it, with the value by which it is sorted.</summary>
internal sealed record RawNumber : TableCell
{
    public RawNumber(string words, int letters, double value)
        : base(words, letters) => Value = value;

    public double Value { get; }
}
