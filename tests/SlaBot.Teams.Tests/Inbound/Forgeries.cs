using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>A header that is not to be let in.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Broken">The rule that refuses it.</param>
/// <param name="Make">Makes it.</param>
public sealed record Forgery(string Name, string Broken, Func<Channel, string?> Make)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The families of forged tokens, each case signed with the channel's own key wherever that makes it stronger.</summary>
public static class Forgeries
{
    public const string
        OneBearer = "there is one bearer token",
        Size = "the token is at most 16 kB",
        Parts = "the token has three parts",
        Alphabet = "the token is base64url without padding",
        Canonical = "the token is written the one canonical way",
        Objects = "header and claims are JSON objects that say nothing twice",
        Algorithm = "the algorithm is RS256, RS384 or RS512",
        KeyNamed = "the key is named",
        Type = "the type is JWT or untold",
        NoSurprises = "the header brings no key and no extension",
        Issuer = "the issuer is the channel",
        Audience = "the one audience is this bot",
        Caller = "the caller is no other bot",
        Address = "the service address is told",
        WholeSeconds = "the times are whole seconds",
        End = "the end is told",
        NotEnded = "the token has not ended",
        Begun = "the token has begun",
        Made = "the token was made in the past",
        Life = "the token lives at most 24 hours",
        KnownKey = "the key is one of the channel's",
        Endorsed = "the key is endorsed",
        Signature = "the key signed the token";

    private const string GoodHeader = """{"alg":"RS256","kid":"teams-1","typ":"JWT"}""";

    public static IReadOnlyList<Forgery> All { get; } = [.. Headers(), .. Structures(), .. Twice(), .. Algorithms(), .. Keys(), .. Surprises(), .. Times(), .. Issuers(), .. Audiences(), .. Others()];

    private static IEnumerable<Forgery> Headers() =>
    [
        new("no header", OneBearer, _ => null),
        new("an empty header", OneBearer, _ => ""),
        new("the scheme alone", OneBearer, _ => "Bearer"),
        new("the scheme and nothing", Parts, _ => "Bearer "),
        new("another scheme", OneBearer, it => $"Basic {it.Identity.Token()}"),
        new("no scheme", OneBearer, it => it.Identity.Token()),
        new("a tab behind the scheme", OneBearer, it => $"Bearer\t{it.Identity.Token()}"),
        new("two blanks behind the scheme", Alphabet, it => $"Bearer  {it.Identity.Token()}"),
        new("a blank behind the token", Alphabet, it => $"Bearer {it.Identity.Token()} "),
        new("two headers made one", Parts, it => $"Bearer {it.Identity.Token()}, Bearer {it.Identity.Token()}"),
        new("a line end behind the token", Alphabet, it => $"Bearer {it.Identity.Token()}\n"),
        new("a byte-order mark before the token", Alphabet, it => $"Bearer \uFEFF{it.Identity.Token()}"),
        new("a full-width letter in the token", Alphabet, it => $"Bearer {it.Identity.Token().Replace('e', 'ｅ')}"),
        new("300 kB", Size, it => $"Bearer {it.Identity.Token(claims => claims["more"] = new string('x', 200_000))}"),
        new("20 kB, well signed", Size, it => $"Bearer {it.Identity.Token(claims => claims["more"] = new string('x', 15_000))}"),
        new("one letter more than 16 kB", Size, it => $"Bearer {it.Identity.Token().PadRight((16 * 1024) + 1, 'A')}"),
    ];

