using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Projections;

/// <summary>
/// How good projections of past periods would have been: asked on each day, answered from the facts up to that day and
/// nothing later, held against what the period brought in the end.
/// </summary>
/// <param name="Series">The daily totals.</param>
/// <param name="IsMoney">Whether the series holds money.</param>
/// <param name="Calendar">When the company works.</param>
/// <param name="Pace">How the agreement spreads a period.</param>
public sealed record BackTest(TotalsSeries Series, bool IsMoney, BusinessCalendar Calendar, PacePolicy Pace)
{
    /// <summary>Gets the day of a period, counted from 1, from which on it is asked; the last time is the day before its last.</summary>
    public int FirstDay { get; init; } = 7;

    /// <summary>
    /// Scores what a user would have been told (<c>chosen</c>), each method on its own, and as a yardstick the straight
    /// projections actual ÷ share.
    /// </summary>
    /// <param name="periods">Complete periods; those that brought nothing are left out.</param>
    public IReadOnlyList<BackTestScore> Over(IReadOnlyList<Period> periods)
    {
        var asked = periods.Where(period => Truth(period) > 0).SelectMany(Questions).ToArray();
        var scores = new List<BackTestScore> { Score("chosen", asked) };
        scores.AddRange(MethodsOnTheirOwn().Select(method => Score(method.Name(), asked.Select(one => one with { Method = method }))));
        scores.Add(Straight(PaceMethod.WorkingDays, asked));
        scores.Add(Straight(PaceMethod.Calendar, asked));
        return scores;
    }

    private IEnumerable<ProjectionMethod> MethodsOnTheirOwn() => Enum.GetValues<ProjectionMethod>()
        .Where(method => method != ProjectionMethod.Monthly || Pace.Method == PaceMethod.Monthly);

    private IEnumerable<ProjectionQuestion> Questions(Period period)
    {
        for (var day = period.From.PlusDays(FirstDay - 1); day < period.To; day = day.PlusDays(1))
        {
            yield return new(UpTo(day), IsMoney, period, AsOf.CloseOf(day), Calendar, Pace);
        }
    }

    private BackTestScore Score(string name, IEnumerable<ProjectionQuestion> questions)
    {
        var (days, error, held) = (0, 0m, 0);
        foreach (var question in questions)
        {
            if (Projector.Project(question) is { } projection)
            {
                var truth = Truth(question.Whole);
                error += Math.Abs((projection.Mean / truth) - 1);
                held += projection.Low <= truth && truth <= projection.High ? 1 : 0;
                days++;
            }
        }

        return new(name, days, days == 0 ? 0 : error / days, days == 0 ? 0 : (decimal)held / days);
    }

    private BackTestScore Straight(PaceMethod pace, IEnumerable<ProjectionQuestion> questions)
    {
        var errors = questions
            .Select(question => (Projection: Projector.Project(question with { Pace = Pace with { Method = pace } }), Truth: Truth(question.Whole)))
            .Where(one => one.Projection?.Straight is not null)
            .Select(one => Math.Abs((one.Projection!.Straight!.Value / one.Truth) - 1))
            .ToArray();
        var name = pace is PaceMethod.Calendar ? ProjectionMethod.Calendar.Name() : ProjectionMethod.WorkingDays.Name();
        return new($"straight {name}", errors.Length, errors.Length == 0 ? 0 : errors.Average(), null);
    }

    private TotalsSeries UpTo(LocalDate day) => new(Series.Days.TakeWhile(total => total.Date <= day));

    private decimal Truth(Period period) => Series.Sum(period).Sum;
}

/// <summary>How good one way of projecting was.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Days">On how many days it was asked and had an answer.</param>
/// <param name="Error">The mean absolute percentage error, as a share: 0.045 is 4.5 %.</param>
/// <param name="Coverage">The share of days whose 80 % range held the truth; null for what states no range.</param>
public sealed record BackTestScore(string Method, int Days, decimal Error, decimal? Coverage);
