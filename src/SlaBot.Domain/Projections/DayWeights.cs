using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Projections;

/// <summary>How much each day of a period weighs (docs/formulas.md, the share of a period).</summary>
internal abstract class DayWeights
{
    /// <summary>Gets the weights of <c>calendar</c>: 1 a day.</summary>
    public static DayWeights Calendar { get; } = new WorkingDays(1);

    /// <summary>The weights of a straight projection by the agreed method; those of <c>seasonal</c> without a past are working days.</summary>
    public static DayWeights Agreed(PacePolicy pace, Period term, BusinessCalendar calendar) => pace.Method switch
    {
        PaceMethod.Calendar => Calendar,
        PaceMethod.Monthly when pace.Monthly.Count > 0 => new Months(pace.Monthly, term, calendar),
        _ => Working(0),
    };

    /// <summary>1 on a working day, and another weight on other days.</summary>
    public static DayWeights Working(double offWeight) => new WorkingDays(offWeight);

    /// <summary>
    /// 1 on a working day; on other days the events of such a day over those of a working day in the past, at most 1:
    /// shops sell at weekends, agencies do not.
    /// </summary>
    public static DayWeights LearntFrom(IEnumerable<ObservedPeriod> past)
    {
        var (onDays, onEvents, offDays, offEvents) = (0, 0.0, 0, 0.0);
        foreach (var period in past)
        {
            for (var day = 0; day < period.Length; day++)
            {
                var events = period.After(day + 1).Count - period.After(day).Count;
                (onDays, onEvents, offDays, offEvents) = period.Works(day)
                    ? (onDays + 1, onEvents + events, offDays, offEvents)
                    : (onDays, onEvents, offDays + 1, offEvents + events);
            }
        }

        return Working(
            offEvents <= 0 ? 0
            : onEvents <= 0 ? 1
            : Math.Min(1, offEvents / offDays / (onEvents / onDays)));
    }

    /// <summary>The weights of the days of a period. Where none would weigh anything, all weigh the same.</summary>
    public double[] Of(ObservedPeriod period)
    {
        var weights = new double[period.Length];
        Weigh(period, weights);
        if (weights.All(weight => weight <= 0))
        {
            Array.Fill(weights, 1);
        }

        return weights;
    }

    private protected abstract void Weigh(ObservedPeriod period, double[] weights);

    private sealed class WorkingDays(double offWeight) : DayWeights
    {
        private protected override void Weigh(ObservedPeriod period, double[] weights)
        {
            for (var day = 0; day < weights.Length; day++)
            {
                weights[day] = period.Works(day) ? 1 : offWeight;
            }
        }
    }

    // Each month's percent, spread over its working days, or over all its days where it has none. A month outside the
    // term takes the percent of the same month inside it; one that the term does not have weighs like the mean month.
    private sealed class Months(IReadOnlyList<decimal> percents, Period term, BusinessCalendar calendar) : DayWeights
    {
        private protected override void Weigh(ObservedPeriod period, double[] weights)
        {
            var day = 0;
            foreach (var part in new Period(period.From, period.From.PlusDays(period.Length - 1)).ByMonth())
            {
                var month = Period.MonthOf(part.From);
                month = term.Intersect(month) ?? month;
                var workingDays = calendar.WorkingDays(month);
                var weight = (double)PercentOf(part.From) / (workingDays > 0 ? workingDays : month.Length);
                for (var end = day + part.Length; day < end; day++)
                {
                    weights[day] = period.Works(day) || workingDays == 0 ? weight : 0;
                }
            }
        }

        private decimal PercentOf(LocalDate date)
        {
            var months = (12 * (date.Year - term.From.Year)) + date.Month - term.From.Month;
            var index = months >= 0 && months < percents.Count ? months : ((months % 12) + 12) % 12;
            return index < percents.Count ? percents[index] : percents.Average();
        }
    }
}
