using SlaBot.Channels.Inbound;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// What holds for the header and the claims of every token of the channel. There is one path: nothing in a token chooses
/// another (emulator, skill, App Service Extension), and nothing in it says where a key comes from.
/// </summary>
internal static class TokenRules
{
    /// <summary>How far the clocks of the channel and of this machine may be apart.</summary>
    public const long Skew = 5 * 60;

    private const long LongestLife = 24 * 60 * 60;

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512"];

    private static readonly string[] Surprises = ["crit", "b64", "jwk", "jku", "x5u", "x5c", "zip", "enc", "cty"];

    private static readonly string[] Times = ["exp", "nbf", "iat"];

    private static readonly string[] Callers = ["appid", "azp"];

    /// <summary>Gets the rules, cheapest first.</summary>
    public static IReadOnlyList<Rule<TokenClaims>> All { get; } =
    [
        new("the algorithm is RS256, RS384 or RS512", token => Algorithms.AsSpan().Contains(token.Header("alg"))),
        new("the key is named", token => token.Header("kid") is { Length: > 0 }),
        new("the type is JWT or untold", token => !token.HasHeader("typ") || string.Equals(token.Header("typ"), "JWT", StringComparison.OrdinalIgnoreCase)),
        new("the header brings no key and no extension", token => !Array.Exists(Surprises, token.HasHeader)),
        new("the issuer is the channel", token => token.Claim("iss") == token.Bot.Issuer),
        new("the one audience is this bot", token => token.Audience() == token.Bot.AppId),
        new("the caller is no other bot", token => Array.TrueForAll(Callers, name => !token.Has(name) || token.Claim(name) == token.Bot.AppId)),
        new("the service address is told", token => !string.IsNullOrWhiteSpace(token.Claim("serviceurl"))),
        new("the times are whole seconds", token => Array.TrueForAll(Times, name => !token.Has(name) || token.Moment(name) is not null)),
        new("the end is told", token => token.Moment("exp") is not null),
        new("the token has not ended", token => token.Moment("exp") is not { } end || end > token.Now - Skew),
        new("the token has begun", token => token.Moment("nbf") is not { } start || start <= token.Now + Skew),
        new("the token was made in the past", token => token.Moment("iat") is not { } made || made <= token.Now + Skew),
        new("the token lives at most 24 hours", token => token.Moment("exp") is not { } end || end - StartOf(token) <= LongestLife),
    ];

    private static long StartOf(TokenClaims token) => token.Moment("nbf") ?? token.Moment("iat") ?? token.Now - Skew;
}
