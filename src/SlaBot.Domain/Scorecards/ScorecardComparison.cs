using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Scorecards;

/// <summary>Two scorecards beside each other: of any two months, or two versions of one.</summary>
/// <param name="Earlier">The one that is compared with.</param>
/// <param name="Later">The one that is compared.</param>
public sealed record ScorecardComparison(Scorecard Earlier, Scorecard Later)
{
    /// <summary>Gets every KPI of either: those of the later one in its order, then those that only the earlier one had.</summary>
    public IEnumerable<ComparedKpi> Kpis =>
    [
        .. Later.Kpis.Select(kpi => new ComparedKpi(Earlier.Find(kpi.Id), kpi)),
        .. Earlier.Kpis.Where(kpi => Later.Find(kpi.Id) is null).Select(kpi => new ComparedKpi(kpi, null)),
    ];

    /// <summary>Gets whether amounts of both are in one currency and can be set against each other.</summary>
    public bool IsOneCurrency => Earlier.Currency == Later.Currency;

    /// <summary>Gets the KPIs of both whose numbers differ: of two versions of one scorecard, what was corrected.</summary>
    public IEnumerable<ComparedKpi> Changed => Kpis.Where(kpi => kpi is { Earlier: { } earlier, Later: { } later } && earlier.Actual != later.Actual);

    /// <summary>Gets whether leads were handed over otherwise.</summary>
    public bool IsHandOffOther => Earlier.HandOff != Later.HandOff;

    /// <summary>Gets whether other wins are told.</summary>
    public bool AreWinsOther => !Earlier.Wins.ToHashSet().SetEquals(Later.Wins);

    /// <summary>Gets whether the later version of one scorecard tells other facts than the earlier one.</summary>
    public bool IsCorrection => IsHandOffOther || AreWinsOther || Changed.Any();
}

/// <summary>A KPI in two scorecards; null in one that does not have it.</summary>
/// <param name="Earlier">As it was in the earlier one.</param>
/// <param name="Later">As it is in the later one.</param>
public sealed record ComparedKpi(ScorecardKpi? Earlier, ScorecardKpi? Later)
{
    /// <summary>Gets the one that names it: the later where it has it.</summary>
    public ScorecardKpi Known => Later ?? Earlier!;

    /// <summary>Gets the difference, or null where one is unknown.</summary>
    public decimal? Difference => Later?.Actual - Earlier?.Actual;

    /// <summary>Gets whether the later one is better; null where they are equal, unknown, or a band lets one not tell.</summary>
    public bool? IsBetter => Difference is null or 0m || Known.Better == Direction.Band ? null : Difference > 0m == (Known.Better == Direction.Higher);

    /// <summary>Gets whether two rates differ by no more than chance explains: their intervals overlap. Null where they have none.</summary>
    public bool? MayBeChance => Earlier?.Interval is { } a && Later?.Interval is { } b ? a.Low <= b.High && b.Low <= a.High : null;
}
