using System.Globalization;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>
/// A way of saying something, as written in the word lists: words, <c>a/b</c> for either, <c>a_b</c> for a phrase among
/// alternatives, <c>word?</c> for what may be missing, <c>{kpi}</c> for a find, <c>..</c> and <c>...</c> for a short and a
/// long gap, <c>^</c> and <c>$</c> for the edges of a clause.
/// </summary>
internal sealed class Pattern(PatternHead head, string saying)
{
    private const int ShortGap = 14, LongGap = 40;

    private static readonly Dictionary<string, string[]> NothingToExpand = [];

    private PatternElement[]? elements;

    /// <summary>Gets what it says, such as <c>pace</c> or <c>rolling</c>.</summary>
    public string Name => head.Name;

    /// <summary>Gets what the word list gives along with the name, such as a weight.</summary>
    public IReadOnlyList<string> Arguments => head.Arguments;

    /// <summary>Gets the first argument as a number, or 0.</summary>
    public int Weight => head.Weight;

    /// <summary>Gets how it is written.</summary>
    public string Saying => saying;

    /// <summary>Gets its steps; worked out when a message first comes near it, as few of thousands ever are and start-up counts.</summary>
    public PatternElement[] Elements => elements ??= [.. saying.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element)];

    /// <summary>The stems of a phrase. Single words and plain Chinese, which most are, need no tokens: start-up counts.</summary>
    public static string[] StemsOf(string phrase)
    {
        if (IsPlainWord(phrase))
        {
            return [Singular.Of(phrase)];
        }

        foreach (var c in phrase)
        {
            if (!Script.IsHan(c))
            {
                return IsPlainWords(phrase) ? Singulars(phrase) : [.. Tokens.Of(phrase, NothingToExpand).Select(token => token.Stem)];
            }
        }

        return HanOf(phrase);
    }

    /// <summary>The first stem of a phrase.</summary>
    public static string FirstStem(string phrase) =>
        Script.IsHan(phrase[0]) ? HanOf(phrase[..1])[0]
        : IsPlainWord(phrase) ? Singular.Of(phrase)
        : StemsOf(phrase)[0];

    private static bool IsPlainWord(string phrase) => phrase.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsPlainWords(string phrase)
    {
        foreach (var c in phrase)
        {
            if (c is not (>= 'a' and <= 'z') and not ' ')
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Singulars(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Singular.Of(words[i]);
        }

        return words;
    }

    private static string[] HanOf(string phrase)
    {
        var stems = new string[phrase.Length];
        for (var i = 0; i < stems.Length; i++)
        {
            stems[i] = phrase[i].ToString();
        }

        return stems;
    }

    private static PatternElement Element(string word) => word switch
    {
        ".." => new PatternElement.Gap(ShortGap),
        "..." => new PatternElement.Gap(LongGap),
        "^" => new PatternElement.ClauseStart(),
        "$" => new PatternElement.ClauseEnd(),
        [.. var inner, '?'] when inner.Length > 0 => Element(inner) with { Optional = true },
        "/" => new PatternElement.Literal([StemsOf("/")]),
        _ when word.Contains('{', StringComparison.Ordinal) && word.Contains('/', StringComparison.Ordinal) => new PatternElement.Either([.. word.Split('/').Select(Element)]),
        ['{', .. var kind, '}'] => new PatternElement.Find(kind),
        _ => new PatternElement.Literal([.. word.Split('/').Select(Choice)]),
    };

    private static string[] Choice(string phrase) => StemsOf(phrase) is { Length: > 0 } stems ? stems : throw new FormatException($"'{phrase}' has no words.");
}

/// <summary>What a line of the word lists says of all its patterns.</summary>
internal sealed class PatternHead
{
    /// <summary>Makes a head of <c>name argument argument</c>.</summary>
    public PatternHead(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Name = words[0];
        Arguments = words[1..];
        Weight = words.Length > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var weight) ? weight : 0;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Gets the first argument as a number, or 0.</summary>
    public int Weight { get; }
}
