using LiteDB;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Ledger;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>The newest versions of deals or leads, while facts are laid over them.</summary>
internal sealed class SubjectVersions(DataFile file, WorkspaceId workspace, string collection)
{
    private readonly Dictionary<string, Version> versions = new(StringComparer.Ordinal);

    /// <summary>Reads one version from the file.</summary>
    public static Fact? In(DataFile file, WorkspaceId workspace, string collection, string subject) =>
        file.Find(collection, Keys.OfSubject(workspace, subject)) is { } document ? FactDocuments.ToFact(document) : null;

    /// <summary>Fetches what the file knows of some subjects, in one query.</summary>
    public void Fetch(IEnumerable<string> subjects)
    {
        var unknown = subjects.Where(subject => versions.TryAdd(subject, new(null, IsStored: false, IsChanged: false)))
            .Select(subject => Keys.OfSubject(workspace, subject)).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        foreach (var document in file.FindAll(collection, unknown))
        {
            var fact = FactDocuments.ToFact(document);
            versions[fact.Subject] = new(fact, IsStored: true, IsChanged: false);
        }
    }

    /// <summary>The newest version of a subject that was fetched, or null.</summary>
    public Fact? Find(string subject) => versions[subject].Fact;

    /// <summary>Lays a newer version over a subject that was fetched.</summary>
    public void Put(Fact fact) => versions[fact.Subject] = versions[fact.Subject] with { Fact = fact, IsChanged = true };

    /// <summary>Writes what changed.</summary>
    public void Write()
    {
        var changed = versions.Values.Where(version => version.IsChanged).ToLookup(version => version.IsStored, version => ToDocument(version.Fact!));
        file.Insert(collection, changed[false]);
        file.Update(collection, changed[true]);
    }

    private BsonDocument ToDocument(Fact fact)
    {
        var document = FactDocuments.ToDocument(fact);
        document["_id"] = Keys.OfSubject(workspace, fact.Subject);
        return document;
    }

    private readonly record struct Version(Fact? Fact, bool IsStored, bool IsChanged);
}
