using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Scorecards;

/// <summary>A department that reports.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Presenter">Who presents its part: a name or an e-mail address; null where nobody was named.</param>
/// <param name="Name">What the company called it when the scorecard was made; null where that was not kept.</param>
public sealed record ScorecardParty(PartyId Id, string? Presenter, LocalizedText? Name = null);

/// <summary>How leads were handed over.</summary>
/// <param name="LimitHours">The agreed business hours for the first response.</param>
/// <param name="IsTracked">Whether anybody records responses.</param>
/// <param name="CameIn">How many leads came in.</param>
/// <param name="Timed">How many have a recorded response.</param>
/// <param name="Late">How many of those came too late.</param>
/// <param name="MedianHours">The middle of the recorded response times, or null.</param>
public sealed record ScorecardHandOff(decimal LimitHours, bool IsTracked, long CameIn, long Timed, long Late, decimal? MedianHours)
{
    /// <summary>Gets how many came in time.</summary>
    public long InTime => Timed - Late;

    /// <summary>Gets the share that came in time; null where none is recorded.</summary>
    public decimal? InTimeShare => Timed > 0 ? (decimal)InTime / Timed : null;
}

/// <summary>A part of a difference in revenue that one factor made, exact to the cent: all parts sum to the difference.</summary>
/// <param name="Factor">The traffic, a rate, or the deal size.</param>
/// <param name="From">What it was set against: the plan to date, or the month before.</param>
/// <param name="To">What it was.</param>
/// <param name="Amount">How much of the difference it made.</param>
/// <param name="StopsHere">Whether it is zero, so that everything below it cannot be told apart.</param>
public sealed record ScorecardDriver(KpiName Factor, decimal From, decimal To, decimal Amount, bool StopsHere);

/// <summary>Why a rate changed: because more came from better sources (mix), or because the sources did better (rate).</summary>
/// <param name="Kpi">The rate.</param>
/// <param name="Mix">What the mix made of the change, as a share.</param>
/// <param name="Rate">What the sources themselves made of it, as a share; both sum to the change exactly.</param>
/// <param name="IsNoise">Whether the change may be chance: the intervals of both months overlap.</param>
public sealed record ScorecardMix(KpiName Kpi, decimal Mix, decimal Rate, bool IsNoise);

/// <summary>Something that a person said.</summary>
/// <param name="By">What to call the person.</param>
/// <param name="Words">What was said.</param>
public sealed record ScorecardComment(string By, string Words);

/// <summary>A win of the days. Lines of other kinds are filled in by whoever keeps the wins.</summary>
/// <param name="Kind">What kind of win.</param>
/// <param name="Days">The days it is about.</param>
/// <param name="Amount">Money, or null.</param>
/// <param name="Count">How many, or null.</param>
/// <param name="Words">The words of a win that was told, else null.</param>
public sealed record ScorecardWin(ScorecardWinKind Kind, Period Days, decimal? Amount, long? Count, LocalizedText? Words = null);

/// <summary>The kinds of wins that a scorecard tells.</summary>
public enum ScorecardWinKind
{
    /// <summary>All deals won in the days.</summary>
    Won,

    /// <summary>The very first deal.</summary>
    First,

    /// <summary>The goal of the term was reached.</summary>
    Goal,

    /// <summary>The best day so far.</summary>
    RecordDay,

    /// <summary>The best week so far.</summary>
    RecordWeek,

    /// <summary>The best month so far.</summary>
    RecordMonth,

    /// <summary>Deals of the agreed size and above.</summary>
    BigDeals,

    /// <summary>A win told in words.</summary>
    Told,
}

/// <summary>Something for the meeting to decide.</summary>
public sealed record ScorecardDecision(ScorecardDecisionKind Kind)
{
    /// <summary>Gets the KPI that it is about, or null.</summary>
    public KpiName? Kpi { get; init; }

    /// <summary>Gets the party that answers for it, or null.</summary>
    public PartyId? Owner { get; init; }

    /// <summary>Gets for how many months it has been so; 0 where that does not matter.</summary>
    public int Months { get; init; }

    /// <summary>Gets the benchmark as agreed, or null.</summary>
    public decimal? Agreed { get; init; }

    /// <summary>Gets the rate seen over those months, which may become the new benchmark, or null.</summary>
    public decimal? Seen { get; init; }

    /// <summary>Gets the feed whose numbers are old, or null.</summary>
    public Feed? Source { get; init; }

    /// <summary>Gets the day that it is about: the last day told, or the day of the review; or null.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Gets what a person asks for, or null.</summary>
    public ScorecardComment? Asked { get; init; }
}

/// <summary>Why something is to be decided.</summary>
public enum ScorecardDecisionKind
{
    /// <summary>A KPI has been behind for two months or more.</summary>
    StillBehind,

    /// <summary>The benchmark of a rate has lain outside its interval, on one side, for three months.</summary>
    BenchmarkOff,

    /// <summary>A source has not told anything for longer than agreed.</summary>
    StaleSource,

    /// <summary>The agreement is to be looked at soon.</summary>
    ReviewDue,

    /// <summary>A person asks for it.</summary>
    Asked,
}
