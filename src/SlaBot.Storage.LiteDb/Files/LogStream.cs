namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// LiteDB's log. LiteDB asks for a flush to disk after nearly every page; two places need one: before the page that
/// confirms a transaction, so that no confirmed transaction lacks a page, and before the data file is touched, so that
/// what a crash leaves half written there can be written again (<see cref="DataStream"/>).
/// </summary>
internal sealed class LogStream(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    // Where a page of LiteDB 5 says whether it is the last of a transaction.
    private const int IsConfirmedAt = 18;

    private readonly Lock guard = new();
    private IOException? failure;
    private bool isDirty;

    /// <summary>Puts onto disk what was written since the last time.</summary>
    /// <exception cref="IOException">That failed, or a write before it: LiteDB writes its log from another thread, where a failure could go unheard.</exception>
    public void Harden()
    {
        lock (guard)
        {
            if (failure is not null)
            {
                throw new IOException(failure.Message, failure);
            }

            if (isDirty)
            {
                Noted(() => Flush(flushToDisk: true));
                isDirty = false;
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (guard)
        {
            if (count > IsConfirmedAt && buffer[offset + IsConfirmedAt] != 0)
            {
                Harden();
            }

            isDirty = true;
            Noted(() => base.Write(buffer, offset, count));
        }
    }

    /// <summary>Does nothing: see <see cref="Harden"/>.</summary>
    public override void Flush()
    {
    }

    private void Noted(Action write)
    {
        try
        {
            write();
        }
        catch (IOException cause)
        {
            failure ??= cause;
            throw;
        }
    }
}
