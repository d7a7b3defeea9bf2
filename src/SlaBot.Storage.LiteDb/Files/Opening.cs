using System.Text;
using LiteDB;
using NodaTime;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>Opens the data file of a folder, and refuses what is not SlaBot's or not whole before anything is written.</summary>
internal static class Opening
{
    private const int PageSize = 8192;
    private const int HeaderTextAt = 32;
    private static readonly byte[] HeaderText = Encoding.UTF8.GetBytes("** This is a LiteDB file **");

    /// <summary>Opens the file, creating it in an empty folder and bringing its layout up to date.</summary>
    /// <exception cref="StorageRefusedException">The file is foreign, damaged or of a newer version.</exception>
    public static DataFile Open(FolderFiles files, TimeProvider time, IReadOnlyList<Migration> migrations)
    {
        if (!File.Exists(files.Data))
        {
            Create(files, time, Migration.Newest(migrations));
        }

        RequireWhole(files.Data);
        RequireOwn(files.Data, migrations);
        return Migrated(files.Data, migrations);
    }

    /// <summary>Refuses a file that does not look like a whole LiteDB file, by its bytes alone.</summary>
    public static void RequireWhole(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[HeaderTextAt + HeaderText.Length];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var isLiteDb = read == header.Length && header.AsSpan(HeaderTextAt, HeaderText.Length).SequenceEqual(HeaderText);
        if (!isLiteDb)
        {
            throw new StorageRefusedException($"{path} is not a data file of SlaBot, or its beginning is damaged: restore a backup, or name another folder with --data.");
        }

        // A full disk can cut the last page short; LiteDB's log then still holds that page.
        var log = new FileInfo(FolderFiles.LogOf(path));
        if (stream.Length % PageSize != 0 && log is not { Exists: true, Length: > 0 })
        {
            throw Damaged(path, null);
        }
    }

    /// <summary>Reads the identity without writing to the file.</summary>
    public static Identity RequireOwn(string path, IReadOnlyList<Migration> migrations)
    {
        Identity? identity;
        try
        {
            using var file = DataFile.Read(path);
            identity = Identity.In(file);
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Damaged(path, cause);
        }

        if (identity is null)
        {
            throw new StorageRefusedException($"{path} is a LiteDB file of another program: name another folder with --data.");
        }

        var newest = Migration.Newest(migrations);
        return identity.Schema <= newest ? identity : throw new StorageRefusedException(
            $"{path} was written by a newer SlaBot (layout {identity.Schema}; this program knows up to {newest}): use the newer program.");
    }

    private static void Create(FolderFiles files, TimeProvider time, int schema)
    {
        if (File.Exists(files.Restoring))
        {
            throw new StorageRefusedException($"A restore into {files.Folder} was interrupted: run it again.");
        }

        // Made under another name, so that a death in the middle never leaves half a data file behind.
        File.Delete(files.Creating);
        File.Delete(FolderFiles.LogOf(files.Creating));
        File.Delete(files.Log);
        using (var file = DataFile.Open(files.Creating))
        {
            new Identity(schema, Instant.FromDateTimeOffset(time.GetUtcNow())).WriteTo(file);
            file.Checkpoint();
        }

        File.Move(files.Creating, files.Data);
    }

    private static DataFile Migrated(string path, IReadOnlyList<Migration> migrations)
    {
        DataFile? file = null;
        try
        {
            file = DataFile.Open(path);
            var identity = Identity.In(file)!;
            foreach (var step in migrations.Where(step => step.To > identity.Schema))
            {
                file.Begin();
                step.Apply(file);
                identity = identity with { Schema = step.To };
                identity.WriteTo(file);
                file.Commit();
            }

            return file;
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            file?.Dispose();
            throw Damaged(path, cause);
        }
    }

    private static StorageRefusedException Damaged(string path, Exception? cause) =>
        new($"{path} is damaged{(cause is null ? "" : $" ({cause.Message})")}: restore the newest backup with slabot restore.", cause);

    private static bool IsDamage(Exception cause) => cause is LiteException or IOException or InvalidCastException
        or ArgumentException or IndexOutOfRangeException or OverflowException or NullReferenceException or KeyNotFoundException;
}
