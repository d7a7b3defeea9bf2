using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>
/// Finds terms in a line: exact ones, and Chinese ones of three characters or more with one character wrong. Keeping the
/// longest afterwards makes a longer near-match beat a shorter exact one inside it (贏單律 is 贏單率, not 贏單).
/// </summary>
internal sealed class TermIndex
{
    private const int ShortestNear = 3, LongestNear = 7;

    private readonly Dictionary<string, List<Term>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term?> near = new(StringComparer.Ordinal);

    /// <summary>Makes an index. Of two terms with the same words and kind the first counts.</summary>
    public TermIndex(IEnumerable<Term> terms)
    {
        foreach (var term in terms.DistinctBy(term => (term.Kind, string.Join(' ', term.Stems))))
        {
            if (!byFirst.TryGetValue(term.Stems[0], out var list))
            {
                byFirst[term.Stems[0]] = list = [];
            }

            list.Add(term);
            if (term is { Kind: "kpi", Stems.Count: 1 })
            {
                byStem.TryAdd(term.Stems[0], term);
            }

            AddNear(term);
        }
    }

    /// <summary>The KPI that a single word names, or null.</summary>
    public object? KpiOf(string stem) => byStem.GetValueOrDefault(stem)?.Value;

    /// <summary>Notes the terms of a line.</summary>
    public void Find(Line line)
    {
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            foreach (var term in byFirst.GetValueOrDefault(line.Tokens[i].Stem) ?? [])
            {
                if (Fits(term, line, i))
                {
                    line.Add(new(term.Kind, i, term.Stems.Count, term.Value));
                }
            }

            FindNear(line, i);
        }
    }

    private static bool Fits(Term term, Line line, int at)
    {
        if (at + term.Stems.Count > line.Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < term.Stems.Count; i++)
        {
            if (line.Tokens[at + i].Stem != term.Stems[i])
            {
                return false;
            }
        }

        return true;
    }

    private void AddNear(Term term)
    {
        if (term.Kind != "kpi" || term.Stems.Count is < ShortestNear or > LongestNear || !term.Stems.All(IsHan))
        {
            return;
        }

        for (var i = 0; i < term.Stems.Count; i++)
        {
            var key = Without(term.Stems, i);
            // A slip that would fit two KPIs alike stands for neither.
            near[key] = near.TryGetValue(key, out var other) && (other is null || !other.Value.Equals(term.Value)) ? null : term;
        }
    }

    private void FindNear(Line line, int at)
    {
        var run = 0;
        while (run < LongestNear && at + run < line.Tokens.Count && line.Tokens[at + run].Kind == TokenKind.Han)
        {
            run++;
        }

        for (var length = ShortestNear; length <= run; length++)
        {
            var stems = line.Tokens.Skip(at).Take(length).Select(token => token.Stem).ToList();
            for (var i = 0; i < length; i++)
            {
                if (near.TryGetValue(Without(stems, i), out var term) && term is not null && !line.At(at).Any(slot => slot.Kind == "kpi" && slot.Length == length))
                {
                    line.Add(new("kpi", at, length, term.Value));
                }
            }
        }
    }

    private static bool IsHan(string stem) => stem.Length == 1 && Script.IsHan(stem[0]);

    private static string Without(IReadOnlyList<string> stems, int index) => string.Concat(stems.Select((stem, i) => i == index ? "*" : stem));
}
