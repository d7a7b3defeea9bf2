namespace SlaBot.Conversation.Storage;

/// <summary>
/// The store broke in the middle of its work (a full disk, a lost drive). What was acknowledged before is safe; whether
/// this request was stored is not known, so it may be sent again. The store takes nothing more: the process should end.
/// </summary>
public sealed class StorageFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do, for people.</param>
    /// <param name="cause">What the file system or the database engine said.</param>
    public StorageFailedException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
