namespace SlaBot.ChatPage;

/// <summary>Reads the body of a request into memory, and no further than a limit.</summary>
internal static class BoundedBody
{
    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes, or null where there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        var bytes = new byte[limit + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (read > limit)
        {
            // Not as a conditional expression: there, null would turn into empty memory.
            return null;
        }

        return bytes.AsMemory(0, read);
    }
}
