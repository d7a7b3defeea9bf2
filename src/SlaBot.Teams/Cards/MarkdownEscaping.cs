using System.Buffers;

namespace SlaBot.Teams.Cards;

/// <summary>
/// Escapes what Markdown would obey, and only where it would: some phones show a backslash that was not needed. Beyond
/// CommonMark it also keeps still what clients add to it: addresses that become links by themselves, <c>~~</c>,
/// <c>{{DATE(…)}}</c>, <c>${…}</c> and <c>&lt;at&gt;</c>.
/// </summary>
internal static class MarkdownEscaping
{
    private const int OnStack = 256;
    private const int MostDigitsOfList = 9;

    /// <summary>Returns Markdown that shows a text as it is; its lines become paragraphs.</summary>
    /// <param name="text">The text, without control characters other than line feeds.</param>
    public static string Escape(string text)
    {
        // A character becomes at most two: an escaped one, or a line feed the gap between two paragraphs.
        var most = checked(text.Length * 2);
        var pooled = most > OnStack ? ArrayPool<char>.Shared.Rent(most) : null;
        var into = pooled ?? stackalloc char[OnStack];
        var length = 0;
        foreach (var range in text.AsSpan().SplitAny('\n', '\r'))
        {
            var line = text.AsSpan(range).Trim(" \t");
            if (line.Length > 0)
            {
                if (length > 0)
                {
                    "\n\n".CopyTo(into[length..]);
                    length += 2;
                }

                length += Line(line, into[length..]);
            }
        }

        var escaped = into[..length].SequenceEqual(text) ? text : new string(into[..length]);
        if (pooled is not null)
        {
            ArrayPool<char>.Shared.Return(pooled);
        }

        return escaped;
    }

    private static int Line(ReadOnlySpan<char> line, Span<char> into)
    {
        var length = 0;
        var block = BlockMark(line);
        for (var at = 0; at < line.Length; at++)
        {
            if (at == block || IsAlive(line, at))
            {
                into[length++] = '\\';
            }

            into[length++] = line[at];
        }

        return length;
    }

    /// <summary>Returns where the character stands that would make the line a heading, a quote, a rule or an item of a list; -1 for nowhere.</summary>
    private static int BlockMark(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return line[0] switch
        {
            '#' or '>' => 0,
            '-' or '+' when line.Length == 1 || line[1] is ' ' or '-' or '+' => 0,
            >= '0' and <= '9' when digits is > 0 and <= MostDigitsOfList && line[digits] is '.' or ')' && IsGap(line, digits + 1) => digits,
            _ => -1,
        };
    }

    private static bool IsAlive(ReadOnlySpan<char> line, int at)
    {
        var next = At(line, at + 1);
        return line[at] switch
        {
            '*' or '`' or '[' or ']' => true,
            '_' => !(char.IsAsciiLetterOrDigit(At(line, at - 1)) && char.IsAsciiLetterOrDigit(next)),
            '\\' => char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)),
            '(' => At(line, at - 1) == ']',
            '<' => char.IsLetter(next) || next is '/' or '!' or '?' or '<',
            '&' => IsEntity(line[(at + 1)..]),
            '~' => next == '~' || At(line, at - 1) == '~',
            '{' => next == '{' || At(line, at - 1) is '{' or '$',
            ':' => char.IsLetter(At(line, at - 1)) && next is not ('\0' or ' ' or '/'),
            '/' => At(line, at - 1) == '/',
            '.' => char.IsLetterOrDigit(At(line, at - 1)) && char.IsLetter(next) && char.IsLetterOrDigit(At(line, at + 2)),
            _ => false,
        };
    }

    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        var name = rest.StartsWith("#") ? rest[1..] : rest;
        var end = name.IndexOf(';');
        return end > 0 && !name[..end].ContainsAnyExcept(EntityLetters);
    }

    private static readonly SearchValues<char> EntityLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static bool IsGap(ReadOnlySpan<char> line, int at) => at >= line.Length || line[at] == ' ';

    private static char At(ReadOnlySpan<char> line, int at) => at >= 0 && at < line.Length ? line[at] : '\0';
}
