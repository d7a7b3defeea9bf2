using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Projections;

/// <summary>
/// Projects the total of a period from its daily totals and those of the comparable periods before it. Pure: the same
/// question always has the same answer, and no fact after its moment has any part in it.
/// </summary>
public static class Projector
{
    private const int FewestEvents = 3;
    private const double LeastShare = 0.05;

    /// <summary>Projects the total; null where nothing has happened yet, in this period or any before it.</summary>
    public static Projection? Project(ProjectionQuestion question)
    {
        if (question.Series.FirstDate is not { } first || first > question.AsOf.Day)
        {
            return null;
        }

        var lesson = LessonMemory.Of(question);
        var observed = ObservedPeriod.Of(question.Series, question.IsMoney, question.Whole, question.AsOf.Day, question.Calendar);
        var progress = Progress.At(observed, question.AsOf);
        return lesson.Choice.Taught.From(progress) is { } outlook
            ? Answer(question, lesson.History, progress, outlook, outlook.DistributionOf(lesson.Choice.Spread))
            : null;
    }

    private static Projection Answer(
        ProjectionQuestion question, History history, Progress progress, Outlook outlook, RestDistribution rest)
    {
        var actual = question.Whole.Until(question.AsOf.Day) is { } past ? question.Series.Sum(past).Sum : 0m;
        var share = new ArrivalCurve(progress, history.AgreedWeights.Of(progress.Period)).Passed;
        var isOpen = progress.Days < progress.Period.Length || progress.LastDayShare < 1;
        var projection = new Projection(actual, rest)
        {
            Method = outlook.Method,
            IsTooEarly = isOpen && (progress.SoFar.Count < FewestEvents || share < LeastShare),
            Straight = share > 0 ? Statistic.ToDecimal((double)actual / share) : null,
            PastPeriods = history.Recent.Count,
            Note = question.Pace.Method == PaceMethod.Seasonal && history.IsEmpty
                ? ProjectionNote.SeasonalNeedsAPastPeriod
                : ProjectionNote.None,
        };
        return projection with { Probability = question.Goal is { } goal ? projection.ChanceOfAtLeast(goal) : null };
    }
}
