namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>What the caller's own function threw while it ran on the writer's thread: it concerns that caller alone.</summary>
internal sealed class CallersOwnException : Exception
{
    private CallersOwnException(Exception cause)
        : base(cause.Message, cause)
    {
    }

    /// <summary>Runs a caller's function.</summary>
    /// <exception cref="CallersOwnException">It threw.</exception>
    public static T Of<T>(Func<T> function)
    {
        try
        {
            return function();
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            throw new CallersOwnException(cause);
        }
    }
}
