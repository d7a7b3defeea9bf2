using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Retention;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Pacing;

/// <summary>
/// What was agreed for a KPI over some days. Counts and money take their share of the term's target; a period that lies
/// across a re-set takes each side from the revision then in force (docs/formulas.md, the share of a period).
/// </summary>
public sealed class AgreedTarget
{
    private readonly IReadOnlyList<Piece> pieces;

    private AgreedTarget(Kpi kpi, Period period, IReadOnlyList<Piece> pieces) =>
        (Kpi, Period, this.pieces) = (kpi, period, pieces);

    /// <summary>Gets the KPI.</summary>
    public Kpi Kpi { get; }

    /// <summary>Gets the days.</summary>
    public Period Period { get; }

    /// <summary>Gets the revisions that the days take their targets from, oldest first.</summary>
    public IEnumerable<Revision> Revisions => pieces.Select(piece => piece.Revision);

    /// <summary>Gets how the target spreads: the method of the newest revision, after any fall-back.</summary>
    public PaceMethod Method => pieces.Count == 0 ? PaceMethod.WorkingDays : pieces[^1].Weights.Method;

    /// <summary>Gets whether an agreement holds on every one of the days: otherwise no target can be set against what they bring.</summary>
    public bool CoversAll => pieces.Sum(piece => piece.Days.Length) == Period.Length;

    /// <summary>Gets whether a seasonal method was agreed but the data holds no complete past period to learn from.</summary>
    public bool FellBack => Kpi.IsProRated && pieces.Any(piece =>
        piece.Revision.Terms.Pace.Method == PaceMethod.Seasonal && piece.Weights.Method != PaceMethod.Seasonal);

    /// <summary>Gets the exact target; null where nothing was agreed, or, of counts and money, not for all of the days.</summary>
    public decimal? Total => pieces.Count == 0 || (Kpi.IsProRated && !CoversAll)
        ? null
        : Kpi.IsProRated ? pieces.Sum(piece => piece.Weights.PartOf(piece.Target, piece.Days)) : Over(Period);

    /// <summary>The target of a KPI over some days.</summary>
    /// <param name="kpi">The KPI's id.</param>
    /// <param name="period">The days.</param>
    /// <param name="agreements">Every revision.</param>
    /// <param name="totals">The daily totals, which the seasonal method learns from.</param>
    /// <exception cref="ArgumentException">No revision knows the KPI.</exception>
    public static AgreedTarget Of(Kpi kpi, Period period, AgreementHistory agreements, DailyTotals totals)
    {
        var pieces = new List<Piece>();
        foreach (var stretch in agreements.Stretches(period))
        {
            var terms = stretch.Revision.Terms;
            if (KpiCatalog.Of(terms).Find(kpi.Id) is { Target: { } target } agreed)
            {
                var weights = kpi.IsProRated
                    ? TermWeights.Of(terms, totals.Of(SeriesOf(agreed), agreed.Feed), totals.FirstDateOf(totals.FeedOf(SeriesOf(agreed), agreed.Feed)))
                    : TermWeights.WorkingDays(stretch.Days, terms.Calendar);
                var churn = agreed.Measure is Measure.Churn counted && Meter.IsComputed(agreed, KpiCatalog.Of(terms), totals) ? counted : null;
                pieces.Add(new(stretch.Revision, stretch.Days, target, weights, churn));
            }
        }

        return new(kpi, period, pieces);
    }

    /// <summary>What should be done of the target by a moment; the whole target for kinds that are never pro-rated.</summary>
    public decimal? ExpectedBy(AsOf asOf)
    {
        if (Kpi.IsProRated && CoversAll)
        {
            return pieces.Sum(piece => piece.Weights.PartOf(piece.Target, piece.Days, asOf));
        }

        return pieces is [.., { Churn: not null }] && Period.Until(asOf.Day) is { } passed ? Over(passed) : Total;
    }

    /// <summary>
    /// The targets of parts of the period, rounded so that they sum to the rounded whole where they cover all of it
    /// (largest remainder).
    /// </summary>
    /// <param name="parts">Periods that do not overlap.</param>
    /// <param name="decimals">Digits after the decimal point: 2 for most currencies, 0 for counts.</param>
    public IReadOnlyList<decimal> Split(IReadOnlyList<Period> parts, int decimals) => LargestRemainder.Round(
        [.. parts.Select(part => pieces.Sum(piece => part.Intersect(piece.Days) is { } days ? piece.Weights.PartOf(piece.Target, days) : 0m))],
        decimals);

    // Never pro-rated; but customers that are there at the start leave month by month, so a longer time loses more of them.
    private decimal Over(Period days) => pieces[^1] is var last && last.Churn is { } churn ? ChurnTarget.Over(last.Target, churn, days) : last.Target;

    private static KpiId SeriesOf(Kpi kpi) => ((Measure.Total)kpi.Measure).Series;

    private sealed record Piece(Revision Revision, Period Days, decimal Target, TermWeights Weights, Measure.Churn? Churn);
}
