using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>Finds terms in a line. The spelling was mended before, so that a longer near-match beats a shorter exact one (贏單律 is 贏單率, not 贏單).</summary>
internal sealed class TermIndex
{
    private readonly Dictionary<string, List<Term>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> byStem = new(StringComparer.Ordinal);

    /// <summary>Makes an index. Of two terms with the same words and kind the first counts.</summary>
    public TermIndex(IEnumerable<Term> terms)
    {
        foreach (var term in terms)
        {
            if (!byFirst.TryGetValue(term.Stems[0], out var list))
            {
                byFirst[term.Stems[0]] = list = [];
            }

            if (IsKnown(list, term))
            {
                continue;
            }

            list.Add(term);
            if (term is { Kind: "kpi", Stems.Length: 1 })
            {
                byStem.TryAdd(term.Stems[0], term);
            }
        }
    }

    private static bool IsKnown(List<Term> list, Term term)
    {
        foreach (var known in list)
        {
            if (known.Kind == term.Kind && known.Stems.AsSpan().SequenceEqual(term.Stems))
            {
                return true;
            }
        }

        return false;
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
                    line.Add(new(term.Kind, i, term.Stems.Length, term.Value));
                }
            }
        }
    }

    private static bool Fits(Term term, Line line, int at)
    {
        if (at + term.Stems.Length > line.Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < term.Stems.Length; i++)
        {
            if (line.Tokens[at + i].Stem != term.Stems[i])
            {
                return false;
            }
        }

        return true;
    }
}
