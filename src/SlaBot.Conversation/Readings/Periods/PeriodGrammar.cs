using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>
/// Finds time expressions. The word lists say how each family is written in each language; a family here says which days
/// it means. Expressions nest: "the first week of last month", "from the 3rd to yesterday".
/// </summary>
internal sealed class PeriodGrammar
{
    private const int DeepestNesting = 3;

    private readonly PatternBook simple;
    private readonly PatternBook nesting;
    private readonly PatternBook modals;
    private readonly Dictionary<string, PeriodRule> rules =
        new(NamedPeriods.Rules.Concat(RelativePeriods.Rules).Concat(Dates.Rules).Concat(PartsOfPeriods.Rules).Concat(Ranges.Rules));
    private readonly Dictionary<string, List<TimeWord>> words = new(StringComparer.Ordinal);

    /// <summary>Makes the grammar from the word lists.</summary>
    public PeriodGrammar(WordBook book)
    {
        var patterns = book.Patterns("period").ToList();
        simple = new(patterns.Where(pattern => !IsNesting(pattern)));
        nesting = new(patterns.Where(IsNesting));
        modals = new(book.Patterns("modal"));
        foreach (var kind in (string[])["month", "weekday", "unit", "span"])
        {
            foreach (var (value, sayings) in book.Section(kind))
            {
                foreach (var saying in sayings)
                {
                    Enter(new(kind, value, Pattern.StemsOf(saying)));
                }
            }
        }
    }

    /// <summary>Finds the time expressions of a line: its <c>p</c> finds, the longest of those that overlap.</summary>
    public void Find(Line line, PeriodScene scene)
    {
        FindWords(line);
        RemoveModals(line);
        Apply(simple, line, scene);
        for (var depth = 0; depth < DeepestNesting && Apply(nesting, line, scene); depth++)
        {
        }

        line.KeepLongest("p");
        foreach (var slot in line.All("p").Where(slot => slot.Value is PeriodMeaning { None: true }).ToList())
        {
            line.Remove(slot);
        }
    }

    private static bool IsNesting(Pattern pattern) => pattern.Saying.Contains("{p}", StringComparison.Ordinal);

    private bool Apply(PatternBook book, Line line, PeriodScene scene)
    {
        var found = false;
        foreach (var match in book.In(line))
        {
            if (IsNew(line, match) && rules[match.Pattern.Name](new(match), scene) is { } meaning)
            {
                line.Add(new("p", match.Start, match.End - match.Start, Doubtful(meaning, match)));
                found = true;
            }
        }

        return found;
    }

    /// <summary>What is told by impossible or doubtful days is so itself.</summary>
    private static PeriodMeaning Doubtful(PeriodMeaning meaning, PatternMatch match)
    {
        foreach (var find in match.Finds)
        {
            if (find.Value is PeriodMeaning { Unsure: var unsure, Impossible: var impossible } && (unsure || impossible))
            {
                meaning = meaning with { Unsure = meaning.Unsure || unsure, Impossible = meaning.Impossible || impossible };
            }
        }

        return meaning;
    }

    /// <summary>The first pattern of the list that covers a run of tokens decides what the run means.</summary>
    private static bool IsNew(Line line, PatternMatch match)
    {
        foreach (var slot in line.At(match.Start))
        {
            if (slot.Kind == "p" && slot.End == match.End)
            {
                return false;
            }
        }

        return true;
    }

    private void Enter(TimeWord word)
    {
        if (!words.TryGetValue(word.Stems[0], out var list))
        {
            words[word.Stems[0]] = list = [];
        }

        list.Add(word);
    }

    private void FindWords(Line line)
    {
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            foreach (var word in words.GetValueOrDefault(line.Tokens[i].Stem) ?? [])
            {
                if (Fits(line, i, word.Stems))
                {
                    line.Add(new(word.Kind, i, word.Stems.Length, word.Value));
                }
            }
        }
    }

    /// <summary>"May I have …" names no month.</summary>
    private void RemoveModals(Line line)
    {
        foreach (var slot in modals.In(line).SelectMany(match => match.Words).Distinct().SelectMany(word => line.At(word).Where(slot => slot.Kind == "month").ToList()))
        {
            line.Remove(slot);
        }
    }

    private static bool Fits(Line line, int at, string[] stems)
    {
        if (at + stems.Length > line.Tokens.Count)
        {
            return false;
        }

        for (var i = 1; i < stems.Length; i++)
        {
            if (line.Tokens[at + i].Stem != stems[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word of time, such as a month's name.</summary>
    private sealed record TimeWord(string Kind, string Value, string[] Stems);
}

/// <summary>Says which days an expression of one family means; null where it means none.</summary>
internal delegate PeriodMeaning? PeriodRule(PeriodWords words, PeriodScene scene);
