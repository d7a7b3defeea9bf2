using NodaTime;

namespace SlaBot.Tests.LivingYear;

/// <summary>Targets as they were signed, from a day on: a goal, a deal size, and the rates from the top of the funnel down.</summary>
internal sealed record SignedTerms(int Revision, LocalDate From, decimal Revenue, decimal DealSize, decimal VisitToLead, decimal LeadToSql, decimal WinRate)
{
    /// <summary>The target of the whole year of a stage or of revenue: customers are revenue by deal size, each stage above is the one below by its rate.</summary>
    public decimal Of(string kpi)
    {
        var customers = Revenue / DealSize;
        return kpi switch
        {
            "revenue" => Revenue,
            "new_customers" => customers,
            "sqls" => customers / WinRate,
            "leads" => customers / WinRate / LeadToSql,
            "visits" => customers / WinRate / LeadToSql / VisitToLead,
            _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi, null),
        };
    }
}

/// <summary>
/// Counts the year once more from its facts, by nothing of what the program counts with: days one by one, each by the terms
/// that were signed for it.
/// </summary>
/// <param name="facts">What was told.</param>
/// <param name="signed">What was signed, oldest first.</param>
internal sealed class LivingRecount(LivingFacts facts, IReadOnlyList<SignedTerms> signed)
{
    public static readonly IReadOnlyList<string> Kpis = ["revenue", "visits", "leads", "sqls", "new_customers"];

    /// <summary>The target of some days: each working day has its share of the year's target, by the terms in force on it.</summary>
    public decimal Target(string kpi, LocalDate from, LocalDate to)
    {
        var all = LivingFacts.WorkingDaysIn(new(LivingFacts.Year, 1, 1), new(LivingFacts.Year, 12, 31));
        return signed.Select((terms, at) =>
        {
            var first = LocalDate.Max(from, terms.From);
            var last = at + 1 < signed.Count ? LocalDate.Min(to, signed[at + 1].From.PlusDays(-1)) : to;
            return first > last ? 0m : terms.Of(kpi) * LivingFacts.WorkingDaysIn(first, last) / all;
        }).Sum();
    }

    /// <summary>What some days brought.</summary>
    public decimal Actual(string kpi, LocalDate from, LocalDate to)
    {
        bool Within(LocalDate? day) => day >= from && day <= to;
        return kpi switch
        {
            "revenue" => facts.Deals.Where(deal => Within(deal.Closed)).Sum(deal => deal.Amount),
            "new_customers" => facts.Deals.Count(deal => Within(deal.Closed)),
            "sqls" => facts.Leads.Count(lead => Within(lead.Accepted)),
            "leads" => facts.Leads.Count(lead => Within(lead.Created)),
            _ => facts.Daily.Where(number => number.Kpi == kpi && Within(number.Day)).Sum(number => number.Value),
        };
    }

    /// <summary>The terms in force on a day.</summary>
    public SignedTerms On(LocalDate day) => signed.Last(terms => terms.From <= day);
}
