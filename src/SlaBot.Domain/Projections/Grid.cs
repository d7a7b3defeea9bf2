namespace SlaBot.Domain.Projections;

/// <summary>The points between 0 and 1 at which curves are compared: 1/20, 2/20 ... 19/20.</summary>
internal static class Grid
{
    private const int Steps = 20;

    /// <summary>The mean of a function over the points.</summary>
    public static double Mean(Func<double, double> function)
    {
        var sum = 0.0;
        for (var i = 1; i < Steps; i++)
        {
            sum += function((double)i / Steps);
        }

        return sum / (Steps - 1);
    }
}
