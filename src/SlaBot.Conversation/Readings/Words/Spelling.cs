using System.Numerics;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>Finds the known word that a misspelt one stands for. Words known in any role are never corrected.</summary>
internal sealed class Spelling
{
    private const int MostLookUps = 60;

    private readonly HashSet<string> known;
    private readonly int longestKnown;
    private readonly List<string>?[] byLength;

    /// <summary>Makes a speller.</summary>
    /// <param name="words">The words worth correcting to, in full and in the singular.</param>
    /// <param name="ordinary">Words of everyday English that must stay what they are.</param>
    public Spelling(IEnumerable<string> words, IEnumerable<string> ordinary)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length >= 3 && targets.Add(word))
            {
                longest = Math.Max(longest, word.Length);
            }
        }

        known = new(targets, StringComparer.Ordinal);
        known.UnionWith(ordinary);
        longestKnown = known.Max(word => word.Length);
        byLength = new List<string>?[longest + 1];
        foreach (var word in targets)
        {
            (byLength[word.Length] ??= []).Add(word);
        }

        // In alphabetical order, so that equally near words always come in the same order.
        foreach (var ofLength in byLength)
        {
            ofLength?.Sort(StringComparer.Ordinal);
        }
    }

    /// <summary>Replaces the stems of misspelt words.</summary>
    public void Correct(List<Token> tokens)
    {
        var lookUps = 0;
        for (var i = 0; i < tokens.Count && lookUps < MostLookUps; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word || token.Text.Length < 4 || IsKnown(token))
            {
                continue;
            }

            lookUps++;
            if (Join(tokens, i) is { } joined)
            {
                tokens[i] = joined;
                tokens.RemoveAt(i + 1);
                continue;
            }

            // One slip in a long word is likelier than a missing space: "propsals" is no "prop sals".
            var nearest = Nearest(token.Text);
            var isSlip = nearest is [{ Length: > 6 } near, ..] && EditDistance.Between(token.Text, near, 1) <= 1;
            if (!isSlip && Split(token.Text) is var (left, right))
            {
                tokens[i] = token with { Text = left, Stem = Singular.Of(left), Corrected = true };
                tokens.Insert(i + 1, token with { Text = right, Stem = Singular.Of(right), Glued = true, Corrected = true });
                continue;
            }

            if (nearest is [var best, .. var rivals])
            {
                tokens[i] = token with { Stem = Singular.Of(best), Corrected = true, Rivals = rivals };
            }
        }
    }

    private bool IsKnown(Token token) => known.Contains(token.Text) || known.Contains(token.Stem);

    /// <summary>"pro posals": two pieces that are no words make one that is.</summary>
    private Token? Join(List<Token> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1] is { Kind: TokenKind.Word, Text.Length: > 2 } next && !IsKnown(next)
        && known.Contains(tokens[at].Text + next.Text)
            ? tokens[at] with { Text = tokens[at].Text + next.Text, Stem = Singular.Of(tokens[at].Text + next.Text), Corrected = true }
            : null;

    /// <summary>"winrate": one piece that is no word makes two that are.</summary>
    private (string Left, string Right)? Split(string word)
    {
        // A piece longer than any word is none: without this, one endless word would take the square of its length.
        for (var cut = Math.Max(3, word.Length - longestKnown); cut <= Math.Min(word.Length - 3, longestKnown); cut++)
        {
            if (known.Contains(word[..cut]) && known.Contains(word[cut..]))
            {
                return (word[..cut], word[cut..]);
            }
        }

        return null;
    }

    /// <summary>The nearest words, best first: those with the same first letter before others, all at the same distance; a letter is sooner left out than put in.</summary>
    private List<string> Nearest(string word)
    {
        var limit = EditDistance.Tolerance(word.Length);
        var letters = LettersOf(word);
        var best = new List<string>();
        for (var length = Math.Max(3, word.Length - limit); length <= Math.Min(word.Length + limit, byLength.Length - 1); length++)
        {
            foreach (var known in byLength[length] ?? [])
            {
                if (BitOperations.PopCount(LettersOf(known) ^ letters) > 2 * limit)
                {
                    continue;
                }

                var distance = EditDistance.Between(word, known, limit);
                if (distance > limit || (length < 4 && distance > 1))
                {
                    continue;
                }

                if (distance < limit)
                {
                    best.Clear();
                    limit = distance;
                }

                best.Add(known);
            }
        }

        return [.. best.DistinctBy(Singular.Of).OrderBy(other => other[0] == word[0] ? 0 : 1).ThenBy(other => IsSwap(word, other) ? 0 : 1).ThenByDescending(other => other.Length)];
    }

    private static bool IsSwap(string word, string other) =>
        word.Length == other.Length && LettersOf(word) == LettersOf(other);

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }
}
