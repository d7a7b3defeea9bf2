namespace SlaBot.Domain.Projections;

/// <summary>
/// A method played through past periods, each projected from what was known before it, at twelve moments of it: how far
/// off the method was, and whether it had been honest about how far off it might be.
/// </summary>
internal sealed class Rehearsal
{
    private const int MostPeriods = 8;
    private const int Moments = 12;
    private const double FirstMoment = 0.08;
    private const double LastMoment = 0.98;

    // One freak moment must not widen every range to come.
    private const double WorstSquare = 6;

    // The stated width is believed like a sixth of a period; each period played then counts as three looks at it.
    private const double BeliefWeight = 0.5;
    private const double PeriodWeight = 3;
    private const double NarrowestSpread = 0.5;
    private const double WidestSpread = 2;

    private Rehearsal(double? error, List<double> squares) => (Error, Periods, Spread) = (error, squares.Count, SpreadOf(squares));

    /// <summary>Gets the mean absolute percentage error as a share; null where there was nothing to play.</summary>
    public double? Error { get; }

    /// <summary>Gets how many past periods were played.</summary>
    public int Periods { get; }

    /// <summary>Gets by what its standard deviations must be multiplied to have been right.</summary>
    public double Spread { get; }

    /// <summary>Plays a method through the newest past periods that have one before them.</summary>
    public static Rehearsal Of(ProjectionMethod method, History history)
    {
        var past = history.Newest(MostPeriods);
        var (errors, squares) = (new List<double>(), new List<double>());
        for (var j = 1; j < past.Periods.Count; j++)
        {
            Play(new(method, past.Before(j)), past.Periods[j], history.IsMoney, errors, squares);
        }

        return new(errors.Count == 0 ? null : errors.Average(), squares);
    }

    private static void Play(TaughtMethod method, ObservedPeriod period, bool isMoney, List<double> errors, List<double> squares)
    {
        var truth = isMoney ? period.Total.Sum : period.Total.Count;
        if (truth <= 0)
        {
            return;
        }

        var (sum, many) = (0.0, 0);
        foreach (var days in DaysPlayed(period.Length))
        {
            if (method.From(new(period, days)) is { Rest: var rest })
            {
                var miss = (isMoney ? period.After(days).Sum : period.After(days).Count) + rest.Mean - truth;
                errors.Add(Math.Abs(miss / truth));
                if (rest.Variance > 0)
                {
                    sum += Math.Min(miss * miss / rest.Variance, WorstSquare);
                    many++;
                }
            }
        }

        if (many > 0)
        {
            squares.Add(sum / many);
        }
    }

    private static IEnumerable<int> DaysPlayed(int length)
    {
        for (var i = 0; i < Moments; i++)
        {
            var moment = FirstMoment + ((LastMoment - FirstMoment) * i / (Moments - 1));
            yield return Math.Max(1, Math.Min(length - 1, (int)Math.Floor((length * moment) + 0.5)));
        }
    }

    private static double SpreadOf(List<double> squares)
    {
        var variance = squares.Aggregate(Evidence.Believed(1, BeliefWeight), (belief, square) => belief.And(square, PeriodWeight));
        return Math.Clamp(Math.Sqrt(variance.Mean), NarrowestSpread, WidestSpread);
    }
}
