using System.Globalization;
using System.Text;
using SlaBot.Channels.Texts;

namespace SlaBot.Slack.Blocks;

/// <summary>
/// Escapes what Slack would obey. Blocks say everything in <c>rich_text</c> and <c>plain_text</c>, which have no markup; only
/// the text beside them, which notifications and screen readers show, is Slack's <c>mrkdwn</c>.
/// </summary>
internal static class SlackEscaping
{
    private const char WordJoiner = '\u2060';
    private const int LongestEntity = 5;

    /// <summary>Returns words with the three characters that begin links, mentions and dates as entities.</summary>
    /// <param name="words">The words, without control characters.</param>
    /// <param name="letters">The most characters of what is returned; what is longer ends in "…", never within a character or an entity.</param>
    public static string Entities(string words, int letters)
    {
        if (words.Length * LongestEntity <= letters || (words.Length <= letters && !words.AsSpan().ContainsAny('&', '<', '>')))
        {
            return Escaped(words);
        }

        var (end, used) = (0, 0);
        while (end < words.Length && StringInfo.GetNextTextElementLength(words, end) is var step && Escaped(words.Substring(end, step)).Length is var more && used + more <= letters)
        {
            (end, used) = (end + step, used + more);
        }

        return end == words.Length ? Escaped(words) : Shortened(words[..end], letters);
    }

    /// <summary>
    /// Returns words as <c>mrkdwn</c> that shows them: the marks of bold, italics, struck out and code give way to signs that
    /// look alike, since no sign makes them harmless for certain, and addresses do not become links by themselves.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters of what is returned.</param>
    public static string Mrkdwn(string words, int letters)
    {
        var line = ShownText.OneLine(words);
        var inert = line.AsSpan().ContainsAny("*_~`:") ? WithoutMarks(line) : line;

        // A line that begins with it is a quotation.
        return Entities(inert.StartsWith('>') ? WordJoiner + inert : inert, letters);
    }

    /// <summary>
    /// Returns words for the places that have no markup, with what begins a mention, a link or a date elsewhere kept apart by
    /// a joiner that nobody sees: nothing depends on whether some client reads them after all.
    /// </summary>
    /// <param name="words">The words.</param>
    public static string Inert(string words)
    {
        if (!words.Contains('<', StringComparison.Ordinal))
        {
            return words;
        }

        var into = new StringBuilder(words.Length + 1);
        for (var at = 0; at < words.Length; at++)
        {
            into.Append(words[at]);
            if (words[at] == '<' && at + 1 < words.Length && words[at + 1] is not ' ')
            {
                into.Append(WordJoiner);
            }
        }

        return into.ToString();
    }

    private static string WithoutMarks(string line)
    {
        var into = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            into.Append(line[at] switch
            {
                '*' => '\u2217',
                '~' => '\u223C',
                '`' => '\u02CB',
                '_' when !IsWithinWord(line, at) => '\uFF3F',
                var other => other,
            });
            if (line[at] == ':' && IsColonAlive(line, at))
            {
                into.Append(WordJoiner);
            }
        }

        return into.ToString();
    }

    private static bool IsWithinWord(string line, int at) =>
        at > 0 && at + 1 < line.Length && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]);

    // Of an address or an emoji; that of a time is not.
    private static bool IsColonAlive(string line, int at) =>
        at + 1 < line.Length && line[at + 1] != ' ' && !(at > 0 && char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1]));

    // One character less makes room for "…".
    private static string Shortened(string words, int letters)
    {
        var end = words.Length;
        while (end > 0 && Escaped(words[..end]).Length >= letters)
        {
            end -= 1 + (end > 1 && char.IsLowSurrogate(words[end - 1]) && char.IsHighSurrogate(words[end - 2]) ? 1 : 0);
        }

        return Escaped(words[..end].TrimEnd()) + "…";
    }

    private static string Escaped(string words) => words.AsSpan().ContainsAny('&', '<', '>')
        ? words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        : words;
}