    private static IEnumerable<Forgery> Structures() =>
    [
        Token("two parts", Parts, it => Cut(it.Identity.Token(), 2)),
        Token("one part", Parts, it => Cut(it.Identity.Token(), 1)),
        Token("four parts", Parts, it => it.Identity.Token() + ".AAAA"),
        Token("five parts, as an encrypted token has", Parts, it => it.Identity.Token() + ".AAAA.AAAA"),
        Token("three empty parts", Canonical, _ => ".."),
        Token("an empty header part", Canonical, it => it.Identity.Token()[it.Identity.Token().IndexOf('.', StringComparison.Ordinal)..]),
        Token("no signature", Canonical, it => Cut(it.Identity.Token(), 2) + "."),
        Token("a truncated signature", Signature, it => it.Identity.Token()[..^2]),
        Token("a signature short of one letter", Canonical, it => it.Identity.Token()[..^1]),
        Token("a padded signature", Alphabet, it => it.Identity.Token() + "=="),
        Token("a padded header", Alphabet, it => it.Identity.Token().Replace(".", "=.", StringComparison.Ordinal)),
        Token("standard base64", Alphabet, it => it.Identity.Token(claims => claims["x"] = "?>?>?>").Replace('-', '+').Replace('_', '/')),
        Token("a last letter with bits too many", Canonical, it => NextLetter(it.Identity.Token())),
        Token("claims changed after signing", Signature, it => Changed(it.Identity.Token(), "emea", "apac")),
        Token("the signature of another token", Signature, it => Cut(it.Identity.Token(), 2) + it.Identity.Token(claims => claims["x"] = 1)[Cut(it.Identity.Token(claims => claims["x"] = 1), 2).Length..]),
        Token("claims 5,000 deep", Objects, it => Signed(it, "{\"x\":" + new string('[', 5_000) + new string(']', 5_000) + "}")),
        Token("claims 9 deep", Objects, it => Signed(it, GoodClaims(it)[..^1] + ""","x":[[[[[[[[1]]]]]]]]}""")),
        Token("claims that are a list", Objects, it => Signed(it, "[]")),
        Token("claims that are text", Objects, it => Signed(it, "\"claims\"")),
        Token("claims that are null", Objects, it => Signed(it, "null")),
        Token("claims that are no JSON", Objects, it => Signed(it, "iss=me")),
        Token("claims with a comment", Objects, it => Signed(it, GoodClaims(it)[..^1] + "/**/}")),
        Token("claims with a comma too many", Objects, it => Signed(it, GoodClaims(it)[..^1] + ",}")),
        Token("claims with more behind them", Objects, it => Signed(it, GoodClaims(it) + "{}")),
        Token("claims behind a byte-order mark", Objects, it => Signed(it, "\uFEFF" + GoodClaims(it))),
        Token("half a surrogate pair for a name", Objects, it => Signed(it, GoodClaims(it)[..^1] + ""","\uD800":1}""")),
        Token("half a surrogate pair for an issuer", Issuer, it => Signed(it, GoodClaims(it).Replace(FakeIdentity.Issuer, """\uDC00""", StringComparison.Ordinal))),
        Token("a header that is a list", Objects, it => FakeToken.Sign("[]", GoodClaims(it), it.Identity.Key)),
        Token("a header that is no JSON", Objects, it => FakeToken.Sign("alg", GoodClaims(it), it.Identity.Key)),
    ];

    private static IEnumerable<Forgery> Twice() =>
    [
        Token("issuer twice, ours last", Objects, it => Signed(it, """{"iss":"https://evil.example",""" + GoodClaims(it)[1..])),
        Token("issuer twice, ours first", Objects, it => Signed(it, GoodClaims(it)[..^1] + ""","iss":"https://evil.example"}""")),
        Token("issuer twice, the same", Objects, it => Signed(it, GoodClaims(it)[..^1] + ",\"iss\":\"" + FakeIdentity.Issuer + "\"}")),
        Token("issuer twice, once in escapes", Objects, it => Signed(it, GoodClaims(it)[..^1] + ""","\u0069ss":"https://evil.example"}""")),
        Token("audience twice", Objects, it => Signed(it, """{"aud":"other",""" + GoodClaims(it)[1..])),
        Token("end twice", Objects, it => Signed(it, """{"exp":9999999999,""" + GoodClaims(it)[1..])),
        Token("service address twice", Objects, it => Signed(it, """{"serviceurl":"https://evil.example/",""" + GoodClaims(it)[1..])),
        Token("a member twice, far inside", Objects, it => Signed(it, GoodClaims(it)[..^1] + ""","x":{"y":1,"y":2}}""")),
        Token("algorithm twice", Objects, it => FakeToken.Sign("""{"alg":"none","alg":"RS256","kid":"teams-1"}""", GoodClaims(it), it.Identity.Key)),
        Token("key name twice", Objects, it => FakeToken.Sign("""{"alg":"RS256","kid":"web","kid":"teams-1"}""", GoodClaims(it), it.Identity.Key)),
    ];

