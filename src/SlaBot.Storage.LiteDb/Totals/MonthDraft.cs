using System.Runtime.InteropServices;
using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>A month of a series while facts are being added to it.</summary>
internal sealed class MonthDraft
{
    private const int DaysOfMonth = 32;

    private readonly YearMonth month;
    private readonly List<string> sources = [];
    private readonly Dictionary<string, int> indexOfSource = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DailyTotal> cells;

    /// <summary>Begins with what a page holds, or with nothing.</summary>
    public MonthDraft(YearMonth month, MonthPage? page)
    {
        this.month = month;
        cells = new(page is null ? 0 : page.Bytes.Length / 5);
        if (page is not null)
        {
            Read(page.Bytes);
        }
    }

    /// <summary>What a day holds from a source; zero where it holds nothing.</summary>
    public DailyTotal At(LocalDate date, string source) =>
        indexOfSource.TryGetValue(source, out var index) ? cells.GetValueOrDefault(Cell(date.Day, index)) : default;

    /// <summary>Adds to a day.</summary>
    public void Add(LocalDate date, string source, in DailyTotal total) => CellOf(date, source) += total;

    /// <summary>Sets what a day holds from a source.</summary>
    public void Set(LocalDate date, string source, in DailyTotal total) => CellOf(date, source) = total;

    /// <summary>The month as a page, or null where nothing is left in it.</summary>
    public MonthPage? ToPage()
    {
        var used = cells.Where(cell => !cell.Value.IsZero).Select(cell => cell.Key / DaysOfMonth).Distinct()
            .OrderBy(index => sources[index], StringComparer.Ordinal).ToArray();
        if (used.Length == 0)
        {
            return null;
        }

        var page = new PageWriter();
        page.Number((ulong)used.Length);
        foreach (var index in used)
        {
            page.Text(sources[index]);
        }

        for (var day = 1; day < DaysOfMonth; day++)
        {
            Write(page, day, used);
        }

        return new(month, page.ToArray());
    }

    private static int Cell(int day, int source) => (source * DaysOfMonth) + day;

    private ref DailyTotal CellOf(LocalDate date, string source) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(cells, Cell(date.Day, IndexOf(source)), out _);

    private int IndexOf(string source)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexOfSource, source, out var known);
        if (!known)
        {
            index = sources.Count;
            sources.Add(source);
        }

        return index;
    }

    private void Read(byte[] bytes)
    {
        var page = new PageReader(bytes);
        foreach (var source in MonthPage.SourcesIn(ref page))
        {
            IndexOf(source);
        }

        while (!page.IsAtEnd)
        {
            var day = page.Byte();
            for (var left = page.Count(); left > 0; left--)
            {
                cells.Add(Cell(day, page.Count()), page.Cell());
            }
        }
    }

    private void Write(PageWriter page, int day, int[] used)
    {
        var held = new List<(int Place, DailyTotal Total)>();
        for (var place = 0; place < used.Length; place++)
        {
            if (cells.TryGetValue(Cell(day, used[place]), out var total) && !total.IsZero)
            {
                held.Add((place, total));
            }
        }

        if (held.Count == 0)
        {
            return;
        }

        page.Byte((byte)day);
        page.Number((ulong)held.Count);
        foreach (var (place, total) in held)
        {
            page.Number((ulong)place);
            page.Cell(total);
        }
    }
}
