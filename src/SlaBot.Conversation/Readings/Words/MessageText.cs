using System.Globalization;
using System.Net;
using System.Text;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>Turns a message as a channel sends it into plain lower-case text: no mark-up, no mentions, one width of letters.</summary>
internal static class MessageText
{
    /// <summary>The longest text that is read; what comes after says nothing that the beginning did not.</summary>
    public const int Longest = 4000;

    /// <summary>Cleans a message.</summary>
    public static string Clean(string text)
    {
        var start = text.Length > Longest ? text[..Longest] : text;
        var decoded = start.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(start) : start;
        var bare = WithoutMentions(WithoutTags(decoded));
        return Ascii.IsValid(bare) && !bare.AsSpan().ContainsAnyInRange('\0', '\u001f') ? bare.ToLowerInvariant() : Whole(bare).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>Drops <c>&lt;at&gt;SlaBot&lt;/at&gt;</c>, <c>&lt;@U123&gt;</c> and other tags; a lone "less than" stays.</summary>
    private static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '<' && i + 1 < text.Length && IsTagStart(text[i + 1]) ? EndOfTag(text, i) : -1;
            if (end < 0)
            {
                kept.Append(text[i]);
                continue;
            }

            kept.Append(' ');
            i = end;
        }

        return kept.ToString();
    }

    private static bool IsTagStart(char c) => c is '@' or '#' or '!' or '/' || char.IsAsciiLetter(c);

    private static int EndOfTag(string text, int start)
    {
        const int longestTag = 200;
        var window = text.AsSpan(start, Math.Min(longestTag, text.Length - start));
        if (window.StartsWith("<at", StringComparison.OrdinalIgnoreCase))
        {
            var close = window.IndexOf("</at>", StringComparison.OrdinalIgnoreCase);
            if (close >= 0)
            {
                return start + close + "</at>".Length - 1;
            }
        }

        var end = window.IndexOf('>');
        return end < 0 ? -1 : start + end;
    }

    /// <summary>Drops <c>@SlaBot</c> and <c>@wei</c>, but not the middle of an e-mail address.</summary>
    private static string WithoutMentions(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '@' or '@' && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                while (i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] is '_' or '-'))
                {
                    i++;
                }

                kept.Append(' ');
                continue;
            }

            kept.Append(text[i]);
        }

        return kept.ToString();
    }

    /// <summary>Tells whether Unicode promises that it will never be a character: the last two places of each plane, and U+FDD0 to U+FDEF.</summary>
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xfffe) == 0xfffe || rune.Value is >= 0xfdd0 and <= 0xfdef;

    /// <summary>Drops invisible and unknown characters, and halves of surrogate pairs, which cannot be normalised.</summary>
    private static string Whole(string text)
    {
        var kept = new StringBuilder(text.Length);
        Span<char> piece = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~')
            {
                kept.Append((char)rune.Value);
                continue;
            }

            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse || IsNoCharacter(rune))
            {
                continue;
            }

            if (Rune.IsControl(rune))
            {
                kept.Append(' ');
                continue;
            }

            kept.Append(piece[..rune.EncodeToUtf16(piece)]);
        }

        return kept.ToString();
    }
}
