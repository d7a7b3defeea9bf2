using System.Globalization;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>Makes a fact of a row, or says why it cannot.</summary>
internal abstract class RowReader(ImportPlan plan)
{
    private readonly int header = plan.Map.Headers.Count, needed = plan.Map.Needed, width = plan.Map.Width;

    /// <summary>Reads a row.</summary>
    public RowReading Read(Line line) => Shape(line) is { } problem ? new(null, problem) : ReadRow(line);

    /// <summary>Reads a row that has all columns.</summary>
    protected abstract RowReading ReadRow(Line line);

    /// <summary>A day as a fact carries it: not at all where the file has no such column.</summary>
    protected static Carried<FactTime?> Carry(DateColumn? column, Line line, ref string? problem)
    {
        if (column is null)
        {
            return default;
        }

        if (!column.TryRead(line, out var time, out var why))
        {
            problem ??= why;
        }

        return time;
    }

    private string? Shape(Line line)
    {
        if (line.Count < needed)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the row has {line.Count} values where the header has {width}: is it cut off?");
        }

        return line.Count > header && !line.IsBlankFrom(header)
            ? string.Create(CultureInfo.InvariantCulture, $"the row has {line.Count} values where the header has {width}: is a value with a separator in it not quoted?")
            : null;
    }
}

/// <summary>What came of a row.</summary>
/// <param name="Fact">The fact, or null.</param>
/// <param name="Problem">Why there is none, or null where the row repeats an earlier one.</param>
internal readonly record struct RowReading(Fact? Fact, string? Problem);
