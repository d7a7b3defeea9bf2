namespace SlaBot.Hosting;

/// <summary>Refuses replies that are longer than any that is wanted, so that nobody can fill the memory with one.</summary>
internal sealed class ShortReplies(HttpMessageHandler next) : DelegatingHandler(next)
{
    private const int Longest = 64 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Longest, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
