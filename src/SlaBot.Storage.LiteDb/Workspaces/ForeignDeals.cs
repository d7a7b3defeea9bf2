using LiteDB;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>Which deals are in another currency: those that a new exchange rate concerns. Kept so that they need not be searched for among all.</summary>
internal sealed class ForeignDeals(DataFile file, WorkspaceId workspace)
{
    private readonly Dictionary<(Currency Currency, string Subject), bool> changes = [];
    private bool isCleared;

    /// <summary>Notes the currency that a deal had and the one that it has; null for the agreement's.</summary>
    public void Move(string subject, Currency? from, Currency? to)
    {
        if (from == to)
        {
            return;
        }

        if (from is { } left)
        {
            changes[(left, subject)] = false;
        }

        if (to is { } entered)
        {
            changes[(entered, subject)] = true;
        }
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        changes.Clear();
        isCleared = true;
    }

    /// <summary>The deals in a currency.</summary>
    public IReadOnlyList<string> In(Currency currency)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        if (!isCleared)
        {
            subjects.UnionWith(file.Range(Collections.Foreign, Keys.Range(workspace, currency)).Select(document => document["deal"].AsString));
        }

        foreach (var ((changed, subject), isIn) in changes.Where(change => change.Key.Currency == currency))
        {
            _ = isIn ? subjects.Add(subject) : subjects.Remove(subject);
        }

        return [.. subjects];
    }

    /// <summary>Writes what changed.</summary>
    public void Write()
    {
        if (isCleared)
        {
            file.DeleteRange(Collections.Foreign, Keys.Range(workspace));
        }

        file.Delete(Collections.Foreign, changes.Keys.Select(deal => Keys.OfForeign(workspace, deal.Currency, deal.Subject)));
        file.Insert(Collections.Foreign, changes.Where(change => change.Value).Select(change => new BsonDocument
        {
            ["_id"] = Keys.OfForeign(workspace, change.Key.Currency, change.Key.Subject),
            ["deal"] = change.Key.Subject,
        }));
    }
}
