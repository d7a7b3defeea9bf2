using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>A data folder that this process holds, with its open data file.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FolderLock folderLock;

    /// <summary>Takes the folder and opens its file.</summary>
    /// <exception cref="StorageRefusedException">The folder is in use, or its data cannot be used.</exception>
    public DataFolder(string folder, TimeProvider time, IReadOnlyList<Migration> migrations)
    {
        Files = new(folder);
        folderLock = FolderLock.Take(folder, time);
        try
        {
            File = Opening.Open(Files, time, migrations);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Gets the names of its files.</summary>
    public FolderFiles Files { get; }

    /// <summary>Gets the data file.</summary>
    public DataFile File { get; }

    /// <summary>Copies the data file onto disk. Only the writer's thread may do so, between two commits: a copy of a file at work lacks what its log holds.</summary>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="StorageRefusedException">The copy could not be written.</exception>
    public long CopyTo(string path)
    {
        File.Checkpoint();
        try
        {
            using var source = new FileStream(Files.Data, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = new FileStream(path, FileMode.Create, FileAccess.Write);
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
            return target.Length;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The place for the copy is at fault, not the data: the store goes on.
            throw new StorageRefusedException($"The data could not be copied to {path}: {cause.Message}", cause);
        }
    }

    /// <summary>Gives the folder free without touching a file that can no longer be trusted.</summary>
    public void Abandon() => folderLock.Dispose();

    /// <summary>Closes the file and gives the folder free.</summary>
    public void Dispose()
    {
        File.Dispose();
        folderLock.Dispose();
    }
}
