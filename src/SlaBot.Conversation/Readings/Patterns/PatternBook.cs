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

    /// <summary>
    /// Enters a pattern under every word or find that it can begin with. Only the beginning of the saying is looked at: what
    /// may be left out, and the step after it.
    /// </summary>
    private void Index(Pattern pattern)
    {
        var saying = pattern.Saying;
        for (var at = 0; at < saying.Length;)
        {
            var end = saying.IndexOf(' ', at);
            end = end < 0 ? saying.Length : end;
            var step = saying[at..end];
            at = end + 1;
            if (step == "^")
            {
                continue;
            }

            var optional = step.Length > 1 && step[^1] == '?';
            IndexBy(optional ? step[..^1] : step, pattern);
            if (!optional)
            {
                return;
            }
        }

        throw new FormatException($"A pattern begins with a word or a find: {pattern.Name}: {saying}.");
    }

    private void IndexBy(string step, Pattern pattern)
    {
        if (step is ".." or "..." or "$")
        {
            throw new FormatException($"A pattern begins with a word or a find: {pattern.Name}: {pattern.Saying}.");
        }

        if (step == "/" || !step.Contains('/', StringComparison.Ordinal))
        {
            Enter(step, pattern);
            return;
        }

        foreach (var choice in step.Split('/'))
        {
            Enter(choice, pattern);
        }
    }

    private void Enter(string choice, Pattern pattern)
    {
        var (index, key) = choice[0] == '{' ? (byFind, choice[1..^1]) : (byWord, Pattern.FirstStem(choice));
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        if (list.Count == 0 || list[^1] != pattern)
        {
            list.Add(pattern);
        }
    }
}
