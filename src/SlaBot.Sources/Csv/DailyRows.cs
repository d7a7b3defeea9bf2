using System.Globalization;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>
/// Reads a number for a day a row. The same day, KPI and source twice with different values is a mistake of the export:
/// the later row is rejected, so that the same file brings the same numbers every time.
/// </summary>
internal sealed class DailyRows(ImportPlan plan) : RowReader(plan)
{
    private readonly TextColumn kpi = plan.Words("kpi");
    private readonly TextColumn source = plan.Words("source", TextColumn.LongestName);
    private readonly DateColumn date = plan.DatesOf("date")!;
    private readonly NumberColumn number = plan.Numbers!;
    private readonly Currency? own = plan.Currency;
    private readonly KpiWords words = new(plan.Catalog);
    private readonly Dictionary<KpiId, int> seriesNumbers = [];
    private readonly Dictionary<string, int> sourceNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (int Line, int Value)> seen = [];

    /// <inheritdoc/>
    protected override RowReading ReadRow(Line line)
    {
        string? problem = null;
        var word = kpi.Read(line, ref problem);
        if (!date.TryRead(line, out var day, out problem) || day is null || word is null)
        {
            return new(null, problem ?? (day is null ? "date is empty" : "kpi is empty"));
        }

        var (series, unknown) = words.Find(word);
        if (series is null)
        {
            return new(null, unknown);
        }

        var value = Value(line, series, ref problem);
        var fact = new DailyFact(day.Value.Date, series.Id, source.Read(line, ref problem), value);
        return problem is null ? Once(fact, line) : new(null, problem);
    }

    private decimal Value(Line line, DailySeries series, ref string? problem)
    {
        var span = line.Span(number.Column);
        if (span.IsEmpty)
        {
            problem ??= "value is empty: leave the row out, or write 0";
            return 0m;
        }

        if (DailyValueText.Read(span, number.Style, series, own, out var value) is { } why)
        {
            problem ??= $"value '{span}' {why}";
        }

        return value;
    }

    private RowReading Once(DailyFact fact, Line line)
    {
        var hash = fact.Value.GetHashCode();
        if (seen.TryAdd(Key(fact), ((int)line.Number, hash)))
        {
            return new(fact, null);
        }

        var (first, known) = seen[Key(fact)];
        return known == hash
            ? new(null, null)
            : new(null, string.Create(CultureInfo.InvariantCulture, $"line {first} has another value for the same date, kpi and source: delete the wrong one"));
    }

    /// <summary>The day, the series and the source in one number: exact, and small enough for millions of rows.</summary>
    private long Key(DailyFact fact)
    {
        var day = NodaTime.Period.DaysBetween(new(DateReading.FirstYear, 1, 1), fact.Date);
        return ((long)day << 44) | ((long)NumberOf(seriesNumbers, fact.Kpi) << 28) | (uint)NumberOf(sourceNumbers, fact.Source ?? "");
    }

    private static int NumberOf<T>(Dictionary<T, int> numbers, T word)
        where T : notnull
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers[word] = number = numbers.Count;
        }

        return number;
    }
}
