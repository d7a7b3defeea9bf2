using Microsoft.AspNetCore.Http;

namespace SlaBot.Channels.Http;

/// <summary>Reads the body of a request into memory, as it came, and no further than a limit.</summary>
public static class RequestBody
{
    private const int Start = 4_096;

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes that are taken.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes, or null where there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        // One byte more than is taken, so that a body that is too large is told from one that just fits.
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? Start, most) + 1];
        var length = 0;
        int read;
        while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > most)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, most + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
