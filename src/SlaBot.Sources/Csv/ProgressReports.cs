namespace SlaBot.Sources.Csv;

/// <summary>Tells how far an import is, now and then, and stops it where that is wanted.</summary>
internal sealed class ProgressReports(CsvSource source, IProgress<ImportProgress>? progress, CancellationToken cancellation)
{
    private const int RowsBetween = 5000;

    /// <summary>Gets what stops the import.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Tells that so many rows were looked at.</summary>
    public void Checked(int rows) => Report(ImportStep.Checking, rows, isDone: false);

    /// <summary>Tells that so many rows were read.</summary>
    public void Read(int rows) => Report(ImportStep.Storing, rows, isDone: false);

    /// <summary>Tells that all rows are stored.</summary>
    public void Done(int rows) => Report(ImportStep.Storing, rows, isDone: true);

    private void Report(ImportStep step, int rows, bool isDone)
    {
        if (isDone || rows % RowsBetween == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(step, rows, isDone ? source.Length : source.Position, source.Length));
        }
    }
}
