namespace SlaBot.Domain.Projections.Distributions;

/// <summary>The logarithm of the gamma function, for arguments above 0.</summary>
internal static class LogGamma
{
    // Stirling's series is exact to a double from here on; smaller arguments are lifted by Γ(x + 1) = x Γ(x).
    private const double SeriesFrom = 12;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln Γ(x).</summary>
    public static double Of(double x)
    {
        var product = 1.0;
        for (; x < SeriesFrom; x++)
        {
            product *= x;
        }

        return Stirling(x) - Math.Log(product);
    }

    private static double Stirling(double x)
    {
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12)
            - (square * ((1.0 / 360)
            - (square * ((1.0 / 1260)
            - (square * ((1.0 / 1680)
            - (square * ((1.0 / 1188)
            - (square * 691.0 / 360360))))))))));
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + series;
    }
}
