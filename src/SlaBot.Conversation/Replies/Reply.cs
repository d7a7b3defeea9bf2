using NodaTime;
using SlaBot.Domain.Pacing;

namespace SlaBot.Conversation.Replies;

/// <summary>
/// An answer as meaning, in the words of one language and the markup of none: each channel renders it in its own way.
/// All texts are plain; renderers escape them.
/// </summary>
public sealed record Reply
{
    /// <summary>Gets the language of the words: <c>en</c> or <c>zh-Hant</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the status that the headline is about, or null where there is none.</summary>
    public Status? Status { get; init; }

    /// <summary>Gets the answer in one line, its number within the first 80 characters: also the notification and the fallback text.</summary>
    public required string Headline { get; init; }

    /// <summary>Gets what follows the headline, in order.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>Gets what can be said next; at most six.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Gets questions to be answered together, or null.</summary>
    public Form? Form { get; init; }

    /// <summary>Gets whether it is a question back, which one of the choices answers.</summary>
    public bool AsksBack { get; init; }

    /// <summary>Gets whether the numbers are those of the simulated company; every renderer says so.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>One thing a person can press or say next.</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Message">The message that pressing it sends.</param>
public sealed record Choice(string Label, string Message)
{
    /// <summary>Gets what pressing it does instead of sending a message, where no words can do it; null where the message is sent.</summary>
    public string? Act { get; init; }

    /// <summary>Gets the page that pressing it opens instead, or null.</summary>
    public Uri? Address { get; init; }
}

/// <summary>A part of a reply.</summary>
public abstract record Part
{
    private Part()
    {
    }

    /// <summary>The title of the parts that follow, up to the next one.</summary>
    public sealed record Heading(string Words) : Part;

    /// <summary>A sentence or two.</summary>
    public sealed record Text(string Words) : Part;

    /// <summary>Named numbers, such as "Expected by now: $846,000".</summary>
    public sealed record Figures(IReadOnlyList<Figure> Items) : Part;

    /// <summary>How much is done, beside how much should be: a bullet graph.</summary>
    /// <param name="Label">What it measures.</param>
    /// <param name="Done">The share of the target reached, 0 or more.</param>
    /// <param name="Expected">The share expected by now, or null.</param>
    /// <param name="Words">The same in words.</param>
    public sealed record Progress(string Label, decimal Done, decimal? Expected, string Words) : Part
    {
        /// <summary>Gets the shares of the target at which a better status begins, rising; empty where there are none.</summary>
        public IReadOnlyList<decimal> Bounds { get; init; } = [];
    }

    /// <summary>Rows and columns; the first column names the row.</summary>
    public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Part;

    /// <summary>Lines over days, such as actual against expected.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Lines">At most six.</param>
    /// <param name="Format">How the values are written.</param>
    /// <param name="Words">The same in words, for those who do not see it.</param>
    public sealed record Chart(string Title, IReadOnlyList<Line> Lines, Func<decimal, string> Format, string Words) : Part;

    /// <summary>Small print.</summary>
    public sealed record Note(NoteKind Kind, string Words) : Part;
}

/// <summary>What a note is about.</summary>
public enum NoteKind
{
    /// <summary>How the question was read.</summary>
    Reading,

    /// <summary>Source, freshness and revision of the numbers.</summary>
    Provenance,

    /// <summary>Something to be careful about: stale, too early, set aside.</summary>
    Caution,
}

/// <summary>A named number, ready to read.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number as people write it.</param>
/// <param name="Hint">More in a few words, or null.</param>
public sealed record Figure(string Label, string Value, string? Hint = null);

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether its cells are numbers, set to the right.</param>
public sealed record Column(string Title, bool IsNumber = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One a column.</param>
/// <param name="Status">The status the row is about, or null; its shape and word stand in one of the cells.</param>
public sealed record Row(IReadOnlyList<string> Cells, Status? Status = null)
{
    /// <summary>The cell of a column; empty where the row has fewer.</summary>
    /// <param name="column">Which column, from 0.</param>
    public string CellOf(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Style">How it is to be told from the others.</param>
/// <param name="Points">Days in rising order.</param>
public sealed record Line(string Name, LineStyle Style, IReadOnlyList<Point> Points);

/// <summary>A value on a day.</summary>
public sealed record Point(LocalDate Date, decimal Value);

/// <summary>How a line is told from the others, without colour.</summary>
public enum LineStyle
{
    /// <summary>What happened.</summary>
    Solid,

    /// <summary>What was expected.</summary>
    Dashed,

    /// <summary>An edge of a range.</summary>
    Dotted,
}
