namespace SlaBot.Domain.Projections;

/// <summary>
/// A method that has learnt from past periods and can look ahead from any moment of the next. The arithmetic is in
/// docs/projection.md; without a past it is exactly that of docs/formulas.md, projection.
/// </summary>
internal sealed class TaughtMethod
{
    // A gamma prior of shape ½ and no weight: Jeffreys' for a rate.
    private const double PriorShape = 0.5;
    private const double Nothing = 1e-12;

    private readonly ProjectionMethod method;
    private readonly DayWeights weights;
    private readonly PastCurve curve;
    private readonly LevelPrior? level;
    private readonly EventTotals[] pastTotals;
    private readonly bool isMoney;

    // Before the first weighted day only a level from the past can say anything.
    private readonly Lazy<TaughtMethod>? standIn;

    /// <summary>
    /// Teaches a method what the past has to say to it. Where the past says nothing, the agreed straight method takes the
    /// place of one that would learn from it.
    /// </summary>
    public TaughtMethod(ProjectionMethod method, History history)
    {
        var past = history.Recent;
        var learns = method is ProjectionMethod.PastPeriods or ProjectionMethod.Seasonal;
        if (learns && past.Count == 0)
        {
            (method, learns) = (history.AgreedMethod, false);
        }

        (this.method, isMoney) = (method, history.IsMoney);
        weights = learns ? DayWeights.LearntFrom(past) : history.StraightWeights(method);
        curve = CurveOf(past);
        level = method == ProjectionMethod.PastPeriods
            ? LevelPrior.Of([.. history.Periods.Select(period => period.Total.Count)], history.Cycles)
            : null;
        pastTotals = [.. past.Select(period => period.Total)];
        standIn = past.Count > 0 && method != ProjectionMethod.PastPeriods
            ? new(() => new(ProjectionMethod.PastPeriods, history))
            : null;
    }

    /// <summary>What is still to come; null where neither this period nor the past has shown anything yet.</summary>
    public Outlook? From(Progress progress)
    {
        var soFar = new ArrivalCurve(progress, weights.Of(progress.Period));
        return EventsToCome(soFar, progress.SoFar.Count) is { } events
            ? Outlook(events, progress.SoFar)
            : standIn?.Value.From(progress);
    }

    private Outlook? Outlook(Moments events, EventTotals soFar) =>
        !isMoney ? new(method, events, null)
        : DealSizes.Of(pastTotals, soFar) is { } sizes ? new(method, events, MoneyOf(events, sizes))
        : null;

    private Moments? EventsToCome(ArrivalCurve soFar, double count)
    {
        var share = curve.ShareAt(soFar.Passed);
        var unevenness = curve.Unevenness.Given(soFar, curve);
        var worth = level?.WorthGiven(count, share, unevenness) ?? 0;
        if (worth + share <= 0)
        {
            return null;
        }

        var left = soFar.Passed < 1 - Nothing ? 1 - share : 0;
        var whole = (PriorShape + ((level?.Mean ?? 0) * worth) + count) / (worth + share);
        var mean = whole * left;
        var ofCounting = (1 + (whole * unevenness)) * mean * (1 + (left / (worth + share)));
        var perShare = whole * (1 + worth) / (worth + share);
        var ofCurve = left > 0 ? perShare * perShare * curve.VarianceAt(share) : 0;
        return new(mean, ofCounting + ofCurve);
    }

    // A sum of uncertainly many sizes around an uncertain mean.
    private static Moments MoneyOf(Moments events, DealSizes sizes) => new(
        events.Mean * sizes.Mean,
        (events.Mean * sizes.Variance)
            + (events.Variance * sizes.Mean * sizes.Mean)
            + (((events.Mean * events.Mean) + events.Variance) * sizes.VarianceOfMean));

    private PastCurve CurveOf(IReadOnlyList<ObservedPeriod> past)
    {
        var dayWeights = past.Select(weights.Of).ToArray();
        var curves = past.Zip(dayWeights, (period, days) => new ArrivalCurve(new(period, period.Length), days)).ToArray();
        var weekToWeek = WeekToWeek.Of(past, dayWeights);
        return method switch
        {
            ProjectionMethod.PastPeriods => PastCurve.Shrunk(curves, weekToWeek),
            ProjectionMethod.Seasonal => PastCurve.Trusted(curves, weekToWeek),
            _ => PastCurve.Straight(curves, weekToWeek),
        };
    }
}