    private static IEnumerable<Forgery> Algorithms() =>
    [
        .. new[] { "none", "None", "NONE", "nOnE", "", "rs256", "RS256 ", "HS256", "HS512", "PS256", "PS512", "ES256", "EdDSA", "RSA-OAEP", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" }
            .Select(name => Token($"algorithm '{name}', signed all the same", Algorithm, it => it.Identity.Token(header: header => header["alg"] = name))),
        Token("algorithm none, no signature", Canonical, it => FakeToken.Unsigned("""{"alg":"none","kid":"teams-1"}""", GoodClaims(it))),
        Token("algorithm none, a signature of one byte", Algorithm, it => FakeToken.Unsigned("""{"alg":"none","kid":"teams-1"}""", GoodClaims(it)) + "AA"),
        Token("no algorithm", Algorithm, it => it.Identity.Token(header: header => header.Remove("alg"))),
        Token("algorithm null", Algorithm, it => it.Identity.Token(header: header => header["alg"] = null)),
        Token("algorithm a number", Algorithm, it => it.Identity.Token(header: header => header["alg"] = 256)),
        Token("algorithm a list", Algorithm, it => it.Identity.Token(header: header => header["alg"] = new JsonArray("RS256"))),
        Token("PS256, truly", Algorithm, it => FakeToken.Sign(GoodHeader.Replace("RS256", "PS256", StringComparison.Ordinal), GoodClaims(it), it.Identity.Key, padding: RSASignaturePadding.Pss)),
        Token("RS256 told, PSS used", Signature, it => FakeToken.Sign(GoodHeader, GoodClaims(it), it.Identity.Key, padding: RSASignaturePadding.Pss)),
        Token("RS384 told, RS256 used", Signature, it => FakeToken.Sign(GoodHeader.Replace("RS256", "RS384", StringComparison.Ordinal), GoodClaims(it), it.Identity.Key)),
        .. Secrets().Select(secret => Token($"HS256 keyed with {secret.Name}", Algorithm, it =>
            FakeToken.SignWithSecret(GoodHeader.Replace("RS256", "HS256", StringComparison.Ordinal), GoodClaims(it), secret.Of(it.Identity.Key.Rsa)))),
        Token("RS256 told, HS256 used", Signature, it => FakeToken.SignWithSecret(GoodHeader, GoodClaims(it), it.Identity.Key.Rsa.ExportSubjectPublicKeyInfo())),
    ];

    private static IEnumerable<(string Name, Func<RSA, byte[]> Of)> Secrets() =>
    [
        ("the public key as DER", key => key.ExportSubjectPublicKeyInfo()),
        ("the public key as PKCS#1", key => key.ExportRSAPublicKey()),
        ("the public key as PEM", key => Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem())),
        ("the modulus", key => key.ExportParameters(false).Modulus!),
        ("nothing", _ => []),
    ];

    private static IEnumerable<Forgery> Keys() =>
    [
        Token("no key name", KeyNamed, it => it.Identity.Token(header: header => header.Remove("kid"))),
        Token("an empty key name", KeyNamed, it => it.Identity.Token(header: header => header["kid"] = "")),
        Token("a key name null", KeyNamed, it => it.Identity.Token(header: header => header["kid"] = null)),
        Token("a key name that is a number", KeyNamed, it => it.Identity.Token(header: header => header["kid"] = 1)),
        Token("a key name that is a list", KeyNamed, it => it.Identity.Token(header: header => header["kid"] = new JsonArray("teams-1"))),
        Token("an unknown key name", KnownKey, it => it.Identity.Token(header: header => header["kid"] = "teams-9")),
        Token("a key name in upper case", KnownKey, it => it.Identity.Token(header: header => header["kid"] = "TEAMS-1")),
        Token("a key name like a path", KnownKey, it => it.Identity.Token(header: header => header["kid"] = "../../../../dev/null")),
        Token("a key name like a query", KnownKey, it => it.Identity.Token(header: header => header["kid"] = "x' UNION SELECT 'key")),
        Token("a key of 1024 bits in the list", KnownKey, it => it.Identity.Token(key: it.Weak)),
        Token("a stranger's key under a known name", Signature, it => it.Identity.Token(key: it.Stranger)),
        Token("a key of the list under another's name", Signature, it => it.Identity.Token(header: header => header["kid"] = "web")),
        Token("a key that speaks for no channel", Endorsed, it => it.Identity.Token(key: it.Bare)),
    ];

