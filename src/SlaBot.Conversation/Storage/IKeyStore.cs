namespace SlaBot.Conversation.Storage;

/// <summary>Random keys of this installation, made when they are first asked for.</summary>
public interface IKeyStore
{
    /// <summary>The key of a name: 32 random bytes, the same for good once they are durable. The array is the caller's own.</summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 200 characters or holds half a character.</exception>
    Task<byte[]> KeyAsync(string name, CancellationToken cancellation);
}
