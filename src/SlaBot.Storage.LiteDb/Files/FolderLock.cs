using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// Keeps a data folder for one process. The operating system holds the lock and gives it back when the process dies,
/// however it dies. The holder is named in a file beside it, because a locked file cannot be read everywhere.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    // Two commands started together each have their turn; a server keeps its folder longer than anyone waits.
    private const int Attempts = 41;
    private const string Unknown = "another process";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;
    private readonly string holder;

    private FolderLock(FileStream held, string holder) => (this.held, this.holder) = (held, holder);

    /// <summary>Takes a folder, making it if needed; waits up to two seconds for another process to be done with it.</summary>
    /// <exception cref="StorageRefusedException">Another process has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder, TimeProvider time)
    {
        var files = new FolderFiles(folder);
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(Held(files), files.Holder).NamedAt(Instant.FromDateTimeOffset(time.GetUtcNow()));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"The data folder {folder} cannot be used: {refusal.Message}", refusal);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // First the name: once the lock is given back it may be that of the next.
        try
        {
            File.Delete(holder);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // Someone reads it just now; the next holder writes over it.
        }

        held.Dispose();
    }

    private FolderLock NamedAt(Instant now)
    {
        try
        {
            File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} (since {InstantPattern.General.Format(now)})"));
            return this;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static FileStream Held(FolderFiles files)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(files.Lock))
            {
                Thread.Sleep(Pause);
            }
            catch (IOException refusal) when (File.Exists(files.Lock))
            {
                throw new StorageRefusedException(
                    $"The data folder {files.Folder} is in use by {HolderIn(files)}: stop it first, or name another folder with --data.",
                    refusal);
            }
        }
    }

    private static string HolderIn(FolderFiles files)
    {
        try
        {
            return File.ReadAllText(files.Holder) is { Length: > 0 } named ? named : Unknown;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }
}
