using System.Globalization;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>The second look over a file: its rows become facts and are stored.</summary>
internal sealed class RowImport(ImportPlan plan, RejectFile rejects, FactBatches batches)
{
    private readonly ImportTally tally = new(plan.Currency);
    private readonly Dictionary<string, Fact> held = new(StringComparer.Ordinal);
    private int rows, repeated, superseded;

    /// <summary>Reads and stores all rows.</summary>
    public async Task<ImportOutcome> RunAsync(CsvSource source, char? delimiter, ProgressReports reports)
    {
        try
        {
            await ReadAsync(source, delimiter, reports);
            var stored = await batches.FinishAsync();
            if (rejects.Count == rows)
            {
                return new ImportOutcome.Refused(NoRow());
            }

            var rejectFile = rejects.Commit();
            reports.Done(rows);
            return new ImportOutcome.Imported(Summary(stored, source.Encoding, rejectFile));
        }
        finally
        {
            await batches.SettleAsync();
        }
    }

    private async Task ReadAsync(CsvSource source, char? delimiter, ProgressReports reports)
    {
        using var reader = source.Open(delimiter);
        var line = new Line(reader);
        var reading = plan.Reader();
        while (await reader.ReadAsync(reports.Cancellation))
        {
            if (line.IsBlank)
            {
                continue;
            }

            reports.Read(++rows);
            if (Taken(reading.Read(line), line) is { } fact)
            {
                tally.Add(fact);
                await batches.AddAsync(fact);
            }
        }

        foreach (var fact in held.Values)
        {
            tally.Add(fact);
            await batches.AddAsync(fact);
        }
    }

    /// <summary>The fact to store now, or null where there is none or a later row may replace it.</summary>
    private Fact? Taken(RowReading reading, Line line)
    {
        switch (reading)
        {
            case { Problem: { } problem }:
                rejects.Add(line, problem);
                return null;
            case { Fact: null }:
                repeated++;
                return null;
            case { Fact: var fact } when plan.RepeatedIds.Contains(IdPrint.Of(fact.Subject)):
                Hold(fact);
                return null;
            default:
                return reading.Fact;
        }
    }

    /// <summary>
    /// Keeps the last row about something that the file tells more than once. Stored one after the other, the rows
    /// would change each other again whenever the file is imported.
    /// </summary>
    private void Hold(Fact fact)
    {
        if (held.TryGetValue(fact.Subject, out var earlier))
        {
            var isSame = earlier.Equals(fact);
            repeated += isSame ? 1 : 0;
            superseded += isSame ? 0 : 1;
        }

        held[fact.Subject] = fact;
    }

    private string NoRow()
    {
        var first = rejects.First[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(rows == 1 ? "The only row cannot" : $"None of the {rows:N0} rows can")} be taken, so nothing was stored. Line {first.Line}: {first.Reason}.");
    }

    private ImportSummary Summary(AppendResult stored, TextEncoding encoding, string? rejectFile) => new()
    {
        Kind = plan.Kind,
        Rows = rows,
        New = stored.New,
        Changed = stored.Changed,
        Same = stored.Same + repeated,
        Superseded = superseded,
        Rejected = rejects.Count,
        FirstRejections = rejects.First,
        RejectFile = rejectFile,
        SetAside = stored.SetAside,
        Warnings = [.. tally.Warnings(), .. Oddities(encoding)],
        FirstDate = tally.First,
        LastDate = tally.Last,
        Won = tally.Won,
        WonAmounts = tally.WonAmounts,
        Columns = plan.Map.Used,
        IgnoredColumns = plan.Map.Ignored,
        Encoding = encoding.Name,
    };

    private IEnumerable<string> Oddities(TextEncoding encoding)
    {
        if (superseded > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{superseded:N0} {(superseded == 1 ? "row was" : "rows were")} replaced by a later row of the file with the same id and other values.");
        }

        if (plan.Kind == ImportKind.Deals && plan.Map.Of("stage") is null)
        {
            yield return "The file does not say which deals are won: new ones count as open.";
        }

        if (rejects.Trouble is { } trouble)
        {
            yield return trouble;
        }

        if (encoding.IsGuess)
        {
            yield return $"The file is not UTF-8 and was read as {encoding.Name}. If names look wrong, say --encoding.";
        }
    }
}
