using SlaBot.Channels.Texts;

namespace SlaBot.Teams.Cards;

/// <summary>Words for the places of a card that take no Markdown: buttons, labels, legends, the fallback text.</summary>
internal static class LiteralText
{
    private const char WordJoiner = '\u2060';
    private const string BracesApart = "{\u2060{";

    /// <summary>Returns words on one line.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay; what is longer ends in "…".</param>
    public static string Line(string words, int letters) => Inert(ShownText.Cut(ShownText.OneLine(words), letters));

    /// <summary>Returns words to be read aloud: no shapes, which are read as noise, and nothing that looks like markup.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay.</param>
    public static string Spoken(string words, int letters)
    {
        var line = Line(words, letters);
        return string.Concat(line.Select(character => character is '<' or '>' || IsShape(character) ? ' ' : character)).Trim();
    }

    /// <summary>
    /// Keeps apart, by a joiner that nobody sees, what some clients obey even here: links, the macros of cards, mentions.
    /// </summary>
    private static string Inert(string words) => words.AsSpan().ContainsAny('(', '{', '<')
        ? words
            .Replace("](", $"]{WordJoiner}(", StringComparison.Ordinal)
            .Replace("</", $"<{WordJoiner}/", StringComparison.Ordinal)
            .Replace("{{", BracesApart, StringComparison.Ordinal)
            .Replace("{{", BracesApart, StringComparison.Ordinal) // a third brace forms a new pair with the second
            .Replace("${", $"${WordJoiner}{{", StringComparison.Ordinal)
        : words;

    private static bool IsShape(char character) => character is >= '\u25A0' and <= '\u25FF';
}
