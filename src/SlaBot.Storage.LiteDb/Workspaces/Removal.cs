using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>Removes everything of a workspace in one transaction, out of whichever book.</summary>
internal static class Removal
{
    /// <summary>Removes it from the file.</summary>
    public static void Of(WorkspaceId id, DataFile file, Committer committer) => committer.InTransaction(() =>
    {
        foreach (var collection in Collections.OfWorkspaces)
        {
            file.DeleteRange(collection, Keys.Range(id));
        }

        file.Delete(Collections.Workspaces, [Keys.Of(id)]);
        file.Delete(Collections.Links, [.. file.All(Collections.Links).Where(link => link["workspace"].AsString == id.Value).Select(link => link["_id"].AsString)]);
    });
}
