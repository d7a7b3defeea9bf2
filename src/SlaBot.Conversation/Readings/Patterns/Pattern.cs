using System.Globalization;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>
/// A way of saying something, as written in the word lists: words, <c>a/b</c> for either, <c>a_b</c> for a phrase among
/// alternatives, <c>word?</c> for what may be missing, <c>{kpi}</c> for a find, <c>..</c> and <c>...</c> for a short and a
/// long gap, <c>^</c> and <c>$</c> for the edges of a clause.
/// </summary>
/// <param name="Name">What it says, such as <c>pace</c> or <c>rolling</c>.</param>
/// <param name="Arguments">What the word list gives along with the name, such as a weight.</param>
/// <param name="Elements">Its steps.</param>
internal sealed record Pattern(string Name, IReadOnlyList<string> Arguments, IReadOnlyList<PatternElement> Elements)
{
    private const int ShortGap = 14, LongGap = 40;

    private static readonly Dictionary<string, string[]> NothingToExpand = [];

    /// <summary>Gets the first argument as a number, or 0.</summary>
    public int Weight { get; } = Arguments.Count > 0 && int.TryParse(Arguments[0], CultureInfo.InvariantCulture, out var weight) ? weight : 0;

    /// <summary>Reads a pattern.</summary>
    public static Pattern Parse(string head, string body)
    {
        var names = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(names[0], names[1..], [.. body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element)]);
    }

    /// <summary>The stems of a phrase. Single words and plain Chinese, which most are, need no tokens: start-up counts.</summary>
    public static string[] StemsOf(string phrase) =>
        phrase.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0 ? [Singular.Of(phrase)]
        : phrase.All(Script.IsHan) ? [.. phrase.Select(c => c.ToString())]
        : [.. Tokens.Of(phrase, NothingToExpand).Select(token => token.Stem)];

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
