namespace SlaBot.Conversation.Readings.Words;

/// <summary>
/// Mends Chinese slips of the input method: a character that makes no known pair with its neighbours gives way to one of
/// the same sound that does (贏單律 is 贏單率, 進渡 is 進度).
/// </summary>
internal sealed class Homophones
{
    private readonly Dictionary<char, string> groups = [];
    private readonly HashSet<(char, char)> pairs = [];

    /// <summary>Characters that are words by themselves, such as 記: their neighbours prove nothing.</summary>
    private readonly HashSet<char> alone = [];

    /// <summary>Terms of two characters, such as 名單: strong enough to mend even a character that is a word by itself.</summary>
    private readonly HashSet<(char, char)> terms = [];

    /// <summary>Makes it from the word lists: the groups of the <c>sound</c> section, and all pairs of characters in any saying.</summary>
    public Homophones(WordBook book)
    {
        foreach (var group in book.Section("sound").SelectMany(line => line.Sayings))
        {
            foreach (var c in group)
            {
                groups[c] = groups.GetValueOrDefault(c) + group;
            }
        }

        foreach (var term in book.Section("kpi").SelectMany(line => line.Sayings).Where(term => term.Length == 2 && term.All(Script.IsHan)))
        {
            terms.Add((term[0], term[1]));
        }

        foreach (var saying in book.AllSayings())
        {
            alone.UnionWith(saying.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length == 1).Select(word => word[0]));
            for (var i = 1; i < saying.Length; i++)
            {
                if (Script.IsHan(saying[i - 1]) && Script.IsHan(saying[i]))
                {
                    pairs.Add((saying[i - 1], saying[i]));
                }
            }
        }
    }

    /// <summary>Replaces the stems of misheard characters.</summary>
    public void Correct(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Han || !groups.TryGetValue(tokens[i].Text[0], out var group))
            {
                continue;
            }

            var (before, after) = (Han(tokens, i - 1), Han(tokens, i + 1));
            if (Links(before, tokens[i].Text[0], after) > 0)
            {
                continue;
            }

            var isWord = alone.Contains(tokens[i].Text[0]);
            var best = group.MaxBy(c => Links(before, c, after) + (MakesTerm(before, c, after) ? 1 : 0));
            if (isWord ? MakesTerm(before, best, after) : Links(before, best, after) > 0)
            {
                tokens[i] = tokens[i] with { Stem = best.ToString(), Corrected = true };
            }
        }
    }

    private bool MakesTerm(char before, char c, char after) => terms.Contains((before, c)) || terms.Contains((c, after));

    private int Links(char before, char c, char after) => (pairs.Contains((before, c)) ? 1 : 0) + (pairs.Contains((c, after)) ? 1 : 0);

    private static char Han(List<Token> tokens, int at) => at >= 0 && at < tokens.Count && tokens[at].Kind == TokenKind.Han ? tokens[at].Stem[0] : default;
}