    private static IEnumerable<Forgery> Surprises() =>
    [
        Token("a key in the header", NoSurprises, it => it.Identity.Token(header: header => header["jwk"] = it.Stranger.Published(), key: it.Stranger)),
        .. new[] { "jku", "x5u" }.Select(name => Token($"a place of keys in the header: {name}", NoSurprises, it => it.Identity.Token(header: header => header[name] = "https://evil.example/keys"))),
        .. new[] { "crit", "x5c" }.Select(name => Token($"a list in the header: {name}", NoSurprises, it => it.Identity.Token(header: header => header[name] = new JsonArray("exp")))),
        Token("an unencoded payload", NoSurprises, it => it.Identity.Token(header: header => header["b64"] = false)),
        .. new[] { "zip", "enc", "cty" }.Select(name => Token($"another wrapping: {name}", NoSurprises, it => it.Identity.Token(header: header => header[name] = "JWT"))),
        .. new[] { "at+jwt", "JWE", "", "application/jwt" }.Select(name => Token($"type '{name}'", Type, it => it.Identity.Token(header: header => header["typ"] = name))),
        Token("a type that is a number", Type, it => it.Identity.Token(header: header => header["typ"] = 1)),
        Token("a type null", Type, it => it.Identity.Token(header: header => header["typ"] = null)),
    ];

    private static IEnumerable<Forgery> Times() =>
    [
        At("ended 6 minutes ago", NotEnded, "exp", now => now - 360),
        At("ended 5 minutes ago to the second", NotEnded, "exp", now => now - 300),
        At("ended in 1970", NotEnded, "exp", _ => 0),
        At("begins in 6 minutes", Begun, "nbf", now => now + 360),
        At("begins in 5 minutes and a second", Begun, "nbf", now => now + 301),
        At("made in 6 minutes", Made, "iat", now => now + 360),
        At("made tomorrow", Made, "iat", now => now + 86_400),
        At("ends in ten years", Life, "exp", now => now + (10 * 365 * 86_400L)),
        At("lives 24 hours and a second", Life, "exp", now => now - 10 + 86_401),
        Token("lives too long from when it was made", Life, it => it.Identity.Token(claims => Untold(claims, "nbf", ("iat", Now(it) - (23 * 3600)), ("exp", Now(it) + (2 * 3600))))),
        Token("lives too long from an untold beginning", Life, it => it.Identity.Token(claims => Untold(claims, "nbf", ("exp", Now(it) + 86_400)))),
        Token("no end", End, it => it.Identity.Token(claims => claims.Remove("exp"))),
        .. new[] { "exp", "nbf", "iat" }.SelectMany(name => OddTimes().Select(odd => Token($"{name} {odd}", WholeSeconds, it => Signed(it, WithRaw(it, name, odd))))),
    ];

    private static string[] OddTimes() => ["\"1795770000\"", "1e20", "-1", "1795770000.5", "1.7957700e9", "null", "true", "[1795770000]", "{}", "99999999999999999999", "253402300800"];

    private static IEnumerable<Forgery> Issuers() =>
    [
        .. new[]
        {
            "https://evil.example", "HTTPS://API.BOTFRAMEWORK.COM", "https://api.botframework.com/", "https://api.botframework.us", "http://api.botframework.com", "",
            $"https://sts.windows.net/{FakeIdentity.Tenant}/", $"https://login.microsoftonline.com/{FakeIdentity.Tenant}/v2.0", " https://api.botframework.com", "https://api.botframework.com\u0000",
        }.Select(name => Token($"issuer '{name}'", Issuer, it => it.Identity.Token(claims => claims["iss"] = name))),
        Token("no issuer", Issuer, it => it.Identity.Token(claims => claims.Remove("iss"))),
        Token("issuer null", Issuer, it => it.Identity.Token(claims => claims["iss"] = null)),
        Token("issuer a list", Issuer, it => it.Identity.Token(claims => claims["iss"] = new JsonArray(FakeIdentity.Issuer))),
        Token("issuer under another name", Issuer, it => it.Identity.Token(claims => Untold(claims, "iss", ("ISS", FakeIdentity.Issuer)))),
    ];

