using NodaTime;

namespace SlaBot.Domain.Facts;

/// <summary>The daily totals of one series in the order of days: what answers read instead of the ledger. Immutable.</summary>
public sealed class TotalsSeries
{
    private readonly Lazy<DayTotals[]> laidOut;

    /// <summary>Makes a series; days that hold nothing are left out.</summary>
    /// <param name="days">At most one entry a day, in order.</param>
    /// <exception cref="ArgumentException">The days are not in rising order.</exception>
    public TotalsSeries(IEnumerable<DayTotals> days) => laidOut = new(Ordered(days));

    private TotalsSeries(Func<IEnumerable<DayTotals>> days) => laidOut = new(() => Ordered(days()));

    /// <summary>A series whose days are laid out only when first asked for, so that a store can hand out thousands of snapshots cheaply.</summary>
    /// <param name="days">Gives at most one entry a day, in order; the same whenever it is called.</param>
    public static TotalsSeries Deferred(Func<IEnumerable<DayTotals>> days) => new(days);

    /// <summary>Gets a series without any day.</summary>
    public static TotalsSeries Empty { get; } = new([]);

    /// <summary>Gets whether no day holds anything.</summary>
    public bool IsEmpty => LaidOut.Length == 0;

    /// <summary>Gets the first day that holds something, or null.</summary>
    public LocalDate? FirstDate => IsEmpty ? null : LaidOut[0].Date;

    /// <summary>Gets all days that hold something, in order.</summary>
    public IReadOnlyList<DayTotals> Days => LaidOut;

    private DayTotals[] LaidOut => laidOut.Value;

    /// <summary>The days of a period that hold something, in order.</summary>
    public ReadOnlySpan<DayTotals> In(Period period)
    {
        var from = FirstIndexFrom(period.From);
        var to = FirstIndexFrom(period.To.PlusDays(1));
        return LaidOut.AsSpan(from, to - from);
    }

    /// <summary>Everything in a period, all sources together.</summary>
    public DailyTotal Sum(Period period)
    {
        var sum = default(DailyTotal);
        foreach (var day in In(period))
        {
            sum += day.Total;
        }

        return sum;
    }

    /// <summary>Everything in a period, source by source; what named none is under the empty name.</summary>
    public IReadOnlyDictionary<string, DailyTotal> SumBySource(Period period)
    {
        var sums = new SortedDictionary<string, DailyTotal>(StringComparer.Ordinal);
        foreach (var day in In(period))
        {
            foreach (var (source, total) in day.BySource)
            {
                sums[source] = sums.GetValueOrDefault(source) + total;
            }
        }

        return sums;
    }

    /// <summary>The last day up to <paramref name="day"/> that holds something, or null.</summary>
    public DayTotals? LastUpTo(LocalDate day)
    {
        var after = FirstIndexFrom(day.PlusDays(1));
        return after == 0 ? null : LaidOut[after - 1];
    }

    private int FirstIndexFrom(LocalDate day)
    {
        var days = LaidOut;
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle].Date < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static DayTotals[] Ordered(IEnumerable<DayTotals> days)
    {
        DayTotals[] held = [.. days.Where(day => !day.IsZero)];
        for (var i = 1; i < held.Length; i++)
        {
            if (held[i].Date <= held[i - 1].Date)
            {
                throw new ArgumentException("Days come in rising order, each once.", nameof(days));
            }
        }

        return held;
    }
}

/// <summary>One day of a series.</summary>
/// <param name="Date">The day.</param>
/// <param name="BySource">What it holds, source by source; what named none is under the empty name.</param>
public sealed record DayTotals(LocalDate Date, IReadOnlyDictionary<string, DailyTotal> BySource)
{
    /// <summary>Gets everything of the day, all sources together.</summary>
    public DailyTotal Total { get; } = BySource.Values.Aggregate(default(DailyTotal), (sum, total) => sum + total);

    /// <summary>Gets whether nothing is in it, from any source.</summary>
    public bool IsZero => BySource.Values.All(total => total.IsZero);
}
