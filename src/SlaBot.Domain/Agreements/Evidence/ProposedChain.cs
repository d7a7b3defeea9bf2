using NodaTime;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>Whether what a proposal asks of the funnel adds up: the volume to be expected, run down its rates to the customers it needs.</summary>
public static class ProposedChain
{
    /// <summary>The run over the days on which the proposal would hold; null where no stage is counted.</summary>
    public static ChainRun? Of(Proposal proposal, View view)
    {
        var (terms, from) = (proposal.Terms, LocalDate.Max(proposal.EffectiveFrom, proposal.Terms.Term.From));
        var days = new Period(from, LocalDate.Max(from, terms.Term.To));
        var share = (decimal)terms.Calendar.WorkingDays(days) / Math.Max(1, terms.Calendar.WorkingDays(terms.Term));
        return ExpectedVolume.Of(terms, days, view) is { Count: > 0m } expected
            ? ChainRun.Of(terms.Funnel, expected.Stage, expected.Count, terms.Goal.Customers * share)
            : null;
    }
}
