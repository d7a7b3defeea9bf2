using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Channels;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Inbox;
using SlaBot.Storage.LiteDb.Ledger;
using SlaBot.Storage.LiteDb.Workspaces;

namespace SlaBot.Storage.LiteDb.Backups;

/// <summary>A backup that was made, and has been restored once for trial.</summary>
/// <param name="File">Where it is.</param>
/// <param name="TakenAt">The moment it holds.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Facts">How many facts it holds, of all workspaces.</param>
public sealed record Backup(string File, Instant TakenAt, long Bytes, long Facts)
{
    /// <summary>Refuses to overwrite anything.</summary>
    internal static void RequireNew(string path)
    {
        if (System.IO.File.Exists(path))
        {
            throw new StorageRefusedException($"{path} exists: backups are never overwritten, choose another name.");
        }
    }

    /// <summary>Makes a backup of a copy of the data file, tries it, and gives it its name. The copy is removed.</summary>
    internal static Backup Of(string copy, string path, Instant takenAt)
    {
        var (packed, trial) = ($"{path}.partial", $"{path}.trial.db");
        try
        {
            BackupFile.Pack(copy, packed, takenAt);
            BackupFile.Unpack(packed, trial);
            var facts = Try(trial);
            System.IO.File.Move(packed, path);
            return new(path, takenAt, new FileInfo(path).Length, facts);
        }
        finally
        {
            foreach (var left in new[] { copy, packed, trial, FolderFiles.LogOf(trial) })
            {
                System.IO.File.Delete(left);
            }
        }
    }

    private static long Try(string trial)
    {
        Opening.RequireWhole(trial);
        using var file = DataFile.Read(trial);
        var facts = 0L;
        foreach (var id in file.All(Collections.Workspaces).Select(document => new WorkspaceId(document["_id"].AsString)).ToList())
        {
            var audit = LedgerRecount.Audit(file, Workspace.In(file, id));
            facts += audit.Facts;
            if (audit.Differences.Count > 0)
            {
                throw new StorageRefusedException(
                    $"The backup was not kept, because the totals of workspace {id} differ from its ledger: {audit.Differences[0]}");
            }
        }

        TryChannels(file);
        return facts;
    }

    // What cannot be recounted is at least read to the end.
    private static void TryChannels(DataFile file)
    {
        _ = new InboxBook(file).Unfinished();
        _ = file.All(Collections.Conversations).Count(document => ConversationDocuments.ToConversation(Keys.WorkspaceOf(document["_id"].AsString), document) is null);
        _ = file.All(Collections.Members).Count(document => MemberDocuments.ToMember(document) is null);
        _ = file.All(Collections.Installations).Count(document => InstallationDocuments.ToInstallation(document) is null);
        _ = file.All(Collections.Secrets).Count(document => document["key"].AsBinary is null);
    }
}
