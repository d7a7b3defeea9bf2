using System.Globalization;
using System.Text;

namespace SlaBot.Conversation.Replies;

/// <summary>
/// How many columns of a terminal a text takes: two for an East Asian wide character or an emoji, none for a mark that
/// joins the character before it. After Unicode Standard Annex 11; ambiguous characters count as one.
/// </summary>
internal static class DisplayWidth
{
    private const int EmojiPresentation = 0xFE0F;

    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x2E80, 0x303E), (0x3041, 0x4DBF), (0x4E00, 0xA4CF),
        (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF),
        (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Returns the columns of a text on one line.</summary>
    /// <param name="text">The text.</param>
    public static int Of(string text)
    {
        var columns = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            columns += OfElement(elements.GetTextElement());
        }

        return columns;
    }

    /// <summary>Returns the columns of one character as people see it, whatever it is composed of.</summary>
    /// <param name="element">A text element.</param>
    public static int OfElement(string element)
    {
        _ = Rune.TryGetRuneAt(element, 0, out var first);
        if (Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format)
        {
            return 0;
        }

        return IsWide(first.Value) || element.Contains((char)EmojiPresentation, StringComparison.Ordinal) ? 2 : 1;
    }

    /// <summary>Returns a text filled with spaces up to a width; a longer one stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The width.</param>
    /// <param name="toTheRight">Whether the spaces go before the text.</param>
    public static string Pad(string text, int columns, bool toTheRight)
    {
        var spaces = new string(' ', Math.Max(0, columns - Of(text)));
        return toTheRight ? spaces + text : text + spaces;
    }

    /// <summary>Returns whether a character takes two columns.</summary>
    /// <param name="codePoint">Its code point.</param>
    private static bool IsWide(int codePoint) => Array.Exists(Wide, range => codePoint >= range.From && codePoint <= range.To);
}
