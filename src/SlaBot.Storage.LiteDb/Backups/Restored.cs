using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Storage;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Backups;

/// <summary>A backup that was put back in place.</summary>
/// <param name="TakenAt">The moment that the data now stands at.</param>
/// <param name="PutAside">Where the data that was there before lies now; null where there was none. It is never deleted.</param>
public sealed record Restored(Instant TakenAt, string? PutAside)
{
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss'Z'");

    /// <summary>Puts a backup in the place of a folder's data.</summary>
    internal static Restored From(string backup, string folder, TimeProvider time)
    {
        using var held = FolderLock.Take(folder, time);
        var files = new FolderFiles(folder);
        var takenAt = Unpacked(backup, files.Unpacking);

        // From here until the last line a death leaves this name behind, and the next start says so.
        File.Move(files.Unpacking, files.Restoring, overwrite: true);
        var aside = PutDataAside(files, Instant.FromDateTimeOffset(time.GetUtcNow()));
        File.Move(files.Restoring, files.Data);
        return new(takenAt, aside);
    }

    private static Instant Unpacked(string backup, string data)
    {
        try
        {
            var takenAt = BackupFile.Unpack(backup, data);
            Opening.RequireWhole(data);
            Opening.RequireOwn(data, Migration.All);
            return takenAt;
        }
        catch (Exception cause)
        {
            File.Delete(data);
            throw cause is IOException or InvalidDataException or UnauthorizedAccessException
                ? new StorageRefusedException($"The backup {backup} could not be unpacked: {cause.Message} Nothing was changed.", cause)
                : cause;
        }
    }

    // The log goes with its data file: LiteDB would play a log that stayed behind into the restored data.
    private static string? PutDataAside(FolderFiles files, Instant now)
    {
        var aside = Path.Combine(files.Folder, $"slabot-before-restore-{Stamp.Format(now)}.db");
        var hadData = File.Exists(files.Data);
        if (hadData)
        {
            File.Move(files.Data, aside);
        }

        if (File.Exists(files.Log))
        {
            File.Move(files.Log, FolderFiles.LogOf(aside));
        }

        return hadData ? aside : null;
    }
}
