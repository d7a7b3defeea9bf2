using System.Net;
using System.Net.Http.Headers;

namespace SlaBot.Channels.Http;

/// <summary>A body that knows whether it has left: before that, a request surely has not arrived.</summary>
public sealed class SentContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ReadOnlyMemory<byte> body;

    /// <summary>Makes the body of a request.</summary>
    /// <param name="body">The JSON, or whatever the type says.</param>
    /// <param name="type">Its type; null for JSON.</param>
    public SentContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue? type = null)
    {
        this.body = body;
        Headers.ContentType = type ?? Json;
    }

    /// <summary>Gets whether the first byte may have left.</summary>
    public bool HasLeft { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await FirstByte.LeavesAsync();
        HasLeft = true;
        await stream.WriteAsync(body, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
