using CsvHelper;

namespace SlaBot.Sources.Csv;

/// <summary>
/// The rows that could not be taken, each after its line and the reason, so that they can be mended and imported again.
/// The values stay as they were: they are the user's own, and a changed value would come back changed. Written beside
/// its final name first, so that it is never half of one run and half of another.
/// </summary>
internal sealed class RejectFile(string? path, ImportPlan plan) : IDisposable
{
    private const string LineHeader = "rejected line", ReasonHeader = "rejected because";
    private const int ShownRows = 10;

    private readonly List<RejectedRow> first = [];
    private CsvWriter? writer;

    /// <summary>Gets how many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets why the file could not be written, or null. The data may lie where nobody may write: that stops no import.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Gets the first few.</summary>
    public IReadOnlyList<RejectedRow> First => first;

    private string TemporaryPath => path + ".tmp";

    /// <summary>Says why a file cannot be written over, or null where it can: it is not there, or an earlier import wrote it.</summary>
    public static string? Objection(string path)
    {
        if (!File.Exists(path))
        {
            return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
                ? null
                : $"The folder for rejected rows does not exist: {path}.";
        }

        using var text = File.OpenText(path);
        return (text.ReadLine() ?? LineHeader).StartsWith(LineHeader, StringComparison.Ordinal)
            ? null
            : $"{path} is not a file of rejected rows and would be written over. Name another one.";
    }

    /// <summary>Adds a row.</summary>
    public void Add(Line line, string reason)
    {
        Count++;
        if (first.Count < ShownRows)
        {
            first.Add(new(line.Number, reason));
        }

        if (path is null || Trouble is not null || (writer ??= Open()) is not { } open)
        {
            return;
        }

        open.WriteField(line.Number);
        open.WriteField(reason);
        open.WriteRecord(line.Values());
    }

    /// <summary>Puts the file in place, or removes that of an earlier run where nothing was rejected.</summary>
    /// <returns>Its path, or null where there is none.</returns>
    public string? Commit()
    {
        if (path is not null && writer is not null)
        {
            writer.Dispose();
            writer = null;
            File.Move(TemporaryPath, path, overwrite: true);
            return path;
        }

        if (path is not null && Trouble is null)
        {
            File.Delete(path);
        }

        return null;
    }

    /// <summary>Leaves nothing of a run that did not come to its end.</summary>
    public void Dispose()
    {
        if (writer is not null)
        {
            writer.Dispose();
            writer = null;
            File.Delete(TemporaryPath);
        }
    }

    private CsvWriter? Open()
    {
        try
        {
            // With a byte order mark, spreadsheets read it as what it is.
            var opened = CsvWriter.ToFile(
                TemporaryPath, new() { Separator = plan.Delimiter, ValidateFieldCount = false, WriteByteOrderMark = true });
            opened.WriteRecord([LineHeader, ReasonHeader, .. plan.Map.Headers]);
            return opened;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Trouble = $"The rejected rows could not be written to {path}: {problem.Message}";
            return null;
        }
    }
}
