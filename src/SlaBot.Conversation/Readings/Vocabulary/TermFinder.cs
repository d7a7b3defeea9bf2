using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>Finds KPIs and departments in a line, with the phrases that are built of stages ("lead to customer rate").</summary>
internal sealed class TermFinder(WordBook book)
{
    private readonly PatternBook rates = new(book.Patterns("rate"));
    private readonly PatternBook salesAsDepartment = new(book.Patterns("sales-department"));

    /// <summary>Finds the terms.</summary>
    public void Find(Line line, CompanyWords company)
    {
        company.Terms.Find(line);
        foreach (var match in rates.In(line))
        {
            if (match.Finds is [{ Value: KpiId from }, { Value: KpiId to }, ..] && company.Rate(from, to) is { } rate)
            {
                line.Add(new("kpi", match.Start, match.End - match.Start, rate));
            }
        }

        line.KeepLongest("dept");
        line.KeepLongest("kpi");
        DropInside(line, "dept", "kpi");
        DropInside(line, "kpi", "dept");
        DropInside(line, "kpi", "p");
        DropInside(line, "vague", "kpi");
        DropInside(line, "sales", "kpi");
        DropInside(line, "sales", "dept");
        SettleSales(line);
    }

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
            else if (!line.All("kpi").Any())
            {
                line.Add(new("kpi", slot.Start, slot.Length, Domain.Kpis.KpiIds.Revenue));
            }
        }
    }

    private static void DropInside(Line line, string kind, string winner)
    {
        foreach (var slot in line.All(kind).ToList())
        {
            if (line.All(winner).Any(other => other.Overlaps(slot) && other.Length > slot.Length))
            {
                line.Remove(slot);
            }
        }
    }
}
