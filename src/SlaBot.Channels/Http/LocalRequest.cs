using System.Net;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Channels.Http;

/// <summary>
/// Tells requests that surely come from this machine: over loopback, addressed to loopback (a foreign name that was made to
/// resolve here is DNS rebinding), and through no proxy or tunnel.
/// </summary>
public static class LocalRequest
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    /// <summary>Whether a request is one.</summary>
    /// <param name="context">The request with its connection.</param>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(context.Request.Host.Host)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
