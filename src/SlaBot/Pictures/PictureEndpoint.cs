using SlaBot.Channels.Pictures;
using SlaBot.Conversation.Replies;

namespace SlaBot.Pictures;

/// <summary>
/// <c>GET /pictures/{sealed}.png</c>: draws what the address holds. Whoever has the address may see it: it is given to a channel
/// that shows it to those who may.
/// </summary>
internal sealed class PictureEndpoint(PictureAddresses addresses, IPictures pictures) : IDisposable
{
    private const int MostKept = 64;

    private readonly SemaphoreSlim pen = new(1);
    private readonly Dictionary<string, Picture> kept = [];

    /// <summary>Maps the endpoint.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/pictures/{text}.png", (RequestDelegate)(context => HandleAsync((string)context.Request.RouteValues["text"]!, context)));

    /// <summary>Answers one request.</summary>
    internal async Task HandleAsync(string text, HttpContext context)
    {
        if (!addresses.TryOpen(text, out var chart, out var language) || await DrawAsync(text, chart, language, context.RequestAborted) is not { } picture)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Png.Length;
        context.Response.Headers.CacheControl = "private, max-age=86400";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        _ = await context.Response.BodyWriter.WriteAsync(picture.Png, context.RequestAborted);
    }

    /// <inheritdoc/>
    public void Dispose() => pen.Dispose();

    // One after the other, and each once: whoever fetches the same a thousand times takes no more than one core for a moment.
    private async Task<Picture?> DrawAsync(string text, Part.Chart chart, string language, CancellationToken cancellation)
    {
        await pen.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue(text, out var known))
            {
                return known;
            }

            if (pictures.Of(chart, language) is not { } picture)
            {
                return null;
            }

            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            return kept[text] = picture;
        }
        finally
        {
            _ = pen.Release();
        }
    }
}
