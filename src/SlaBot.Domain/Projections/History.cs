namespace SlaBot.Domain.Projections;

/// <summary>What there is to learn from: the complete comparable periods, and how the agreement spreads a period.</summary>
/// <param name="Periods">The past periods, oldest first.</param>
/// <param name="IsMoney">Whether amounts of money are projected, else a count.</param>
/// <param name="Cycles">After how many periods the year comes round, such as 4 for quarters.</param>
/// <param name="AgreedMethod">The straight projection that the agreement stands for.</param>
/// <param name="AgreedWeights">The weights of days that belong to it.</param>
internal sealed record History(
    ArraySegment<ObservedPeriod> Periods,
    bool IsMoney,
    IReadOnlyList<int> Cycles,
    ProjectionMethod AgreedMethod,
    DayWeights AgreedWeights)
{
    private const int RecentPeriods = 12;

    /// <summary>Gets the newest periods that had events: older ones no longer show how a period runs.</summary>
    public IReadOnlyList<ObservedPeriod> Recent => [.. Newest(RecentPeriods).Periods.Where(period => period.Total.Count > 0)];

    /// <summary>Gets whether there is nothing to learn from.</summary>
    public bool IsEmpty => Recent.Count == 0;

    /// <summary>The history as it was before one of its periods.</summary>
    public History Before(int index) => this with { Periods = Periods[..index] };

    /// <summary>The newest periods only.</summary>
    public History Newest(int most) => Periods.Count <= most ? this : this with { Periods = Periods[^most..] };

    /// <summary>The weights of days that a straight method stands for.</summary>
    public DayWeights StraightWeights(ProjectionMethod method) =>
        method == AgreedMethod ? AgreedWeights
        : method == ProjectionMethod.Calendar ? DayWeights.Calendar
        : DayWeights.Working(0);
}
