namespace SlaBot.Domain.Projections.Distributions;

/// <summary>
/// The regularised lower incomplete gamma function P(a, x): the share of a gamma distribution of shape a and scale 1
/// that lies up to x. By its series below a + 1, by Lentz's continued fraction above.
/// </summary>
internal static class IncompleteGamma
{
    private const double Precision = 1e-15;
    private const double Tiny = 1e-300;

    // From here on the sums grow long, while the cube root of the variable is as good as normal.
    private const double NormalFrom = 1e5;

    /// <summary>P(a, x), from 0 to 1.</summary>
    /// <param name="a">The shape, above 0.</param>
    /// <param name="x">The point; 0 or less gives 0.</param>
    public static double P(double a, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (a > NormalFrom)
        {
            return WilsonHilferty(a, x);
        }

        return x < a + 1
            ? Math.Min(1, Series(a, x) * Lead(a, x))
            : Math.Max(0, 1 - (ContinuedFraction(a, x) * Lead(a, x)));
    }

    /// <summary>The density of the gamma distribution of shape a and scale 1 at x &gt; 0.</summary>
    public static double Density(double a, double x) => Lead(a, x) / x;

    /// <summary>The point x at which P(a, x) is a probability between 0 and 1.</summary>
    public static double Quantile(double a, double probability)
    {
        if (probability <= 0)
        {
            return 0;
        }

        var (low, high) = (0.0, Math.Max(a, 1));
        while (P(a, high) < probability)
        {
            (low, high) = (high, 2 * high);
        }

        return Newton(a, probability, low, high);
    }

    // Newton's steps, kept between two points that enclose the answer: where a step leaves them, they are halved.
    private static double Newton(double a, double probability, double low, double high)
    {
        var x = Math.Clamp(a, low, high);
        for (var step = 0; step < 200; step++)
        {
            var error = P(a, x) - probability;
            if (error == 0)
            {
                return x;
            }

            (low, high) = error < 0 ? (x, high) : (low, x);
            var next = x - (error / Density(a, x));
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - x) <= 1e-13 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private static double Lead(double a, double x) => Math.Exp((a * Math.Log(x)) - x - LogGamma.Of(a));

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = a + 1; term > sum * Precision; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    private static double ContinuedFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var fraction = d;
        for (var i = 1; i < 100_000; i++)
        {
            var numerator = -i * (i - a);
            b += 2;
            d = 1 / AwayFromZero((numerator * d) + b);
            c = AwayFromZero(b + (numerator / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return fraction;
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double WilsonHilferty(double a, double x)
    {
        var z = (Math.Cbrt(x / a) - (1 - (1 / (9 * a)))) * 3 * Math.Sqrt(a);
        var centre = P(0.5, z * z / 2);
        return 0.5 * (1 + Math.CopySign(centre, z));
    }
}
