namespace SlaBot.Domain.Funnels;

/// <summary>What a stage must bring: carried exact from stage to stage, rounded up only where it is shown.</summary>
/// <param name="Exact">The exact target, 0 or more.</param>
public readonly record struct StageTarget(decimal Exact)
{
    // Dividing by rates leaves its error in the last of 28 digits; a target so near a whole number is that number.
    private const decimal RelativeTolerance = 1e-18m;

    /// <summary>Gets the target as it is shown: 88.2 customers are met by 89, and exactly 140 stays 140 (docs/formulas.md, targets through the funnel).</summary>
    public decimal Shown
    {
        get
        {
            var nearest = Math.Round(Exact);
            return Math.Abs(Exact - nearest) <= RelativeTolerance * Math.Max(1m, Math.Abs(nearest)) ? nearest : Math.Ceiling(Exact);
        }
    }
}
