namespace SlaBot.Domain.Projections;

/// <summary>A method that has learnt from the past, and by how much its stated spread proved too narrow or too wide there.</summary>
/// <param name="Taught">The method.</param>
/// <param name="Spread">The factor on its standard deviations.</param>
internal sealed record MethodChoice(TaughtMethod Taught, double Spread)
{
    // One past period is about three independent errors: the favourite gives way only to what is clearly better.
    private const double Margin = 0.30;

    /// <summary>
    /// Chooses by rehearsal. Without a past it is the agreed straight method; with one period the past as a whole, as
    /// nothing can be rehearsed; else the past as a whole unless another was clearly nearer the truth.
    /// </summary>
    public static MethodChoice For(History history)
    {
        if (history.IsEmpty)
        {
            return Of(history.AgreedMethod, history);
        }

        var favourite = Rehearsal.Of(ProjectionMethod.PastPeriods, history);
        var (best, bestMethod, toBeat) = (favourite, ProjectionMethod.PastPeriods, favourite.Error * (1 - (Margin / Math.Sqrt(favourite.Periods))));
        foreach (var method in favourite.Error is null ? [] : Rivals(history))
        {
            var rehearsal = Rehearsal.Of(method, history);
            if (rehearsal.Error < toBeat - 1e-12)
            {
                (best, bestMethod, toBeat) = (rehearsal, method, rehearsal.Error);
            }
        }

        return new(new(bestMethod, history), best.Spread);
    }

    /// <summary>One given method, with the spread that its own rehearsal asks for.</summary>
    public static MethodChoice Of(ProjectionMethod method, History history) =>
        new(new(method, history), Rehearsal.Of(method, history).Spread);

    private static IEnumerable<ProjectionMethod> Rivals(History history)
    {
        yield return ProjectionMethod.Seasonal;
        yield return ProjectionMethod.WorkingDays;
        yield return ProjectionMethod.Calendar;
        if (history.AgreedMethod == ProjectionMethod.Monthly)
        {
            yield return ProjectionMethod.Monthly;
        }
    }
}
