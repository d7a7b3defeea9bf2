using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>Finds KPIs and departments in a line, with the phrases that are built of stages ("lead to customer rate").</summary>
internal sealed class TermFinder(WordBook book)
{
    private readonly PatternBook rates = new(book.Patterns("rate").Concat(book.Patterns("kpi-phrase")));
    private readonly Dictionary<string, string[]> absorbed = book.Section("absorbs").GroupBy(line => line.Head).ToDictionary(lines => lines.Key, lines => lines.SelectMany(line => line.Sayings).ToArray());
    private readonly PatternBook salesAsDepartment = new(book.Patterns("sales-department"));

    /// <summary>Finds the terms.</summary>
    public void Find(Line line, CompanyWords company)
    {
        company.Terms.Find(line);
        var names = line.All("kpi").Where(slot => slot.Length > 1).ToList();
        var between = new HashSet<int>();
        foreach (var match in rates.In(line))
        {
            if (Meant(match, company) is { } named && !IsLent(match, named, names))
            {
                line.Add(new("kpi", match.Start, match.End - match.Start, named) { Loose = match.Pattern.Elements[0] is not PatternElement.Find });
                between.UnionWith(Enumerable.Range(match.Start, match.End - match.Start).Where(at => !match.Words.Contains(at)));
            }
        }

        line.KeepLongest("dept");
        line.KeepLongest("kpi");
        // "How soon must sales call a lead": whoever stands between the words of a phrase is named beside it.
        DropInside(line, "dept", "kpi", between);
        DropInside(line, "kpi", "dept");
        DropInside(line, "kpi", "p");
        DropInside(line, "n", "p");
        DropInside(line, "vague", "kpi");
        DropInside(line, "sales", "kpi", between);
        DropInside(line, "sales", "dept");
        Absorb(line);
        SettleSales(line);
    }

    // "Win rate and deal size": the "win" and the "deal" belong to other names, not to "win … deals".
    private static bool IsLent(PatternMatch phrase, KpiId named, List<Slot> names) =>
        phrase.Pattern.Name is not ("rate" or "rate-into")
        && names.Exists(name => !name.Value.Equals(named)
            && phrase.Words.Any(at => at >= name.Start && at < name.End)
            && !Enumerable.Range(name.Start, name.Length).All(at => phrase.Words.Contains(at) || phrase.Finds.Any(find => at >= find.Start && at < find.End)));

    /// <summary>The KPI that a phrase built of stages or words names: of one stage alone, the rate into it.</summary>
    private static KpiId? Meant(PatternMatch match, CompanyWords company) => (match.Pattern.Name, match.Finds) switch
    {
        ("rate", [{ Value: KpiId from }, { Value: KpiId to }, ..]) => company.Rate(from, to),
        ("rate", _) => null,
        ("rate-into", [{ Value: KpiId to }, ..]) => company.RateInto(to),
        ("rate-into", _) => null,
        _ => company.Canonical(new(match.Pattern.Name)),
    };

    /// <summary>
    /// "Sales" alone is the department where somebody speaks of people ("is sales behind?"), else the money, unless
    /// another KPI was named.
    /// </summary>
    private void SettleSales(Line line)
    {
        var matches = salesAsDepartment.In(line);
        foreach (var slot in line.All("sales").ToList())
        {
            if (matches.Any(match => match.Finds.Contains(slot)))
            {
                line.Add(new("dept", slot.Start, slot.Length, new PartyId("sales")));
            }
            else if (!line.HasAny("kpi"))
            {
                line.Add(new("kpi", slot.Start, slot.Length, Domain.Kpis.KpiIds.Revenue));
            }
        }
    }

    /// <summary>Drops the KPI that only belongs to another's phrase, unless the two are listed side by side ("leads and response time").</summary>
    private void Absorb(Line line)
    {
        var kpis = line.All("kpi").ToList();
        var larger = kpis.Where(slot => absorbed.ContainsKey(((KpiId)slot.Value).Value)).ToList();
        foreach (var slot in kpis.Where(slot => larger.Exists(other => Absorbs(other, slot) && !IsList(line, slot, other))).ToList())
        {
            line.Remove(slot);
        }
    }

    private bool Absorbs(Slot larger, Slot smaller) =>
        absorbed.TryGetValue(((KpiId)larger.Value).Value, out var ids) && ids.Contains(((KpiId)smaller.Value).Value);

    private static bool IsList(Line line, Slot left, Slot right)
    {
        var (first, last) = left.Start < right.Start ? (left, right) : (right, left);
        return Enumerable.Range(first.End, Math.Max(0, last.Start - first.End)).Any(at => line.Tokens[at].Stem is "," or ";" && line.ClauseEnds[at] && at > first.End)
            || last.Start - first.End == 1 && line.Tokens[first.End].Stem is "and" or "&" or "," or "、" or "跟" or "和" or "與" or "or" or "versus" or "+";
    }

    /// <summary>Drops the finds of a kind that share a token with a longer one of another.</summary>
    private static void DropInside(Line line, string kind, string winner, HashSet<int>? except = null)
    {
        if (!line.HasAny(kind) || !line.HasAny(winner))
        {
            return;
        }

        var longest = new int[line.Tokens.Count];
        foreach (var other in line.All(winner))
        {
            for (var at = other.Start; at < other.End; at++)
            {
                longest[at] = Math.Max(longest[at], other.Length);
            }
        }

        foreach (var slot in line.All(kind).ToList())
        {
            if (IsLongerThere(longest, slot) && except?.IsSupersetOf(Enumerable.Range(slot.Start, slot.Length)) != true)
            {
                line.Remove(slot);
            }
        }
    }

    private static bool IsLongerThere(int[] longest, Slot slot)
    {
        for (var at = slot.Start; at < slot.End; at++)
        {
            if (longest[at] > slot.Length)
            {
                return true;
            }
        }

        return false;
    }
}
