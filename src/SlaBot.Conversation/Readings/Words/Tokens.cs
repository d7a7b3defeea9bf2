using System.Text;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>Splits clean text into tokens: words, numbers, single Chinese characters and marks.</summary>
internal static class Tokens
{
    /// <summary>The most tokens that are read: no question needs more, and reading stays quick whatever is pasted.</summary>
    public const int Most = 200;

    /// <summary>Splits text.</summary>
    /// <param name="text">Clean, lower-case text.</param>
    /// <param name="expand">What short forms stand for, such as <c>what's</c> for <c>what is</c>; the keys have no apostrophe.</param>
    public static List<Token> Of(string text, IReadOnlyDictionary<string, string[]> expand)
    {
        var tokens = new List<Token>();
        var quotes = new Quotation();
        var glued = false;
        for (var i = 0; i < text.Length && tokens.Count < Most;)
        {
            var length = LengthAt(text, i, out var kind);
            var piece = text.Substring(i, length);
            if (kind is null)
            {
                // A hyphen, apostrophe or underscore inside a word only joins: "on-track" is "on track".
                glued = false;
            }
            else if (kind == TokenKind.Word)
            {
                AddWord(tokens, piece, expand, glued, quotes.Open);
                glued = true;
            }
            else
            {
                quotes.Pass(text, i);
                tokens.Add(new(kind.Value, piece, StemOf(piece)) { Glued = glued, Quoted = quotes.Open });
                glued = true;
            }

            i += length;
        }

        return tokens;
    }

    private static string StemOf(string mark) => mark == "/" ? "slash" : mark;

    private static void AddWord(List<Token> tokens, string piece, IReadOnlyDictionary<string, string[]> expand, bool glued, bool quoted)
    {
        var bare = piece.Replace("'", "", StringComparison.Ordinal);
        var owner = piece.EndsWith("'s", StringComparison.Ordinal) ? piece[..^2] : bare;
        if (expand.TryGetValue(piece, out var words) || expand.TryGetValue(bare, out words) || expand.TryGetValue(owner, out words))
        {
            tokens.AddRange(words.Select((word, i) => new Token(TokenKind.Word, word, Singular.Of(word)) { Glued = glued && i == 0, Quoted = quoted }));
            return;
        }

        tokens.Add(new(TokenKind.Word, owner, Singular.Of(owner)) { Glued = glued, Quoted = quoted });
    }

    /// <summary>The length of the piece at a place, and what it is; null for space and joiners.</summary>
    private static int LengthAt(string text, int at, out TokenKind? kind)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || c is '_' or '*' or '`' || (c is '-' or '\'' && BetweenLetters(text, at)))
        {
            kind = null;
            return 1;
        }

        if (char.IsAsciiDigit(c))
        {
            kind = TokenKind.Number;
            return NumberLength(text, at);
        }

        if (Script.IsHan(c))
        {
            kind = TokenKind.Han;
            return 1;
        }

        if (char.IsLetter(c))
        {
            kind = TokenKind.Word;
            return WordLength(text, at);
        }

        kind = TokenKind.Mark;
        return char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : c == '-' && at + 1 < text.Length && text[at + 1] == '>' ? 2 : 1;
    }

    /// <summary>A joiner; not so between "Q1" and "Q3".</summary>
    private static bool BetweenLetters(string text, int at) =>
        !(at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 2 < text.Length && text[at + 1] is 'q' or 'h' or 'w' && char.IsAsciiDigit(text[at + 2]))
        && at > 0 && at + 1 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetterOrDigit(text[at - 1]);

    private static int WordLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && ((char.IsLetter(text[end]) && !Script.IsHan(text[end])) || IsApostrophe(text, end)))
        {
            end++;
        }

        return end - at;
    }

    private static bool IsApostrophe(string text, int at) =>
        text[at] is '\'' or '\u2019' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]);

    private static int NumberLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsGroup(text, at, end) || IsPoint(text, end)))
        {
            end++;
        }

        return end - at;
    }

    private static bool IsGroup(string text, int start, int at) =>
        text[at] == ',' && at - start is > 0 and < 16 && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));

    private static bool IsPoint(string text, int at) => text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    /// <summary>Keeps track of whether the place is inside quotation marks.</summary>
    private struct Quotation
    {
        private char waitingFor;

        public readonly bool Open => waitingFor != default;

        public void Pass(string text, int at)
        {
            var c = text[at];
            if (c == waitingFor)
            {
                waitingFor = default;
                return;
            }

            if (waitingFor == default)
            {
                var single = c == '\'' && (at == 0 || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
                var closing = single ? '\'' : c switch { '"' => '"', '\u201c' => '\u201d', '\u2018' => '\u2019', '「' => '」', '『' => '』', '«' => '»', _ => default };
                waitingFor = closing != default && text.IndexOf(closing, at + 1) > 0 ? closing : default;
            }
        }
    }

    /// <summary>The tokens as text, for traces.</summary>
    public static string Join(IReadOnlyList<Token> tokens, int start, int length)
    {
        var text = new StringBuilder();
        for (var i = start; i < start + length; i++)
        {
            if (i > start && !tokens[i].Glued && tokens[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }
}
