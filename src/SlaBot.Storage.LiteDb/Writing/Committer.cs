using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>
/// Commits: all that some requests ask for goes into one transaction; after commit and checkpoint readers are shown the
/// new state, and only then the callers are answered.
/// </summary>
internal sealed class Committer(DataFile file, TimeProvider time)
{
    /// <summary>Tells whether a failure concerns one request alone: what it asks for cannot be done, the file is as it was.</summary>
    public static bool IsOnesOwn(Exception cause) => cause is ArgumentException or OverflowException or StorageRefusedException or CallersOwnException;

    /// <summary>Stores what a group asks for, and answers it. A request that cannot be done is refused and the others are prepared anew without it.</summary>
    public void Commit(IReadOnlyList<Entry> group)
    {
        var entries = group.ToList();
        Sheet sheet;
        while (!TryPrepare(entries, sheet = new()))
        {
        }

        Commit(sheet.News);
        foreach (var entry in entries)
        {
            entry.Complete();
        }
    }

    /// <summary>Writes drafts in one transaction, and shows them to readers when they are durable.</summary>
    public void Commit(IReadOnlyList<Draft> drafts)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        InTransaction(() =>
        {
            foreach (var draft in drafts)
            {
                draft.Write(now);
            }
        });
        foreach (var draft in drafts)
        {
            draft.Publish();
        }
    }

    /// <summary>Writes in a transaction. Whatever goes wrong between its begin and its end leaves the file in doubt, so it is a failure of the storage.</summary>
    public void InTransaction(Action write)
    {
        try
        {
            file.Begin();
            write();
            file.Commit();
        }
        catch (Exception cause) when (IsOnesOwn(cause))
        {
            throw new IOException(cause.Message, cause);
        }
    }

    private static bool TryPrepare(List<Entry> entries, Sheet sheet)
    {
        foreach (var entry in entries)
        {
            try
            {
                entry.Prepare(sheet);
            }
            catch (Exception cause) when (IsOnesOwn(cause))
            {
                // The drafts may hold half of it.
                entry.Fail(cause);
                _ = entries.Remove(entry);
                return false;
            }
        }

        return true;
    }
}
