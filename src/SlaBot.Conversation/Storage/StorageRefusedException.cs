namespace SlaBot.Conversation.Storage;

/// <summary>
/// A data folder or a backup was not used: in use by another process, foreign, damaged, of a newer version. Nothing was
/// changed. The message is written for people.
/// </summary>
public sealed class StorageRefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do, for people.</param>
    /// <param name="cause">What the file system or the database engine said, or null.</param>
    public StorageRefusedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
