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
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <summary>Takes a folder, making it if needed.</summary>
    /// <exception cref="StorageRefusedException">Another process has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder, TimeProvider time)
    {
        var files = new FolderFiles(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var held = Held(files);
            var since = InstantPattern.General.Format(Instant.FromDateTimeOffset(time.GetUtcNow()));
            File.WriteAllText(files.Holder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} (since {since})"));
            return new(held);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"The data folder {folder} cannot be used: {refusal.Message}", refusal);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static FileStream Held(FolderFiles files)
    {
        try
        {
            return new(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refusal) when (File.Exists(files.Lock))
        {
            throw new StorageRefusedException(
                $"The data folder {files.Folder} is in use by process {HolderIn(files)}: stop it first, or name another folder with --data.",
                refusal);
        }
    }

    private static string HolderIn(FolderFiles files)
    {
        try
        {
            return File.ReadAllText(files.Holder);
        }
        catch (IOException)
        {
            return "(unknown)";
        }
    }
}
