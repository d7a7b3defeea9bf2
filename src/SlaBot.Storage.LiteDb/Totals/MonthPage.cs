using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>
/// The totals of one series in one month, as bytes: some seven bytes a day and source. Immutable. What answers ask for is
/// laid out on first use and kept; a page that nobody asks about stays bytes.
/// </summary>
internal sealed class MonthPage
{
    private readonly Lazy<DayTotals[]> days;

    /// <summary>Makes a page of bytes that <see cref="MonthDraft"/> wrote.</summary>
    public MonthPage(YearMonth month, byte[] bytes)
    {
        (Month, Bytes) = (month, bytes);
        days = new(LaidOut);
    }

    /// <summary>Gets the month.</summary>
    public YearMonth Month { get; }

    /// <summary>Gets the bytes, as stored.</summary>
    public byte[] Bytes { get; }

    /// <summary>Gets the days that hold something, in order.</summary>
    public IReadOnlyList<DayTotals> Days => days.Value;

    /// <summary>Reads the names of the sources, and leaves the reader at the first day.</summary>
    public static string[] SourcesIn(ref PageReader page)
    {
        var sources = new string[page.Count()];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = page.Text();
        }

        return sources;
    }

    private DayTotals[] LaidOut()
    {
        var page = new PageReader(Bytes);
        var sources = SourcesIn(ref page);
        var found = new List<DayTotals>(31);
        while (!page.IsAtEnd)
        {
            var date = Month.OnDayOfMonth(page.Byte());
            var cells = page.Count();
            found.Add(new(date, new DaySources(Bytes, page.Position, cells, sources)));
            for (var i = 0; i < cells; i++)
            {
                page.SkipNumber();
                page.SkipCell();
            }
        }

        return [.. found];
    }
}
