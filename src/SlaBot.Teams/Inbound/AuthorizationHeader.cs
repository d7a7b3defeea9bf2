using Microsoft.AspNetCore.Http;

namespace SlaBot.Teams.Inbound;

/// <summary>The header that carries the token: <c>Authorization: Bearer …</c>, the scheme in any letter case (RFC 9110).</summary>
internal static class AuthorizationHeader
{
    private const string Scheme = "Bearer ";

    /// <summary>The one header of a request, or null where there is none or several: then it is not for us to choose.</summary>
    public static string? Of(HttpRequest request) => request.Headers.Authorization is { Count: 1 } one ? one[0] : null;

    /// <summary>What stands behind the scheme and one space, or null for another scheme or no header.</summary>
    public static string? TokenIn(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
}
