namespace SlaBot.Teams.Cards;

/// <summary>
/// How much of a reply a card shows. Where the card would grow beyond <see cref="MostBytes"/> it is made again with the
/// next budget of <see cref="Falling"/>; the headline, its status, the demo mark, the form and the choices always stay.
/// </summary>
/// <param name="Points">The most points of a line of a chart.</param>
/// <param name="Days">The most rows of the numbers behind a chart; 0 leaves them out.</param>
/// <param name="Rows">The most rows of a table.</param>
/// <param name="Pairs">Whether a phone gets the rows of a table with few columns but long numbers beside each other's, in a form of their own.</param>
/// <param name="AllNotes">Whether source and reading of the answer are told; cautions always are.</param>
/// <param name="Letters">The most characters of one text.</param>
/// <param name="Parts">The most parts, and the most figures of one part.</param>
/// <param name="Options">The most options of one question of a form.</param>
internal sealed record CardBudget(int Points, int Days, int Rows, bool Pairs, bool AllNotes, int Letters, int Parts, int Options)
{
    /// <summary>The greatest size of a card's JSON, well below what Teams takes for a whole message.</summary>
    public const int MostBytes = 24_000;

    /// <summary>Gets the budgets in the order in which they are tried: points first, then what only phones would get, then rows, then notes, then words.</summary>
    public static IReadOnlyList<CardBudget> Falling { get; } =
    [
        new(Points: 60, Days: 10, Rows: 60, Pairs: true, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 24, Days: 6, Rows: 60, Pairs: true, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 60, Pairs: true, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 60, Pairs: false, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 40, Pairs: false, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 25, Pairs: false, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 15, Pairs: false, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 8, Pairs: false, AllNotes: true, Letters: 4_000, Parts: 40, Options: 100),
        new(Points: 12, Days: 0, Rows: 8, Pairs: false, AllNotes: false, Letters: 1_000, Parts: 20, Options: 50),
        new(Points: 8, Days: 0, Rows: 5, Pairs: false, AllNotes: false, Letters: 300, Parts: 10, Options: 20),
        new(Points: 4, Days: 0, Rows: 3, Pairs: false, AllNotes: false, Letters: 100, Parts: 3, Options: 8),
        new(Points: 0, Days: 0, Rows: 0, Pairs: false, AllNotes: false, Letters: 60, Parts: 0, Options: 8),
    ];
}
