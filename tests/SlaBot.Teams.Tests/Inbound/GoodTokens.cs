using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>A header that has to be let in.</summary>
public sealed record GoodToken(string Name, Func<Channel, string> Make)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What the channel may well send.</summary>
public static class GoodTokens
{
    public static IReadOnlyList<GoodToken> All { get; } =
    [
        Token("as the channel sends it", it => it.Identity.Token()),
        .. new[] { "bearer", "BEARER", "bEaReR" }.Select(scheme => new GoodToken($"the scheme as '{scheme}'", it => $"{scheme} {it.Identity.Token()}")),
        .. new[] { "RS384", "RS512" }.Select(name => Token(name, it => it.Identity.Token(header: header => header["alg"] = name))),
        At("ended 4 minutes ago", "exp", -240),
        At("ended 4 minutes and 59 seconds ago", "exp", -299),
        At("begins in 4 minutes", "nbf", 240),
        At("begins in 5 minutes to the second", "nbf", 300),
        At("made now", "iat", 0),
        At("made in 4 minutes", "iat", 240),
        At("lives 24 hours to the second", "exp", 86_400 - 10),
        Token("no beginning", it => it.Identity.Token(claims => claims.Remove("nbf"))),
        Token("no type", it => it.Identity.Token(header: header => header.Remove("typ"))),
        Token("the type in lower case", it => it.Identity.Token(header: header => header["typ"] = "jwt")),
        Token("no thumbprint", it => it.Identity.Token(header: header => header.Remove("x5t"))),
        Token("a header member that means nothing", it => it.Identity.Token(header: header => header["nonce"] = "n")),
        Token("the audience in a list of one", it => it.Identity.Token(claims => claims["aud"] = new JsonArray(FakeIdentity.AppId))),
        Token("this bot named as the caller, version 1", it => it.Identity.Token(claims => (claims["ver"], claims["appid"]) = ("1.0", FakeIdentity.AppId))),
        Token("this bot named as the caller, version 2", it => it.Identity.Token(claims => (claims["ver"], claims["azp"]) = ("2.0", FakeIdentity.AppId))),
        Token("more claims than are known", it => it.Identity.Token(claims => claims["x"] = new JsonObject { ["y"] = new JsonArray(1, "zwei", null), ["z"] = "三" })),
        Token("names and values in escapes", it => FakeToken.Sign("""{"\u0061lg":"RS256","kid":"\u0074eams-1"}""", it.Identity.Claims().ToJsonString().Replace("\"iss\"", "\"\\u0069ss\"", StringComparison.Ordinal), it.Identity.Key)),
        Token("blanks and line ends between members", it => FakeToken.Sign("{ \"alg\" : \"RS256\",\r\n \"kid\":\"teams-1\" }\n", it.Identity.Claims().ToString(), it.Identity.Key)),
        Token("a claim of 8 kB", it => it.Identity.Token(claims => claims["x"] = new string('x', 8_000))),
        Token("names that differ in case only", it => it.Identity.Token(claims => (claims["ISS"], claims["Aud"]) = ("other", "other"))),
    ];

    private static GoodToken Token(string name, Func<Channel, string> make) => new(name, it => $"Bearer {make(it)}");

    private static GoodToken At(string name, string claim, long fromNow) =>
        Token(name, it => it.Identity.Token(claims => claims[claim] = it.Time.GetUtcNow().ToUnixTimeSeconds() + fromNow));
}
