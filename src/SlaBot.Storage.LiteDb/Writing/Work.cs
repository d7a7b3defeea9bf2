namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>Something that waits for the writer.</summary>
internal abstract class Work
{
    /// <summary>Tells the caller that it will not be done.</summary>
    public abstract void Fail(Exception cause);
}
