using System.Globalization;

namespace SlaBot.Conversation.Replies;

/// <summary>
/// Words on their way to a terminal. Names in data are other people's: what would move the cursor, change colours or
/// turn the direction of writing is shown as � instead of obeyed.
/// </summary>
internal static class PlainText
{
    private const char Shown = '\uFFFD';

    /// <summary>Returns words without control characters; line breaks stay, tabs become spaces.</summary>
    /// <param name="words">The words.</param>
    public static string Of(string words) => words.Any(IsUnsafe)
        ? string.Create(words.Length, words, (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = source[at] == '\t' ? ' ' : IsUnsafe(source[at]) ? Shown : source[at];
            }
        })
        : words;

    /// <summary>Returns words on one line, as in the cell of a table.</summary>
    /// <param name="words">The words.</param>
    public static string OneLine(string words) => Of(words.ReplaceLineEndings(" "));

    private static bool IsUnsafe(char character) =>
        character != '\n' && (char.IsControl(character) || IsDirection(character));

    private static bool IsDirection(char character) =>
        character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
