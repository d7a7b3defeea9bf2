namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>Many patterns, found by what they begin with, so that reading stays linear in the length of the message.</summary>
internal sealed class PatternBook
{
    private readonly Dictionary<string, List<Pattern>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Pattern>> byFind = new(StringComparer.Ordinal);

    /// <summary>Makes a book.</summary>
    public PatternBook(IEnumerable<Pattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            Index(pattern);
        }
    }

    /// <summary>All places where a pattern fits, from left to right.</summary>
    public List<PatternMatch> In(Line line)
    {
        var matches = new List<PatternMatch>();
        var walk = new PatternWalk(line);
        for (var start = 0; start < line.Tokens.Count; start++)
        {
            Try(byWord.GetValueOrDefault(line.Tokens[start].Stem), walk, start, matches);
            string? done = null;
            foreach (var slot in line.At(start))
            {
                if (slot.Kind != done)
                {
                    Try(byFind.GetValueOrDefault(slot.Kind), walk, start, matches);
                    done = slot.Kind;
                }
            }
        }

        return matches;
    }

    private static void Try(List<Pattern>? patterns, PatternWalk walk, int start, List<PatternMatch> matches)
    {
        foreach (var pattern in patterns ?? [])
        {
            if (walk.From(pattern, start) is { } match)
            {
                matches.Add(match);
            }
        }
    }

    private void Index(Pattern pattern)
    {
        var first = pattern.Elements.SkipWhile(element => element is PatternElement.ClauseStart).First();
        if (first.Optional)
        {
            Index(pattern with { Elements = [.. pattern.Elements.Where(element => element != first)] });
            Index(pattern with { Elements = [.. pattern.Elements.Select(element => element == first ? element with { Optional = false } : element)] });
            return;
        }

        foreach (var step in first is PatternElement.Either either ? either.Choices : [first])
        {
            IndexBy(step, pattern);
        }
    }

    private void IndexBy(PatternElement first, Pattern pattern)
    {
        switch (first)
        {
            case PatternElement.Literal literal:
                foreach (var word in literal.Choices.Select(choice => choice[0]).Distinct())
                {
                    Entry(byWord, word).Add(pattern);
                }

                break;
            case PatternElement.Find find:
                Entry(byFind, find.Kind).Add(pattern);
                break;
            default:
                throw new FormatException($"A pattern begins with a word or a find: {pattern.Name}.");
        }
    }

    private static List<Pattern> Entry(Dictionary<string, List<Pattern>> index, string key) =>
        index.TryGetValue(key, out var list) ? list : index[key] = [];
}
