using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>
/// Brings CSV files in. A file is gone over twice: first to tell how it is written, which either settles everything or
/// refuses the file before anything is stored; then to store its rows. A row that cannot be taken is set out with its
/// reason and the others are kept. The same file twice changes nothing.
/// </summary>
/// <param name="store">Where the facts go.</param>
/// <param name="agreement">The agreement the rows are read under: its zone, currency, stages and KPIs; or null.</param>
public sealed class CsvImport(IFactStore store, Agreement? agreement)
{
    /// <summary>Imports a file.</summary>
    /// <param name="workspace">Whose facts they are.</param>
    /// <param name="kind">What its rows tell.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known about it beforehand.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Stops the import; batches already handed to the store stay.</param>
    public async Task<ImportOutcome> ImportFileAsync(
        WorkspaceId workspace,
        ImportKind kind,
        string path,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        if (Directory.Exists(path) || !File.Exists(path))
        {
            return new ImportOutcome.Refused($"There is no file {path}.");
        }

        var rejects = options.RejectFile ?? path + ".rejected.csv";
        if (Path.GetFullPath(rejects) == Path.GetFullPath(path))
        {
            return new ImportOutcome.Refused("The rejected rows cannot go into the file that is imported.");
        }

        await using var file = Open(path, out var problem);
        return file is null
            ? new ImportOutcome.Refused($"{path} cannot be read: {problem}")
            : await ImportAsync(workspace, kind, file, options with { RejectFile = rejects }, progress, cancellation);
    }

    /// <summary>Imports a stream, from where it stands. One that cannot be gone over twice is copied to a temporary file.</summary>
    /// <param name="workspace">Whose facts they are.</param>
    /// <param name="kind">What its rows tell.</param>
    /// <param name="stream">The CSV; it is left open.</param>
    /// <param name="options">What is known about it beforehand.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Stops the import; batches already handed to the store stay.</param>
    public async Task<ImportOutcome> ImportAsync(
        WorkspaceId workspace,
        ImportKind kind,
        Stream stream,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var setting = new ImportSetting(kind, agreement, options);
        if (setting.Objection() is { } misuse)
        {
            return new ImportOutcome.Refused(misuse, IsMisuse: true);
        }

        if (options.RejectFile is { } path && RejectFile.Objection(path) is { } objection)
        {
            return new ImportOutcome.Refused(objection);
        }

        await using var source = await CsvSource.OfAsync(stream, cancellation);
        if (!source.TryRecognise(options.Encoding, out var refusal))
        {
            return new ImportOutcome.Refused(refusal, IsMisuse: options.Encoding is not null);
        }

        var reports = new ProgressReports(source, progress, cancellation);
        var (plan, problem) = new Survey().Over(source, setting, reports.Checked);
        if (plan is null)
        {
            return new ImportOutcome.Refused(problem!);
        }

        using var rejects = new RejectFile(options.RejectFile, plan);
        return await new RowImport(plan, rejects, new(store, workspace, cancellation)).RunAsync(source, options.Delimiter, reports);
    }

    private static FileStream? Open(string path, out string problem)
    {
        problem = "";
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = failure.Message;
            return null;
        }
    }
}
