using NodaTime;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>
/// What a book will write in one commit. Requests lay themselves over it in the order they came; until it is written it
/// can be thrown away at no cost, so nothing but the draft may be changed by them.
/// </summary>
internal abstract class Draft
{
    /// <summary>Gets whether there is anything to write.</summary>
    public abstract bool HasNews { get; }

    /// <summary>Writes it into the file's open transaction. Whatever goes wrong here is a failure of the storage.</summary>
    /// <param name="now">When the commit is made.</param>
    public abstract void Write(Instant now);

    /// <summary>Shows readers what is durable now.</summary>
    public abstract void Publish();
}

/// <summary>Something that is kept in the data file, and takes part in commits that it shares with others.</summary>
/// <typeparam name="TDraft">What it writes in a commit.</typeparam>
internal interface IBook<out TDraft>
    where TDraft : Draft
{
    /// <summary>Begins a draft with the state after the last commit.</summary>
    TDraft Begin();
}
