using CsvHelper;

namespace SlaBot.Sources.Csv;

/// <summary>
/// The first look over a file: how its dates and numbers are written, and which ids come more than once. Whatever makes
/// a file unreadable as a whole is found here, before the first fact is stored.
/// </summary>
internal sealed class Survey
{
    private readonly HashSet<long> ids = [];
    private string? brokenQuote;

    /// <summary>Looks over a file.</summary>
    /// <param name="source">The file, its encoding known.</param>
    /// <param name="setting">What the rows tell, what people said about them, and the agreement they are read under.</param>
    /// <param name="onRows">Told now and then how many rows were looked at.</param>
    /// <returns>The plan to read it by, or why it cannot be read.</returns>
    public (ImportPlan? Plan, string? Refusal) Over(CsvSource source, ImportSetting setting, Action<int> onRows)
    {
        try
        {
            using var reader = source.Open(setting.Options.Delimiter, NoteBrokenQuote);
            return Over(reader, setting, onRows);
        }
        catch (CsvFormatException)
        {
            return (null, $"A row of the file is longer than any row can be. Most likely a quote is opened and never closed{brokenQuote}.");
        }
    }

    private (ImportPlan? Plan, string? Refusal) Over(CsvReader reader, ImportSetting setting, Action<int> onRows)
    {
        reader.ReadHeader();
        if (!ColumnMap.TryFind(setting.Kind, setting.Fields, reader.Headers, setting.Options.Columns, out var map, out var refusal))
        {
            return (null, refusal);
        }

        var plan = new ImportPlan(setting.Kind, setting.Agreement, map, setting.Options) { Delimiter = reader.Separator };
        LookAtRows(reader, plan, onRows);
        refusal = brokenQuote is not null ? $"A quote is opened and never closed{brokenQuote}. Close it, or double it where it belongs to the text."
            : plan.Rows == 0 ? "The file has a header but no rows."
            : DateOrders.Settle(plan.Dates, setting.Options.Dates) ?? plan.Numbers?.Settle(setting.Options.Numbers);
        return refusal is null ? (plan, null) : (null, refusal);
    }

    private void LookAtRows(CsvReader reader, ImportPlan plan, Action<int> onRows)
    {
        var line = new Line(reader);
        var id = plan.Kind == ImportKind.Daily ? null : plan.Map.Of("id");
        while (reader.Read())
        {
            if (line.IsBlank)
            {
                continue;
            }

            foreach (var dates in plan.Dates)
            {
                dates.Look(line);
            }

            plan.Numbers?.Look(line);
            if (id is { } column && IdPrint.Of(line.Span(column)) is var print && !ids.Add(print))
            {
                plan.RepeatedIds.Add(print);
            }

            onRows(++plan.Rows);
        }
    }

    private void NoteBrokenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            brokenQuote = string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (line {record.LineNumber})");
        }
    }
}
