using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>
/// One <see cref="DailyTotal"/> in bytes. Nearly all of them are a single amount or a number of things, which need only
/// that amount or that number.
/// </summary>
internal static class TotalCells
{
    private const byte Amount = 0;
    private const byte Things = 1;
    private const byte Sums = 2;
    private const byte Durations = 3;

    /// <summary>Writes a total.</summary>
    public static void Cell(this PageWriter page, in DailyTotal total)
    {
        switch (KindOf(total))
        {
            case Amount:
                page.Byte(Amount);
                page.Decimal(total.Sum);
                break;
            case Things:
                page.Byte(Things);
                page.Signed(total.Count);
                break;
            case Sums:
                page.Byte(Sums);
                Plain(page, total);
                break;
            default:
                page.Byte(Durations);
                Plain(page, total);
                Spread(page, total.Spread!);
                break;
        }
    }

    /// <summary>Reads a total.</summary>
    public static DailyTotal Cell(this ref PageReader page)
    {
        switch (page.Byte())
        {
            case Amount:
                return DailyTotal.OfAmount(page.Decimal());
            case Things:
                var things = page.Signed();
                return new(things, things, things);
            case Sums:
                return Plain(ref page);
            case Durations:
                return Plain(ref page) with { Spread = Spread(ref page) };
            default:
                throw new InvalidDataException("A page of daily totals holds an unknown kind of total.");
        }
    }

    /// <summary>Passes over a total.</summary>
    public static void SkipCell(this ref PageReader page)
    {
        switch (page.Byte())
        {
            case Amount:
                page.SkipDecimal();
                break;
            case Things:
                page.SkipNumber();
                break;
            case Sums:
                SkipPlain(ref page);
                break;
            default:
                SkipPlain(ref page);
                for (var numbers = 2 * page.Count(); numbers > 0; numbers--)
                {
                    page.SkipNumber();
                }

                break;
        }
    }

    private static byte KindOf(in DailyTotal total) => total switch
    {
        { Spread: not null } => Durations,
        _ when total.Count == total.Sum && total.Count == total.SumOfSquares => Things,
        { Count: 1 } when IsSingle(total) => Amount,
        _ => Sums,
    };

    private static bool IsSingle(in DailyTotal total)
    {
        var whole = Math.Round(total.Sum, 0, MidpointRounding.AwayFromZero);
        return Math.Abs(whole) < 1e14m && total.SumOfSquares == whole * whole;
    }

    private static void Plain(PageWriter page, in DailyTotal total)
    {
        page.Signed(total.Count);
        page.Decimal(total.Sum);
        page.Decimal(total.SumOfSquares);
    }

    private static void SkipPlain(ref PageReader page)
    {
        page.SkipNumber();
        page.SkipDecimal();
        page.SkipDecimal();
    }

    private static DailyTotal Plain(ref PageReader page) => new(page.Signed(), page.Decimal(), page.Decimal());

    private static void Spread(PageWriter page, Histogram spread)
    {
        var bins = spread.Bins.ToArray();
        page.Number((ulong)bins.Length);
        foreach (var (length, count) in bins)
        {
            page.Signed(length);
            page.Signed(count);
        }
    }

    private static Histogram Spread(ref PageReader page)
    {
        var bins = new KeyValuePair<int, long>[page.Count()];
        for (var i = 0; i < bins.Length; i++)
        {
            bins[i] = new((int)page.Signed(), page.Signed());
        }

        return Histogram.Of(bins);
    }
}
