namespace SlaBot.Channels.Http;

/// <summary>Why no answer came, in words that may be logged.</summary>
public static class Silence
{
    /// <summary>Says it.</summary>
    /// <param name="broken">What was thrown while the request was sent.</param>
    /// <param name="hasLeft">Whether its first byte may have left.</param>
    public static string ReasonOf(Exception broken, bool hasLeft) => broken switch
    {
        HttpRequestException { HttpRequestError: var error } => error.ToString(),
        OperationCanceledException => hasLeft ? "no answer in time" : "no connection in time",
        _ => "connection lost",
    };
}
