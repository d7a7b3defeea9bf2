namespace SlaBot.Domain.Projections;

/// <summary>What a stretch of days brought: how many events (deals, leads, visits), and the sum and squares of their sizes.</summary>
internal readonly record struct EventTotals(double Count, double Sum, double SumOfSquares)
{
    /// <summary>Gets the mean size; only where there are events.</summary>
    public double MeanSize => Sum / Count;

    public static EventTotals operator +(EventTotals left, EventTotals right) =>
        new(left.Count + right.Count, left.Sum + right.Sum, left.SumOfSquares + right.SumOfSquares);
}
