namespace SlaBot.Storage.LiteDb.Files;

/// <summary>The files of a data folder.</summary>
/// <param name="Folder">The folder.</param>
internal sealed record FolderFiles(string Folder)
{
    /// <summary>Gets the data file.</summary>
    public string Data => Path.Combine(Folder, "slabot.db");

    /// <summary>Gets LiteDB's log of the data file: LiteDB chooses this name.</summary>
    public string Log => Path.Combine(Folder, "slabot-log.db");

    /// <summary>Gets the data file while it is being created, under a name that no start takes for a finished one.</summary>
    public string Creating => Path.Combine(Folder, "slabot-creating.db");

    /// <summary>Gets the data of a backup that is being unpacked and checked.</summary>
    public string Unpacking => Path.Combine(Folder, "slabot-unpacking.db");

    /// <summary>Gets the checked data of a backup while it takes the place of the data file.</summary>
    public string Restoring => Path.Combine(Folder, "slabot-restoring.db");

    /// <summary>Gets the file that the operating system locks.</summary>
    public string Lock => Path.Combine(Folder, "slabot.lock");

    /// <summary>Gets the file that names the process which holds the lock.</summary>
    public string Holder => Path.Combine(Folder, "slabot.holder");

    /// <summary>LiteDB's log of a data file.</summary>
    public static string LogOf(string data) =>
        Path.Combine(Path.GetDirectoryName(data) ?? "", $"{Path.GetFileNameWithoutExtension(data)}-log{Path.GetExtension(data)}");
}
