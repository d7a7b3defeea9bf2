using LiteDB;
using LiteDB.Engine;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// The open data file. It belongs to one thread: LiteDB ties transactions to threads and corrupts files that two threads
/// write. Only point look-ups and ranges of <c>_id</c> are offered, and every cursor is closed before a call returns or
/// when its enumeration ends.
/// </summary>
internal sealed class DataFile : IDisposable
{
    private readonly LiteEngine engine;

    private DataFile(LiteEngine engine) => this.engine = engine;

    /// <summary>Opens or creates a file. The default collation would take ids that differ by case for one.</summary>
    public static DataFile Open(string path, bool readOnly = false) =>
        new(new(new EngineSettings { Filename = path, Collation = Collation.Binary, ReadOnly = readOnly }));

    /// <summary>The document of a key, or null.</summary>
    public BsonDocument? Find(string collection, string key)
    {
        foreach (var document in Read(collection, BsonExpression.Create("_id = @0", new BsonValue(key))))
        {
            return document;
        }

        return null;
    }

    /// <summary>The documents of some keys, in no particular order; keys without one are left out.</summary>
    public IEnumerable<BsonDocument> FindAll(string collection, IEnumerable<string> keys) =>
        Read(collection, BsonExpression.Create("_id IN @0", new BsonArray(keys.Select(key => new BsonValue(key)))));

    /// <summary>The documents whose keys lie in a range, in the order of their keys.</summary>
    public IEnumerable<BsonDocument> Range(string collection, (string From, string To) keys) =>
        Read(collection, BsonExpression.Create("_id BETWEEN @0 AND @1", new BsonValue(keys.From), new BsonValue(keys.To)));

    /// <summary>All documents of a collection, in the order of their keys.</summary>
    public IEnumerable<BsonDocument> All(string collection) => Read(collection, where: null);

    /// <summary>Begins a transaction.</summary>
    public void Begin() => engine.BeginTrans();

    /// <summary>Ends the transaction, and returns when the data file itself holds it on disk.</summary>
    /// <remarks>LiteDB 5.0.20 writes a commit's log from another thread, later: only a checkpoint proves that it is there.</remarks>
    public void Commit()
    {
        engine.Commit();
        engine.Checkpoint();
    }

    /// <summary>Moves what the log still holds into the data file.</summary>
    public void Checkpoint() => engine.Checkpoint();

    /// <summary>Adds documents whose keys are not there yet.</summary>
    public void Insert(string collection, IEnumerable<BsonDocument> documents) =>
        engine.Insert(collection, documents, BsonAutoId.ObjectId);

    /// <summary>Replaces documents whose keys are there.</summary>
    public void Update(string collection, IEnumerable<BsonDocument> documents) => engine.Update(collection, documents);

    /// <summary>Adds or replaces one document.</summary>
    public void Put(string collection, BsonDocument document) => engine.Upsert(collection, [document], BsonAutoId.ObjectId);

    /// <summary>Removes the documents of some keys, if there.</summary>
    public void Delete(string collection, IEnumerable<string> keys) =>
        engine.Delete(collection, keys.Select(key => new BsonValue(key)));

    /// <summary>Removes the documents whose keys lie in a range.</summary>
    public void DeleteRange(string collection, (string From, string To) keys) =>
        engine.DeleteMany(collection, BsonExpression.Create("_id BETWEEN @0 AND @1", new BsonValue(keys.From), new BsonValue(keys.To)));

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();

    private IEnumerable<BsonDocument> Read(string collection, BsonExpression? where)
    {
        var query = new Query();
        if (where is not null)
        {
            query.Where.Add(where);
        }

        using var reader = engine.Query(collection, query);
        while (reader.Read())
        {
            yield return reader.Current.AsDocument;
        }
    }
}
