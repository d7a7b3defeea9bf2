using NodaTime;

namespace SlaBot.Conversation.Replies;

/// <summary>Where days and values lie on a chart: across as a share of the width, up as a share of the height.</summary>
public sealed class ChartScale
{
    // Values that begin above this share of the greatest would be a flat line on a scale from zero.
    private const double FlatFrom = 0.6;
    private const int WantedSteps = 4;
    private const int MostDates = 4;
    private const int DaysByMonth = 92;

    private static readonly int[] MonthSteps = [1, 2, 3, 4, 6, 12, 24, 60, 120];

    private readonly int days;
    private readonly double low;
    private readonly double high;
    private readonly double step;

    /// <summary>Lays a scale over points.</summary>
    /// <param name="points">At least one point.</param>
    public ChartScale(IReadOnlyList<Point> points)
    {
        First = points.Min(point => point.Date);
        Last = points.Max(point => point.Date);
        days = Math.Max(1, NodaTime.Period.DaysBetween(First, Last));
        var (least, most) = ((double)points.Min(point => point.Value), (double)points.Max(point => point.Value));
        var from = least < 0 || (least > 0 && least >= most * FlatFrom) ? least : 0;
        var to = Math.Max(most, from);
        step = Step(to > from ? to - from : Math.Max(1, Math.Abs(to)));
        low = Math.Floor(from / step) * step;
        high = Math.Max(Math.Ceiling(to / step) * step, low + step);
    }

    /// <summary>Gets the first day.</summary>
    public LocalDate First { get; }

    /// <summary>Gets the last day.</summary>
    public LocalDate Last { get; }

    /// <summary>Gets whether dates need their year to be told apart.</summary>
    public bool WithYear => First.Year != Last.Year;

    /// <summary>Gets the values that get a line across, from the lowest.</summary>
    public IEnumerable<decimal> Values
    {
        get
        {
            for (var value = low; value <= high + (step / 2); value += step)
            {
                yield return (decimal)value;
            }
        }
    }

    /// <summary>Gets whether the days that get a label begin months.</summary>
    public bool ByMonth => days >= DaysByMonth;

    /// <summary>Gets the few days that get a label: the beginnings of months at even distances, or of a short time its days.</summary>
    public IEnumerable<LocalDate> Dates => ByMonth ? Months() : First == Last ? [First] : Days();

    private IEnumerable<LocalDate> Days()
    {
        var parts = Math.Min(days, MostDates - 1);
        return Enumerable.Range(0, parts + 1).Select(at => First.PlusDays(days * at / parts));
    }

    private IEnumerable<LocalDate> Months()
    {
        var begun = First.Day == 1 ? First : First.With(DateAdjusters.StartOfMonth).PlusMonths(1);
        var months = NodaTime.Period.Between(begun, Last, PeriodUnits.Months).Months;
        var every = MonthSteps.First(step => months / step < MostDates || step == MonthSteps[^1]);
        return Enumerable.Range(0, (months / every) + 1).Select(at => begun.PlusMonths(at * every));
    }

    /// <summary>Returns how far across a day lies, from 0 to 1.</summary>
    /// <param name="date">The day.</param>
    public double Across(LocalDate date) => (double)NodaTime.Period.DaysBetween(First, date) / days;

    /// <summary>Returns how far up a value lies, from 0 to 1.</summary>
    /// <param name="value">The value.</param>
    public double Up(decimal value) => ((double)value - low) / (high - low);

    /// <summary>Returns a round step: 1, 2, 2.5 or 5 times a power of ten.</summary>
    private static double Step(double span)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / WantedSteps)));
        var wanted = span / WantedSteps / power;
        return power * (wanted <= 1 ? 1 : wanted <= 2 ? 2 : wanted <= 2.5 ? 2.5 : wanted <= 5 ? 5 : 10);
    }
}
