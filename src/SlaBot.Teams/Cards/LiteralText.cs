using System.Globalization;

namespace SlaBot.Teams.Cards;

/// <summary>
/// Words for the places of a card that take no Markdown: buttons, labels, legends, the fallback text. Names in data are
/// other people's, so that what would turn the direction of writing or hide characters is shown as � instead of obeyed.
/// </summary>
internal static class LiteralText
{
    private const char Shown = '\uFFFD';
    private const char WordJoiner = '\u2060';

    /// <summary>Returns words on one line.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay; what is longer ends in "…".</param>
    public static string Line(string words, int letters)
    {
        var clean = Clean(words.AsSpan().ContainsAny('\r', '\n') ? words.ReplaceLineEndings(" ") : words).Trim();

        return Inert(Cut(clean, letters));
    }

    /// <summary>Returns words to be read aloud: no shapes, which are read as noise, and nothing that looks like markup.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay.</param>
    public static string Spoken(string words, int letters)
    {
        var line = Line(words, letters);
        return string.Concat(line.Select(character => character is '<' or '>' || IsShape(character) ? ' ' : character)).Trim();
    }

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

    /// <summary>
    /// Keeps apart, by a joiner that nobody sees, what some clients obey even here: links, the macros of cards, mentions.
    /// </summary>
    private static string Inert(string words) => words.AsSpan().ContainsAny('(', '{', '<')
        ? words
            .Replace("](", $"]{WordJoiner}(", StringComparison.Ordinal)
            .Replace("</", $"<{WordJoiner}/", StringComparison.Ordinal)
            .Replace("{{", $"{{{WordJoiner}{{", StringComparison.Ordinal)
            .Replace("${", $"${WordJoiner}{{", StringComparison.Ordinal)
        : words;

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

    private static bool IsShape(char character) => character is >= '\u25A0' and <= '\u25FF';
}
