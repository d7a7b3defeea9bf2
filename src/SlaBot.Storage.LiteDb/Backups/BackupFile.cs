using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Backups;

/// <summary>
/// A backup on disk: a line of text that says what it is, the data file compressed (gzip), and the SHA-256 of all bytes
/// before it. One flipped bit anywhere, or a cut end, and it is refused.
/// </summary>
internal static class BackupFile
{
    private const string Mark = "SlaBot backup 1, taken ";
    private const int LongestHead = 100;

    /// <summary>Packs a data file. The result is on disk when this returns.</summary>
    public static void Pack(string data, string backup, Instant takenAt)
    {
        using var target = new FileStream(backup, FileMode.CreateNew, FileAccess.ReadWrite);
        target.Write(Encoding.ASCII.GetBytes($"{Mark}{InstantPattern.ExtendedIso.Format(takenAt)}\n"));
        using (var source = File.OpenRead(data))
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            source.CopyTo(gzip);
        }

        target.Position = 0;
        var hash = SHA256.HashData(target);
        target.Write(hash);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Checks a backup to the last bit, and unpacks it onto disk.</summary>
    /// <returns>When the backup was taken.</returns>
    /// <exception cref="StorageRefusedException">It is no backup of SlaBot, or it is damaged. Nothing was written.</exception>
    public static Instant Unpack(string backup, string data)
    {
        try
        {
            using var source = File.OpenRead(backup);
            var takenAt = HeadOf(source, backup);
            RequireIntact(source, backup);
            source.Position = HeadLength(takenAt);
            using var target = new FileStream(data, FileMode.Create, FileAccess.Write);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            gzip.CopyTo(target);
            target.Flush(flushToDisk: true);
            return takenAt;
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageRefusedException($"There is no backup {backup}.", cause);
        }
    }

    private static int HeadLength(Instant takenAt) => Mark.Length + InstantPattern.ExtendedIso.Format(takenAt).Length + 1;

    private static Instant HeadOf(Stream source, string backup)
    {
        var head = new byte[LongestHead];
        var read = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var line = Encoding.ASCII.GetString(head, 0, read).Split('\n')[0];
        return line.StartsWith(Mark, StringComparison.Ordinal)
            && InstantPattern.ExtendedIso.Parse(line[Mark.Length..]).TryGetValue(default, out var takenAt)
            ? takenAt
            : throw new StorageRefusedException($"{backup} is not a backup of SlaBot, or its beginning is damaged. Nothing was changed.");
    }

    private static void RequireIntact(Stream source, string backup)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        source.Position = 0;
        var left = source.Length - SHA256.HashSizeInBytes;
        var buffer = new byte[81_920];
        while (left > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var told = new byte[SHA256.HashSizeInBytes];
        if (source.ReadAtLeast(told, told.Length, throwOnEndOfStream: false) < told.Length || !hash.GetHashAndReset().AsSpan().SequenceEqual(told))
        {
            throw new StorageRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The backup {backup} is damaged: its checksum does not fit. Nothing was changed. Use another backup."));
        }
    }
}
