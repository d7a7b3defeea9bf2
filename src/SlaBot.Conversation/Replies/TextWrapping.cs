using System.Globalization;
using System.Text;

namespace SlaBot.Conversation.Replies;

/// <summary>Breaks a text into lines no wider than a terminal: at spaces, between East Asian characters, else where it must.</summary>
internal static class TextWrapping
{
    // What may not begin a line, and what may not end one.
    private const string Closing = "，。、；：？！）」』》〉】%％,.;:?!)";
    private const string Opening = "（「『《〈【(";

    /// <summary>Returns the lines of a text; line breaks within it are kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The greatest width.</param>
    /// <param name="indent">What continued lines begin with.</param>
    public static IEnumerable<string> Wrap(string text, int columns, string indent = "") =>
        text.Split('\n').SelectMany(line => WrapLine(line, columns, indent));

    private static IEnumerable<string> WrapLine(string text, int columns, string indent)
    {
        var line = new StringBuilder();
        var width = 0;
        var begun = 0;
        foreach (var piece in Pieces(text, columns - indent.Length))
        {
            var added = DisplayWidth.Of(piece.TrimEnd());
            if (width + added > columns && line.Length > begun)
            {
                yield return line.ToString().TrimEnd();
                _ = line.Clear().Append(indent);
                begun = indent.Length;
                width = begun;
            }

            _ = line.Append(piece);
            width += DisplayWidth.Of(piece);
        }

        yield return line.ToString().TrimEnd();
    }

    /// <summary>Cuts a line into the pieces that stay together.</summary>
    private static IEnumerable<string> Pieces(string text, int columns)
    {
        var piece = new StringBuilder();
        var width = 0;
        var before = "";
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var added = DisplayWidth.OfElement(element);
            if (piece.Length > 0 && (CanBreak(before, element) || width + added > columns))
            {
                yield return piece.ToString();
                _ = piece.Clear();
                width = 0;
            }

            _ = piece.Append(element);
            width += added;
            before = element;
        }

        yield return piece.ToString();
    }

    private static bool CanBreak(string before, string after) => before == " "
        ? after != " "
        : (DisplayWidth.OfElement(before) == 2 || DisplayWidth.OfElement(after) == 2)
            && after != " "
            && !Closing.Contains(after, StringComparison.Ordinal)
            && !Opening.Contains(before, StringComparison.Ordinal);
}
