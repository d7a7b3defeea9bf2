using System.Diagnostics;

namespace SlaBot.Channels.Http;

/// <summary>Connections that carry secrets: they follow no redirect, use no proxy of the environment, and keep no cookies.</summary>
public static class PlainHttp
{
    /// <summary>Makes a handler for such connections.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        ConnectTimeout = TimeSpan.FromSeconds(5),

        // A connection that the other side closes while a message leaves makes it uncertain: give idle ones up early.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 16_384,
    };
}
