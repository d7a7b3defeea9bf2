using System.Globalization;
using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>Finds numbers: <c>n</c> for amounts, <c>ord</c> for "third" and <c>2nd</c>, <c>yr</c> for years.</summary>
internal sealed class QuantityFinder(WordBook words)
{
    private readonly Dictionary<string, decimal> cardinals = words.Lookup("number", decimal.Parse);
    private readonly Dictionary<string, decimal> ordinals = words.Lookup("ordinal", decimal.Parse);
    private readonly Dictionary<string, decimal> scales = words.Lookup("scale", decimal.Parse);
    private readonly List<(string[] Stems, decimal Share)> shares = [.. words.Section("share").SelectMany(line => line.Sayings.Select(saying => (Pattern.StemsOf(saying), decimal.Parse(line.Head, CultureInfo.InvariantCulture))))];
    private readonly HashSet<string> joints = [.. words.Section("number-joint").SelectMany(line => line.Sayings)];
    private readonly Dictionary<string, string> units = words.Lookup("measure", (text, _) => text);
    private readonly ILookup<string, string> idioms = words.Section("no-number").SelectMany(line => line.Sayings).ToLookup(saying => saying[..1]);

    /// <summary>Finds the numbers of a line.</summary>
    public void Find(Line line)
    {
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            if (Idiom(line.Tokens, i) is var length and > 0)
            {
                i += length - 1;
            }
            else if (ordinals.TryGetValue(line.Tokens[i].Stem, out var ordinal))
            {
                line.Add(new("ord", i, 1, new Quantity(ordinal, null, Spelled: true)));
            }
            else if (Number(line.Tokens, i) is var (value, end, spelled))
            {
                AddNumber(line, i, end, value, spelled);
                i = end - 1;
            }
        }
    }

    /// <summary>The length of a word that only looks like a number, such as 一下 and 千萬別; 0 for none.</summary>
    private int Idiom(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Kind != TokenKind.Han)
        {
            return 0;
        }

        foreach (var idiom in idioms[tokens[at].Text])
        {
            var fits = at + idiom.Length <= tokens.Count;
            for (var i = 1; fits && i < idiom.Length; i++)
            {
                fits = tokens[at + i].Text[0] == idiom[i] && tokens[at + i].Text.Length == 1;
            }

            if (fits)
            {
                return idiom.Length;
            }
        }

        return 0;
    }

    private void AddNumber(Line line, int start, int end, decimal value, bool spelled)
    {
        var tokens = line.Tokens;
        if (Unit(tokens, start, end) is var (unit, factor, unitEnd))
        {
            // The sign of a currency is part of its number: "by $1,000".
            var (first, half) = (IsSigned(tokens, start) && unitEnd == end ? start - 1 : start, HalfAfter(tokens, unitEnd, unit));
            line.Add(new("n", first, unitEnd + (half > 0 ? 1 : 0) - first, new Quantity((value + half) * factor, unit, spelled)));
        }

        line.Add(new("n", start, end - start, new Quantity(value, null, spelled)));
        if (end < tokens.Count && tokens[end] is { Glued: true, Text: "st" or "nd" or "rd" or "th" })
        {
            line.Add(new("ord", start, end + 1 - start, new Quantity(value, null, spelled)));
            return;
        }

        if (value is >= 1990 and <= 2099 && !tokens[start].Text.Contains(',', StringComparison.Ordinal))
        {
            line.Add(new("yr", start, end - start, new Quantity(value, null, spelled)));
        }
    }

    /// <summary>兩成半, 三小時半: half a unit more.</summary>
    private static decimal HalfAfter(IReadOnlyList<Token> tokens, int at, string unit) =>
        unit is "%" or "h" or "d" && at < tokens.Count && tokens[at].Text == "半" && tokens[at - 1].Kind == TokenKind.Han ? 0.5m : 0;

    /// <summary>The 成 of "Q2 成交" is no tenth.</summary>
    private static bool BeginsWord(IReadOnlyList<Token> tokens, int at) =>
        tokens[at].Stem == "成" && at + 1 < tokens.Count && tokens[at + 1].Stem is "交" or "功" or "本" or "長" or "案" or "績" or "單" or "果";

    private (string Unit, decimal Factor, int End)? Unit(IReadOnlyList<Token> tokens, int start, int end)
    {
        if (end < tokens.Count && !BeginsWord(tokens, end) && units.TryGetValue(tokens[end].Stem, out var unit))
        {
            return tokens[end].Stem == "成" ? (unit, 10, end + 1) : (unit, 1, end + 1);
        }

        // Chinese units are written with up to three characters: 鐘頭, 個小時.
        var word = end < tokens.Count ? tokens[end].Stem : "";
        for (var next = end + 1; next < tokens.Count && next < end + 3; next++)
        {
            word += tokens[next].Stem;
            if (units.TryGetValue(word, out unit))
            {
                return (unit, 1, next + 1);
            }
        }

        return start switch
        {
            _ when IsSigned(tokens, start) => (tokens[start - 1].Stem, 1, end),
            > 2 when tokens[start - 3].Stem + tokens[start - 2].Stem + tokens[start - 1].Stem == "百分之" => ("%", 1, end),
            _ => null,
        };
    }

    private static bool IsSigned(IReadOnlyList<Token> tokens, int start) => start > 0 && tokens[start - 1].Stem is "$" or "€" or "£" or "¥";

    private (decimal Value, int End, bool Spelled)? Number(IReadOnlyList<Token> tokens, int start) => tokens[start].Kind switch
    {
        TokenKind.Number => Digits(tokens, start),
        TokenKind.Han when ChineseNumber.IsPart(tokens[start].Text[0]) => Chinese(tokens, start),
        TokenKind.Word when cardinals.ContainsKey(tokens[start].Stem) => English(tokens, start),
        TokenKind.Word => Share(tokens, start),
        _ => null,
    };

    /// <summary>"A million", "half a million", "a hundred and twelve": a share of a scale that is written as a word.</summary>
    private (decimal, int, bool)? Share(IReadOnlyList<Token> tokens, int start)
    {
        foreach (var (stems, share) in shares)
        {
            var at = start + stems.Length;
            if (at < tokens.Count && Begins(tokens, start, stems) && tokens[at] is { Kind: TokenKind.Word, Text.Length: > 2 } && ScaleAt(tokens, at) is var scale and > 0)
            {
                return English(tokens, at + 1, share * scale);
            }
        }

        return null;
    }

    private static bool Begins(IReadOnlyList<Token> tokens, int start, string[] stems)
    {
        for (var i = 0; i < stems.Length; i++)
        {
            if (tokens[start + i].Stem != stems[i])
            {
                return false;
            }
        }

        return true;
    }

    private (decimal, int, bool)? Digits(IReadOnlyList<Token> tokens, int start)
    {
        var plain = tokens[start].Text.Replace(",", "", StringComparison.Ordinal);
        if (plain.Length > 15 || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var end = start + 1;
        while (end < tokens.Count && ScaleAt(tokens, end) is var scale and > 0 && value < 1_000_000_000_000m)
        {
            value *= scale;
            end++;
        }

        // "3萬5" is 35,000.
        return end > start + 1 && tokens[end - 1].Text is "萬" or "千" && IsNextDigit(tokens, end)
            ? (value + (ScaleAt(tokens, end - 1) / 10 * int.Parse(tokens[end].Text, CultureInfo.InvariantCulture)), end + 1, false)
            : (value, end, false);
    }

    /// <summary>Tells whether a digit goes on with the number before it; where spaces are written, only as the last of its clause: 1 萬 2.</summary>
    private static bool IsNextDigit(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at] is { Kind: TokenKind.Number, Text.Length: 1 }
        && (tokens[at].Glued || (!tokens[at - 1].Glued && (at + 1 == tokens.Count || tokens[at + 1].Kind == TokenKind.Mark || tokens[at + 1].Text is "元" or "塊")));

    private decimal ScaleAt(IReadOnlyList<Token> tokens, int at) => tokens[at].Kind switch
    {
        TokenKind.Han => ChineseNumber.ScaleOf(tokens[at].Text[0]),
        // "5 m" might be metres or minutes: a single letter scales only right beside its number.
        TokenKind.Word when tokens[at].Glued || tokens[at].Text.Length > 1 => scales.GetValueOrDefault(tokens[at].Stem),
        _ => 0,
    };

    private static (decimal, int, bool)? Chinese(IReadOnlyList<Token> tokens, int start)
    {
        var end = start;
        while (end < tokens.Count && tokens[end].Kind == TokenKind.Han && ChineseNumber.IsPart(tokens[end].Text[0]))
        {
            end++;
        }

        return ChineseNumber.Read(string.Concat(tokens.Skip(start).Take(end - start).Select(token => token.Text))) is { } value ? (value, end, true) : null;
    }

    /// <summary>"twenty two", "three hundred", "two hundred and fifty".</summary>
    private (decimal, int, bool)? English(IReadOnlyList<Token> tokens, int start, decimal already = 0)
    {
        var (total, part) = already >= 1_000 ? (already, 0m) : (0m, already);
        var end = start;
        while (end < tokens.Count)
        {
            if (cardinals.TryGetValue(tokens[end].Stem, out var value) && (end == start || part == 0 || part % 10 == 0 || part % 100 == 0) && part + value < 10_000)
            {
                part += value;
            }
            else if (part >= 100 && part % 100 == 0 && joints.Contains(tokens[end].Stem) && end + 1 < tokens.Count && cardinals.ContainsKey(tokens[end + 1].Stem))
            {
                // The next word goes on counting.
            }
            else if (ScaleAt(tokens, end) is var scale and > 0 && total < 1_000_000_000m)
            {
                (total, part) = scale >= 1_000 ? ((total + part) * scale, 0) : (total, part * scale);
            }
            else
            {
                break;
            }

            end++;
        }

        return (total + part, end, true);
    }
}
