using SlaBot.Channels.Pictures;
using SlaBot.Conversation.Storage;

namespace SlaBot.Pictures;

/// <summary>Gives out pictures where the settings say at which address.</summary>
internal static partial class PictureConnection
{
    /// <summary>The addresses of pictures; null where SlaBot has none.</summary>
    /// <param name="publicAddress">Where SlaBot is reached, or null.</param>
    /// <param name="keys">The keys of this installation.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<PictureAddresses?> AddressesAsync(Uri? publicAddress, IKeyStore keys, TimeProvider time, CancellationToken cancellation) =>
        publicAddress is null ? null : new(await keys.KeyAsync(PictureAddresses.KeyName, cancellation), publicAddress, time);

    /// <summary>Maps the endpoint, where there are addresses.</summary>
    public static void Connect(PictureAddresses? addresses, WebApplication app)
    {
        if (addresses is null)
        {
            return;
        }

        var log = app.Services.GetRequiredService<ILogger<PictureEndpoint>>();
        var endpoint = new PictureEndpoint(addresses, new SkiaPictures(() => FontMissing(log)));
        endpoint.Map(app);
        _ = app.Lifetime.ApplicationStopped.Register(() =>
        {
            endpoint.Dispose();
            addresses.Dispose();
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No font of this machine has all letters: words were left out of a picture. Install fonts-noto-cjk, or give the container the fonts of its host (docs/deploy.md)")]
    private static partial void FontMissing(ILogger log);
}
