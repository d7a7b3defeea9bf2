using System.Globalization;

namespace SlaBot.Channels.Texts;

/// <summary>
/// Words on their way to a chat platform. Names in data are other people's, so that what would turn the direction of
/// writing or hide characters is shown as � instead of obeyed. What a platform's markup would obey is the renderer's to escape.
/// </summary>
public static class ShownText
{
    private const char Shown = '\uFFFD';

    /// <summary>Returns words without control characters; line feeds stay, tabs become spaces.</summary>
    /// <param name="words">The words.</param>
    public static string Clean(string words)
    {
        foreach (var character in words)
        {
            if (IsUnsafe(character))
            {
                return string.Create(words.Length, words, Fill);
            }
        }

        return words;
    }

    /// <summary>Returns words on one line, without control characters.</summary>
    /// <param name="words">The words.</param>
    public static string OneLine(string words) =>
        Clean(words.AsSpan().ContainsAny('\r', '\n') ? words.ReplaceLineEndings(" ") : words).Trim();

    /// <summary>Returns the beginning of words, never half of a character, with "…" where something is left out.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay.</param>
    public static string Cut(string words, int letters)
    {
        if (words.Length <= letters)
        {
            return words;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(words, end) is var step && end + step < letters)
        {
            end += step;
        }

        return words[..end].TrimEnd() + "…";
    }

    private static void Fill(Span<char> into, string words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            into[at] = words[at] == '\t' ? ' ' : IsUnsafe(words[at]) ? Shown : words[at];
        }
    }

    private static bool IsUnsafe(char character) => character switch
    {
        '\n' => false,
        < ' ' or (>= '\u007F' and < '\u00A0') => true,
        < '\u2028' => false,
        '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };
}
