namespace SlaBot.Storage.LiteDb.Files;

/// <summary>The data file itself. Nothing is written to it before the log is on disk.</summary>
internal sealed class DataStream(string path, LogStream log) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    private bool isDirty;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        log.Harden();
        isDirty = true;
        base.Write(buffer, offset, count);
    }

    /// <summary>Puts onto disk what was written: LiteDB empties its log after this.</summary>
    public override void Flush()
    {
        if (isDirty)
        {
            Flush(flushToDisk: true);
            isDirty = false;
        }
    }
}
