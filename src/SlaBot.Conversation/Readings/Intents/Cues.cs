using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Finds, in a line, the cues of intents and moods that the word lists know.</summary>
internal sealed class Cues(WordBook book)
{
    private readonly PatternBook intents = new(book.Patterns("intent"));
    private readonly PatternBook moods = new(book.Patterns("mood"));
    private readonly PatternBook openings = new(book.Patterns("opening"));
    private readonly PatternBook closings = new(book.Patterns("closing"));

    /// <summary>The cues of intents. Words inside a KPI's longer name are no cues: the "win" of "win rate" asks for no wins.</summary>
    public List<PatternMatch> Intents(Line line)
    {
        var names = line.All("kpi").Where(slot => !slot.Loose).ToList();
        var named = new bool[line.Tokens.Count];
        foreach (var name in names)
        {
            Array.Fill(named, true, name.Start, name.Length);
        }

        var found = intents.In(line);
        var periods = line.All("p").ToList();
        found.RemoveAll(cue => cue.Finds.Count == 0
            && ((Line.IsAnySet(named, cue.Start, cue.End) && names.Exists(name => IsInside(cue, name))) || periods.Exists(period => Breaks(cue, period))));
        return found;
    }

    /// <summary>Tells whether a cue ends inside a time: no 跟上 in 跟上一季比.</summary>
    private static bool Breaks(PatternMatch cue, Slot period) =>
        cue.Start < period.Start && cue.End > period.Start && cue.End < period.End && cue.Words.Count == cue.End - cue.Start;

    private static bool IsInside(PatternMatch cue, Slot name) =>
        (cue.End > name.Start && cue.End < name.End)
        || (cue.Start > name.Start && cue.Start < name.End)
        || (cue.Words.Count < name.Length && cue.Words.All(word => word >= name.Start && word < name.End));

    /// <summary>How the line is said, leaving aside what is said inside <paramref name="beside"/>.</summary>
    public (Moods Moods, List<PatternMatch> Matches) MoodsOf(Line line, IReadOnlyList<PatternMatch> beside)
    {
        var matches = moods.In(line);
        matches.RemoveAll(match => beside.Any(aside => match.Start >= aside.Start && match.End <= aside.End));
        var found = matches.Aggregate(Moods.None, (sum, match) => sum | Enum.Parse<Moods>(match.Pattern.Name, ignoreCase: true));
        return (line.Tokens.Any(token => token.Text == "?") ? found | Moods.Question : found, matches);
    }

    /// <summary>Marks where clauses begin and end, skipping polite words at both edges.</summary>
    public void MarkClauses(Line line)
    {
        var skips = openings.In(line).ToLookup(match => match.Start, match => match.End);
        var at = true;
        for (var i = 0; i <= line.Tokens.Count; i++)
        {
            line.ClauseStarts[i] |= at;
            at = i < line.Tokens.Count && EndsClause(line.Tokens[i]);
            if (line.ClauseStarts[i])
            {
                foreach (var end in skips[i])
                {
                    line.ClauseStarts[end] = true;
                }
            }
        }

        var ends = closings.In(line).ToLookup(match => match.Start, match => match.End);
        for (var i = line.Tokens.Count; i >= 0; i--)
        {
            line.ClauseEnds[i] = i == line.Tokens.Count || EndsClause(line.Tokens[i]) || ends[i].Any(end => line.ClauseEnds[end]);
        }
    }

    private static bool EndsClause(Token token) => token.Kind == TokenKind.Mark && token.Text is not ("$" or "%" or "/" or "#" or "-" or "+" or "&");
}
