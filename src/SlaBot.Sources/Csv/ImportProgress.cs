namespace SlaBot.Sources.Csv;

/// <summary>How far an import is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Rows">Rows read in this step.</param>
/// <param name="BytesRead">Bytes of the file read in this step.</param>
/// <param name="BytesInAll">Bytes of the file.</param>
public readonly record struct ImportProgress(ImportStep Step, int Rows, long BytesRead, long BytesInAll);

/// <summary>An import goes over the file twice.</summary>
public enum ImportStep
{
    /// <summary>Telling how dates and numbers are written; nothing is stored yet.</summary>
    Checking,

    /// <summary>Reading the rows and storing them.</summary>
    Storing,
}
