namespace SlaBot.Channels.Http;

/// <summary>There is no token now.</summary>
/// <param name="reason">Why, without anything secret.</param>
/// <param name="isPassing">Whether there may be one soon, without anybody changing the settings.</param>
public sealed class TokenUnavailableException(string reason, bool isPassing) : Exception(reason)
{
    /// <summary>Gets whether there may be one soon.</summary>
    public bool IsPassing { get; } = isPassing;
}
