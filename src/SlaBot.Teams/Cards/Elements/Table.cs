namespace SlaBot.Teams.Cards.Elements;

/// <summary>Rows and columns; the first row holds the headings, as the schema has it where nothing else is said.</summary>
/// <param name="Columns">How wide each is and how its cells stand.</param>
/// <param name="Rows">From top to bottom.</param>
internal sealed record Table(IReadOnlyList<ColumnDefinition> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    public bool? ShowGridLines { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Width">Its share of the width, beside the others.</param>
/// <param name="HorizontalCellContentAlignment">How its cells stand, or null for left.</param>
internal sealed record ColumnDefinition(int Width, HorizontalAlignment? HorizontalCellContentAlignment);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One a column.</param>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = "TableRow";

    public ContainerStyle? Style { get; init; }
}

/// <summary>A cell of a table.</summary>
/// <param name="Items">What is in it.</param>
internal sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "TableCell";
}
