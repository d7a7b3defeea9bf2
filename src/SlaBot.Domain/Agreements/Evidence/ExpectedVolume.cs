using NodaTime;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>What comes in at the top of the funnel over days to come, if it goes on as in the last twelve months.</summary>
/// <param name="Stage">The place of the first stage that is counted, 0 for the top.</param>
/// <param name="Count">How many are to be expected in it; 0 where no stage is counted.</param>
public readonly record struct ExpectedVolume(int Stage, decimal Count)
{
    /// <summary>The volume of the last twelve months, by the share of days worked on.</summary>
    /// <param name="terms">The stages, and which days are worked on.</param>
    /// <param name="days">The days to come.</param>
    /// <param name="view">What was counted.</param>
    public static ExpectedVolume Of(Agreement terms, Period days, View view)
    {
        var (meter, past) = (new Meter(view), EvidenceWindow.LastTwelveMonths.DaysIn(view));
        foreach (var (at, stage) in terms.Funnel.Stages.Index())
        {
            var series = meter.SeriesOf(stage.Id);
            if (series.FirstDate is { } first && first <= past.To)
            {
                var told = new Period(LocalDate.Max(first, past.From), past.To);
                return new(at, series.Sum(told).Sum * terms.Calendar.WorkingDays(days) / Math.Max(1, terms.Calendar.WorkingDays(told)));
            }
        }

        return new(0, 0m);
    }
}