    private static IEnumerable<Forgery> Audiences() =>
    [
        .. new[] { "other", "", $"api://{FakeIdentity.AppId}", $"{FakeIdentity.AppId} ", $"28:{FakeIdentity.AppId}", "22222222-2222-4222-8222-222222222223", "*" }
            .Select(name => Token($"audience '{name}'", Audience, it => it.Identity.Token(claims => claims["aud"] = name))),
        Token("no audience", Audience, it => it.Identity.Token(claims => claims.Remove("aud"))),
        Token("audience null", Audience, it => it.Identity.Token(claims => claims["aud"] = null)),
        Token("audience a number", Audience, it => it.Identity.Token(claims => claims["aud"] = 22222222)),
        Token("audience an object", Audience, it => it.Identity.Token(claims => claims["aud"] = new JsonObject { ["id"] = FakeIdentity.AppId })),
        Token("audiences none", Audience, it => it.Identity.Token(claims => claims["aud"] = new JsonArray())),
        Token("audiences ours and another", Audience, it => it.Identity.Token(claims => claims["aud"] = new JsonArray(FakeIdentity.AppId, "other"))),
        Token("audiences ours twice", Audience, it => it.Identity.Token(claims => claims["aud"] = new JsonArray(FakeIdentity.AppId, FakeIdentity.AppId))),
        Token("audiences in a list in a list", Audience, it => it.Identity.Token(claims => claims["aud"] = new JsonArray(new JsonArray(FakeIdentity.AppId)))),
    ];

    private static IEnumerable<Forgery> Others() =>
    [
        Token("another bot's, version 1", Caller, it => it.Identity.Token(claims => (claims["ver"], claims["appid"]) = ("1.0", "caller"))),
        Token("another bot's, version 2", Caller, it => it.Identity.Token(claims => (claims["ver"], claims["azp"]) = ("2.0", "caller"))),
        Token("a caller that is a number", Caller, it => it.Identity.Token(claims => claims["appid"] = 1)),
        Token("no service address", Address, it => it.Identity.Token(claims => claims.Remove("serviceurl"))),
        Token("the service address under another name", Address, it => it.Identity.Token(claims => Untold(claims, "serviceurl", ("serviceUrl", FakeIdentity.ServiceUrl)))),
        .. new[] { "", " ", "\t" }.Select(blank => Token($"a blank service address ({blank.Length} letters, {(blank.Length > 0 ? (int)blank[0] : 0)})", Address, it => it.Identity.Token(claims => claims["serviceurl"] = blank))),
        Token("a service address null", Address, it => it.Identity.Token(claims => claims["serviceurl"] = null)),
        Token("service addresses in a list", Address, it => it.Identity.Token(claims => claims["serviceurl"] = new JsonArray(FakeIdentity.ServiceUrl))),
    ];

    private static Forgery Token(string name, string broken, Func<Channel, string> make) => new(name, broken, it => $"Bearer {make(it)}");

    private static Forgery At(string name, string broken, string claim, Func<long, long> moment) =>
        Token(name, broken, it => it.Identity.Token(claims => claims[claim] = moment(Now(it))));

    private static long Now(Channel it) => it.Time.GetUtcNow().ToUnixTimeSeconds();

    private static string GoodClaims(Channel it) => it.Identity.Claims().ToJsonString();

    private static string Signed(Channel it, string claims) => FakeToken.Sign(GoodHeader, claims, it.Identity.Key);

    private static string WithRaw(Channel it, string claim, string raw)
    {
        var claims = it.Identity.Claims();
        claims.Remove(claim);
        return claims.ToJsonString()[..^1] + $",\"{claim}\":{raw}}}";
    }

    private static void Untold(JsonObject claims, string removed, params (string Name, JsonNode Value)[] added)
    {
        claims.Remove(removed);
        foreach (var (name, value) in added)
        {
            claims[name] = value;
        }
    }

    private static string Cut(string token, int parts) => string.Join('.', token.Split('.').Take(parts));

    private static string Changed(string token, string what, string with)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        return $"{parts[0]}.{FakeToken.Encode(claims.Replace(what, with, StringComparison.Ordinal))}.{parts[2]}";
    }

    /// <summary>The signature's 256 bytes leave four bits in the last letter: the next letter decodes to the same bytes.</summary>
    private static string NextLetter(string token) => token[..^1] + (char)(token[^1] + 1);
}
