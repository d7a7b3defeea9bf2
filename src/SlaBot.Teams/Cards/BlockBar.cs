namespace SlaBot.Teams.Cards;

/// <summary>A bar of block characters, to an eighth of a cell, and where it would end if it were full.</summary>
internal static class BlockBar
{
    private const int Cells = 20;
    private const int Parts = 8;
    private const char Space = '\u00A0';
    private const char Full = '█';
    private const char End = '▏';

    // From one eighth to seven.
    private const string Eighths = "▏▎▍▌▋▊▉";

    /// <summary>Returns a bar.</summary>
    /// <param name="share">How much of it is filled, from 0 to 1.</param>
    public static string Of(decimal share)
    {
        var (cells, rest) = Math.DivRem((int)Math.Round(share * Cells * Parts), Parts);
        var filled = new string(Full, cells) + (rest == 0 ? "" : Eighths[rest - 1]);
        return filled.PadRight(Cells, Space) + End;
    }
}
