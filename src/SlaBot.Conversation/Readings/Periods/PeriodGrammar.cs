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
    private readonly (string Kind, string Value, string[] Stems)[] words;

    /// <summary>Makes the grammar from the word lists.</summary>
    public PeriodGrammar(WordBook book)
    {
        var patterns = book.Patterns("period").ToList();
        simple = new(patterns.Where(pattern => !IsNesting(pattern)));
        nesting = new(patterns.Where(IsNesting));
        modals = new(book.Patterns("modal"));
        words = [.. from kind in (string[])["month", "weekday", "unit", "span"]
                    from line in book.Section(kind)
                    from saying in line.Sayings
                    select (kind, line.Head, Pattern.StemsOf(saying))];
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
            if (rules[match.Pattern.Name](new(match), scene) is { } meaning && IsNew(line, match))
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
    private static bool IsNew(Line line, PatternMatch match) => !line.At(match.Start).Any(slot => slot.Kind == "p" && slot.End == match.End);

    private void FindWords(Line line)
    {
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            foreach (var (kind, value, stems) in words)
            {
                if (line.Tokens[i].Stem == stems[0] && Fits(line, i, stems))
                {
                    line.Add(new(kind, i, stems.Length, value));
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

    private static bool Fits(Line line, int at, string[] stems) =>
        at + stems.Length <= line.Tokens.Count && stems.Index().All(stem => line.Tokens[at + stem.Index].Stem == stem.Item);
}

/// <summary>Says which days an expression of one family means; null where it means none.</summary>
internal delegate PeriodMeaning? PeriodRule(PeriodWords words, PeriodScene scene);
