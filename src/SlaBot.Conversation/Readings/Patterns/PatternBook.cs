namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>Many patterns, found by what they begin with, so that reading stays linear in the length of the message.</summary>
internal sealed class PatternBook
{
    private readonly Dictionary<string, List<Entry>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byFind = new(StringComparer.Ordinal);
    private readonly int count;

    /// <summary>Makes a book.</summary>
    public PatternBook(IEnumerable<Pattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            Index(new(pattern, count));
            count++;
        }
    }

    /// <summary>All places where a pattern fits, from left to right.</summary>
    public List<PatternMatch> In(Line line)
    {
        var matches = new List<PatternMatch>();
        var walk = new PatternWalk(line);
        var fits = new Fit[count];
        for (var start = 0; start < line.Tokens.Count; start++)
        {
            Try(byWord.GetValueOrDefault(line.Tokens[start].Stem), walk, start, fits, matches);
            string? done = null;
            foreach (var slot in line.At(start))
            {
                if (slot.Kind != done)
                {
                    Try(byFind.GetValueOrDefault(slot.Kind), walk, start, fits, matches);
                    done = slot.Kind;
                }
            }
        }

        return matches;
    }

    private static void Try(List<Entry>? entries, PatternWalk walk, int start, Fit[] fits, List<PatternMatch> matches)
    {
        if (entries is null)
        {
            return;
        }

        foreach (var entry in entries)
        {
            ref var fit = ref fits[entry.Number];
            if (fit == Fit.Unknown)
            {
                fit = walk.MayFit(entry.Pattern) ? Fit.Possible : Fit.Never;
            }

            if (fit == Fit.Possible && walk.From(entry.Pattern, start) is { } match)
            {
                matches.Add(match);
            }
        }
    }

    /// <summary>
    /// Enters a pattern under every word or find that it can begin with. Only the beginning of the saying is looked at: what
    /// may be left out, and the step after it.
    /// </summary>
    private void Index(Entry entry)
    {
        var saying = entry.Pattern.Saying;
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
            IndexBy(optional ? step[..^1] : step, entry);
            if (!optional)
            {
                return;
            }
        }

        throw new FormatException($"A pattern begins with a word or a find: {entry.Pattern.Name}: {saying}.");
    }

    private void IndexBy(string step, Entry entry)
    {
        if (step is ".." or "..." or "$")
        {
            throw new FormatException($"A pattern begins with a word or a find: {entry.Pattern.Name}: {entry.Pattern.Saying}.");
        }

        if (step == "/" || !step.Contains('/', StringComparison.Ordinal))
        {
            Enter(step, entry);
            return;
        }

        foreach (var choice in step.Split('/'))
        {
            Enter(choice, entry);
        }
    }

    private void Enter(string choice, Entry entry)
    {
        var (index, key) = choice[0] == '{' ? (byFind, choice[1..^1]) : (byWord, Pattern.FirstStem(choice));
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        if (list.Count == 0 || list[^1] != entry)
        {
            list.Add(entry);
        }
    }

    /// <summary>What is known of a pattern's chances in one line.</summary>
    private enum Fit : byte
    {
        Unknown,
        Possible,
        Never,
    }

    /// <summary>A pattern and its number in this book.</summary>
    private sealed class Entry(Pattern pattern, int number)
    {
        public Pattern Pattern => pattern;

        public int Number => number;
    }
}
