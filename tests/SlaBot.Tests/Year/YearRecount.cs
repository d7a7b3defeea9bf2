using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Tests.Year;

/// <summary>What a month brought, by plain counting.</summary>
internal sealed record RecountedMonth(decimal Revenue, long Wins, decimal Visits, long Leads, long Mqls, long Sqls, long Proposals);

/// <summary>What becomes of a deal's announcement.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="At">When it is told.</param>
/// <param name="IsBig">Whether by a post of its own, else in the digest of its day.</param>
/// <param name="Amount">What it is worth in the end; null where it is not won in the end.</param>
internal sealed record RecountedWin(string Deal, LocalDateTime At, bool IsBig, decimal? Amount);

/// <summary>Counts what was told once more, fact by fact, by nothing of what the program counts with.</summary>
/// <param name="told">What was told, in order.</param>
internal sealed class YearRecount(IReadOnlyList<Telling> told)
{
    private const int FreshDays = 14;

    /// <summary>The month, by what was told before a moment.</summary>
    public RecountedMonth Month(LocalDate first, LocalDate last, LocalDateTime before)
    {
        var deals = new Dictionary<string, (decimal Amount, bool IsWon, LocalDate? Closed)>();
        var leads = new Dictionary<string, (LocalDate Created, Dictionary<KpiId, LocalDate> Reached)>();
        var visits = new Dictionary<(LocalDate, string?), decimal>();
        foreach (var (at, fact) in told)
        {
            if (at >= before)
            {
                break;
            }

            switch (fact)
            {
                case DealFact deal:
                    deals[deal.Id] = After(deals.GetValueOrDefault(deal.Id), deal);
                    break;
                case LeadFact lead:
                    var known = leads.GetValueOrDefault(lead.Id, (default, []));
                    leads[lead.Id] = (lead.Created.IsCarried ? lead.Created.Value!.Value.Date : known.Created, known.Reached);
                    foreach (var (stage, day) in lead.Reached)
                    {
                        known.Reached[stage] = day!.Value.Date;
                    }

                    break;
                case DailyFact daily:
                    visits[(daily.Date, daily.Source)] = daily.Value!.Value;
                    break;
            }
        }

        bool IsIn(LocalDate? day) => day >= first && day <= last;
        var won = deals.Values.Where(deal => deal.IsWon && IsIn(deal.Closed)).ToList();
        long Reached(KpiId stage) => leads.Values.Count(lead => lead.Reached.TryGetValue(stage, out var day) && IsIn(day));
        return new(
            won.Sum(deal => deal.Amount),
            won.Count,
            visits.Where(day => IsIn(day.Key.Item1)).Sum(day => day.Value),
            leads.Values.Count(lead => IsIn(lead.Created)),
            Reached(KpiIds.Mqls),
            Reached(KpiIds.Sqls),
            Reached(KpiIds.Proposals));
    }

    /// <summary>The deals that are announced by the end of the year, by what was told from its first day on.</summary>
    public IReadOnlyList<RecountedWin> Wins(LocalDateTime start, LocalDateTime end)
    {
        var wins = new List<RecountedWin>();
        foreach (var deal in told.Where(telling => telling.At < end && telling.Fact is DealFact).GroupBy(telling => telling.Fact.Subject))
        {
            var versions = deal.ToList();
            if (AnnouncedAt(versions, start, end) is var (at, isBig))
            {
                var last = versions.Aggregate(default((decimal Amount, bool IsWon, LocalDate? Closed)), (known, telling) => After(known, (DealFact)telling.Fact));
                wins.Add(new(deal.Key, at, isBig, last.IsWon ? last.Amount : null));
            }
        }

        return wins;
    }

    // A win that holds until it is time to tell it, and that was new when it was first told.
    private static (LocalDateTime At, bool IsBig)? AnnouncedAt(IReadOnlyList<Telling> versions, LocalDateTime start, LocalDateTime end)
    {
        var state = default((decimal Amount, bool IsWon, LocalDate? Closed));
        for (var i = 0; i < versions.Count; i++)
        {
            var at = versions[i].At;
            state = After(state, (DealFact)versions[i].Fact);
            if (at < start || !state.IsWon || !(state.Closed >= at.Date.PlusDays(-FreshDays)))
            {
                continue;
            }

            var isBig = state.Amount >= YearOfFacts.BigFrom;
            var due = isBig ? YearCalendar.OpeningFrom(at) : YearCalendar.DigestFrom(at);
            if (due < end && (i + 1 == versions.Count || due < versions[i + 1].At))
            {
                return (due, isBig);
            }
        }

        return null;
    }

    private static (decimal Amount, bool IsWon, LocalDate? Closed) After((decimal Amount, bool IsWon, LocalDate? Closed) known, DealFact deal) => (
        deal.Amount.IsCarried ? deal.Amount.Value!.Value : known.Amount,
        deal.Stage.IsCarried ? deal.Stage.Value == DealStage.Won : known.IsWon,
        deal.Closed.IsCarried ? deal.Closed.Value?.Date : known.Closed);
}
