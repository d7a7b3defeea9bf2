namespace SlaBot.Slack.Blocks;

/// <summary>
/// How much of a reply is shown. Where blocks would grow beyond <see cref="MostCharacters"/> or be too many they are made
/// again with the next budget of <see cref="Falling"/>; the headline, the demo mark, the form and the choices always stay.
/// </summary>
/// <param name="Points">The most points of a line of a chart.</param>
/// <param name="Rows">The most rows of a table.</param>
/// <param name="AllNotes">Whether source and reading of the answer are told; cautions are as long as there are parts.</param>
/// <param name="Letters">The most characters of one text.</param>
/// <param name="Parts">The most parts, and the most figures of one part.</param>
internal sealed record BlockBudget(int Points, int Rows, bool AllNotes, int Letters, int Parts)
{
    /// <summary>
    /// The most characters of all blocks of a message. Slack refuses about 13,200, counted over more than the words alone
    /// (slackapi/bolt-js#2509): therefore all of the JSON is counted here.
    /// </summary>
    public const int MostCharacters = 12_000;

    /// <summary>The most blocks of a message.</summary>
    public const int MostBlocks = 50;

    /// <summary>The most blocks of a modal or a home tab.</summary>
    public const int MostBlocksOfView = 100;

    /// <summary>Gets the budgets in the order in which they are tried: points first, then rows, then notes, then words.</summary>
    public static IReadOnlyList<BlockBudget> Falling { get; } =
    [
        new(Points: 12, Rows: 60, AllNotes: true, Letters: 3_000, Parts: 40),
        new(Points: 12, Rows: 40, AllNotes: true, Letters: 3_000, Parts: 40),
        new(Points: 12, Rows: 25, AllNotes: true, Letters: 3_000, Parts: 40),
        new(Points: 8, Rows: 15, AllNotes: true, Letters: 3_000, Parts: 40),
        new(Points: 8, Rows: 8, AllNotes: true, Letters: 3_000, Parts: 40),
        new(Points: 8, Rows: 8, AllNotes: false, Letters: 1_000, Parts: 20),
        new(Points: 6, Rows: 5, AllNotes: false, Letters: 300, Parts: 10),
        new(Points: 4, Rows: 3, AllNotes: false, Letters: 100, Parts: 3),
        new(Points: 0, Rows: 0, AllNotes: false, Letters: 60, Parts: 0),
    ];
}
