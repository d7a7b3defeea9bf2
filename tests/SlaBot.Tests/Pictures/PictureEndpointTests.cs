using Microsoft.AspNetCore.Http;
using SlaBot.Channels.Pictures;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Tests.Pictures;

public sealed class PictureEndpointTests : IDisposable
{
    private static readonly Part.Chart Chart = SampleReplies.Pace.Parts.OfType<Part.Chart>().Single();

    private readonly PictureAddresses addresses = new(new byte[32], new("https://slabot.example/"), new SettableTime());
    private readonly PictureEndpoint endpoint;

    public PictureEndpointTests() => endpoint = new(addresses, new SkiaPictures());

    [Fact]
    public async Task What_an_address_holds_is_drawn_for_whoever_has_it_and_for_no_shared_cache()
    {
        var seal = addresses.Of(Chart, "en")!.Segments[^1][..^4];

        var (first, second) = (await GetAsync(seal), await GetAsync(seal));

        (first.Status, first.Type, first.Cache).ShouldBe((200, "image/png", "private, max-age=86400"));
        first.Body[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        second.Body.ShouldBe(first.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("..")]
    public async Task Anything_else_is_not_there(string text) => (await GetAsync(text)).Status.ShouldBe(404);

    public void Dispose()
    {
        endpoint.Dispose();
        addresses.Dispose();
    }

    private async Task<(int Status, string? Type, string Cache, byte[] Body)> GetAsync(string text)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await endpoint.HandleAsync(text, context);
        await context.Response.CompleteAsync();
        return (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.CacheControl.ToString(), body.ToArray());
    }
}
