using NodaTime;

namespace SlaBot.Sources.Demo;

/// <summary>
/// How busy a day of the simulated company is: by the day of the week, by the month, growing a little, with a slump that
/// began about six months before today and was overcome about three months before.
/// </summary>
internal sealed class Seasons(LocalDate today)
{
    /// <summary>The days before today on which the slump began and ended.</summary>
    public const int SlumpBegan = 175, SlumpEnded = 95;

    private const double YearlyGrowth = 0.14, SlumpDepth = 0.62;

    private static readonly double[] ByMonth = [0.98, 1.00, 1.08, 1.03, 1.02, 0.97, 0.90, 0.88, 1.08, 1.10, 1.06, 0.84];
    private static readonly double[] ByWeekday = [1.15, 1.24, 1.22, 1.16, 0.98];

    /// <summary>Tells whether a day lies in the slump.</summary>
    public bool IsSlump(LocalDate day) => DaysBefore(day) is <= SlumpBegan and >= SlumpEnded;

    /// <summary>How many visits a channel gets on a day, on average.</summary>
    public double VisitsOf(Channel channel, LocalDate day)
    {
        var weekday = day.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => channel.WeekendShare * 0.9,
            IsoDayOfWeek.Sunday => channel.WeekendShare,
            _ => ByWeekday[(int)day.DayOfWeek - 1],
        };
        var growth = 1.0 - (YearlyGrowth * DaysBefore(day) / 365.0);

        // The slump was one of advertising: the budget was cut, and what was left went to the wrong words.
        var slump = IsSlump(day) ? (channel.Name == "paid" ? SlumpDepth * 0.6 : (1 + SlumpDepth) / 2) : 1.0;
        return channel.Visits * weekday * ByMonth[day.Month - 1] * growth * slump;
    }

    private int DaysBefore(LocalDate day) => NodaTime.Period.DaysBetween(day, today);
}
