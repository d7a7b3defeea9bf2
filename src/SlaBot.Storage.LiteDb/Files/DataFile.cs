using LiteDB;
using LiteDB.Engine;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// The open data file. It belongs to one thread: LiteDB ties transactions to threads and corrupts files that two threads
/// write. Only point look-ups and ranges of <c>_id</c> are offered, and every cursor is closed before a call returns or
/// when its enumeration ends. Keys are compared by their bytes: LiteDB's default takes ids that differ by case for one.
/// </summary>
internal sealed class DataFile : IDisposable
{
    private readonly LiteEngine engine;
    private readonly DataStream? data;
    private readonly LogStream? log;

    private DataFile(string path)
    {
        log = new(FolderFiles.LogOf(path));
        try
        {
            data = new(path, log);
            engine = new(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
        }
        catch
        {
            Close();
            throw;
        }
    }

    private DataFile(LiteEngine engine) => this.engine = engine;

    /// <summary>Opens or creates a file.</summary>
    public static DataFile Open(string path) => new(path);

    /// <summary>Opens a file without writing to it.</summary>
    public static DataFile Read(string path) =>
        new(new LiteEngine(new EngineSettings { Filename = path, Collation = Collation.Binary, ReadOnly = true }));

    /// <summary>The document of a key, or null.</summary>
    public BsonDocument? Find(string collection, string key)
    {
        foreach (var document in Where(collection, BsonExpression.Create("_id = @0", new BsonValue(key))))
        {
            return document;
        }

        return null;
    }

    /// <summary>The documents of some keys, in no particular order; keys without one are left out.</summary>
    public IEnumerable<BsonDocument> FindAll(string collection, IEnumerable<string> keys) =>
        Where(collection, BsonExpression.Create("_id IN @0", new BsonArray(keys.Select(key => new BsonValue(key)))));

    /// <summary>The documents whose keys lie in a range, in the order of their keys.</summary>
    public IEnumerable<BsonDocument> Range(string collection, (string From, string To) keys) =>
        Where(collection, BsonExpression.Create("_id BETWEEN @0 AND @1", new BsonValue(keys.From), new BsonValue(keys.To)));

    /// <summary>The document with the last key in a range, or null.</summary>
    public BsonDocument? Last(string collection, (string From, string To) keys)
    {
        var query = new Query { OrderBy = "_id", Order = Query.Descending, Limit = 1 };
        query.Where.Add(BsonExpression.Create("_id BETWEEN @0 AND @1", new BsonValue(keys.From), new BsonValue(keys.To)));
        using var reader = engine.Query(collection, query);
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    /// <summary>All documents of a collection, in the order of their keys.</summary>
    public IEnumerable<BsonDocument> All(string collection) => Where(collection, where: null);

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
    public void Dispose()
    {
        engine.Dispose();
        Close();
    }

    private void Close()
    {
        data?.Dispose();
        if (log is { Length: 0 })
        {
            File.Delete(log.Name);
        }

        log?.Dispose();
    }

    private IEnumerable<BsonDocument> Where(string collection, BsonExpression? where)
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
