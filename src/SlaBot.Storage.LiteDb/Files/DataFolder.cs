namespace SlaBot.Storage.LiteDb.Files;

/// <summary>A data folder that this process holds, with its open data file.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FolderLock folderLock;

    /// <summary>Takes the folder and opens its file.</summary>
    /// <exception cref="Conversation.Storage.StorageRefusedException">The folder is in use, or its data cannot be used.</exception>
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

    /// <summary>Gives the folder free without touching a file that can no longer be trusted.</summary>
    public void Abandon() => folderLock.Dispose();

    /// <summary>Closes the file and gives the folder free.</summary>
    public void Dispose()
    {
        File.Dispose();
        folderLock.Dispose();
    }
}
