using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Scorecards;

/// <summary>
/// What sales and marketing report together for a month. It holds plain values alone, so that it stays exactly as it was
/// posted, and can be set against any other one however the agreement and the facts have changed since.
/// </summary>
public sealed record Scorecard
{
    /// <summary>Gets the days that it reports: a month, or what was asked for.</summary>
    public required Period Days { get; init; }

    /// <summary>Gets the days that it compares with: the month before.</summary>
    public required Period Before { get; init; }

    /// <summary>Gets the day of the meeting that it is for; null where it was asked for.</summary>
    public LocalDate? Meeting { get; init; }

    /// <summary>Gets the moment up to which facts counted.</summary>
    public required AsOf AsOf { get; init; }

    /// <summary>Gets whether the days were over at that moment.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Gets the number of the revision whose targets it judges by.</summary>
    public required int Revision { get; init; }

    /// <summary>Gets the currency of its amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Gets the shares of what is expected from which it is at risk, on pace and ahead.</summary>
    public required StatusThresholds Thresholds { get; init; }

    /// <summary>Gets how the goal of the term stands.</summary>
    public required ScorecardTerm Term { get; init; }

    /// <summary>Gets the stages of the funnel, top first; each is among <see cref="Kpis"/>.</summary>
    public required IReadOnlyList<KpiId> Stages { get; init; }

    /// <summary>Gets every agreed KPI of every party: revenue, stages from the top, rates, then the others.</summary>
    public required IReadOnlyList<ScorecardKpi> Kpis { get; init; }

    /// <summary>Gets the departments that report, in the agreement's order.</summary>
    public required IReadOnlyList<ScorecardParty> Parties { get; init; }

    /// <summary>Gets how leads were handed over; null where no limit was agreed.</summary>
    public ScorecardHandOff? HandOff { get; init; }

    /// <summary>Gets recurring revenue beside new business; null where the agreement does not ask for it.</summary>
    public RevenuePicture? Recurring { get; init; }

    /// <summary>Gets what made revenue differ from the plan to date; empty where it cannot be told.</summary>
    public IReadOnlyList<ScorecardDriver> Gap { get; init; } = [];

    /// <summary>Gets what made revenue differ from the month before; empty where it cannot be told.</summary>
    public IReadOnlyList<ScorecardDriver> Change { get; init; } = [];

    /// <summary>Gets why the rates of the funnel changed, where sources are told apart.</summary>
    public IReadOnlyList<ScorecardMix> Mixes { get; init; } = [];

    /// <summary>Gets the wins of the days.</summary>
    public IReadOnlyList<ScorecardWin> Wins { get; init; } = [];

    /// <summary>Gets what the meeting is to decide.</summary>
    public IReadOnlyList<ScorecardDecision> Decisions { get; init; } = [];

    /// <summary>Gets the sentence that people put at its head, or null for the one that it makes itself.</summary>
    public ScorecardComment? Headline { get; init; }

    /// <summary>Gets what people remarked.</summary>
    public IReadOnlyList<ScorecardComment> Comments { get; init; } = [];

    /// <summary>Gets how revenue stood over the days; null where the agreement tracks none.</summary>
    public ScorecardKpi? Goal => Find(KpiIds.Revenue);

    /// <summary>The KPIs that nobody delivers numbers for, or whose numbers are old.</summary>
    public IEnumerable<ScorecardKpi> Gone() => Kpis.Where(kpi => kpi.IsUntracked || kpi.StaleDays > 0);

    /// <summary>A KPI, or null.</summary>
    public ScorecardKpi? Find(KpiId id) => Kpis.FirstOrDefault(kpi => kpi.Id == id);

    /// <summary>Whether both say the same in every respect; <c>==</c> asks besides whether the lists are the same objects.</summary>
    public bool IsSameAs(Scorecard? other) =>
        other is not null
        && this with
        {
            Stages = other.Stages,
            Kpis = other.Kpis,
            Parties = other.Parties,
            Gap = other.Gap,
            Change = other.Change,
            Mixes = other.Mixes,
            Wins = other.Wins,
            Decisions = other.Decisions,
            Comments = other.Comments,
        } == other
        && Stages.SequenceEqual(other.Stages)
        && Kpis.SequenceEqual(other.Kpis)
        && Parties.SequenceEqual(other.Parties)
        && Gap.SequenceEqual(other.Gap)
        && Change.SequenceEqual(other.Change)
        && Mixes.SequenceEqual(other.Mixes)
        && Wins.SequenceEqual(other.Wins)
        && Decisions.SequenceEqual(other.Decisions)
        && Comments.SequenceEqual(other.Comments);
}
