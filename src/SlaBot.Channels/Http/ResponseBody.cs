namespace SlaBot.Channels.Http;

/// <summary>Reads the body of an answer, and no more of it than is any use.</summary>
public static class ResponseBody
{
    private const int Start = 4_096;

    /// <summary>Reads a body.</summary>
    /// <param name="content">What came.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The whole body; empty where there is none, it is longer, or it broke off: the status has said what counts.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int most, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength is 0 || content.Headers.ContentLength > most)
        {
            return default;
        }

        try
        {
            // One byte more than is taken, so that a body that is too long is told from one that just fits.
            var body = new byte[(int?)content.Headers.ContentLength ?? Math.Min(Start, most) + 1];
            var count = 0;
            var stream = await content.ReadAsStreamAsync(cancellation);
            while (await stream.ReadAsync(body.AsMemory(count), cancellation) is var read and > 0)
            {
                count += read;
                if (count < body.Length)
                {
                    continue;
                }

                if (count == content.Headers.ContentLength)
                {
                    break;
                }

                if (count > most)
                {
                    return default;
                }

                Array.Resize(ref body, Math.Min(count * 4, most + 1));
            }

            return count > most ? default : body.AsMemory(0, count);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }
}
