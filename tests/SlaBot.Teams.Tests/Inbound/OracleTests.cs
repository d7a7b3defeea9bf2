using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>
/// Microsoft's JavaScript adapter judges the same requests, by the same keys. Where it differs, the difference is known and
/// has a reason; a new one fails the test. It looks at the real clock, so the fake does as well.
/// </summary>
public sealed class OracleTests
{
    [Fact]
    public async Task Microsofts_adapter_judges_the_same_but_for_the_known_differences()
    {
        await using var channel = new Channel(TimeProvider.System.GetUtcNow());
        await channel.InitializeAsync();
        var cases = Cases(channel);
        var question = new JsonObject
        {
            ["appId"] = FakeIdentity.AppId,
            ["issuer"] = FakeIdentity.Issuer,
            ["metadata"] = channel.Identity.MetadataUrl.AbsoluteUri,
            ["cases"] = new JsonArray([.. cases.Select(one => new JsonObject { ["name"] = one.Name, ["authorization"] = one.Authorization, ["body"] = one.Body })]),
        };

        var answer = JsonDocument.Parse(await NodeClient.RunWithInputAsync("teams/jwt-oracle.mjs", question.ToJsonString())).RootElement;

        var theirs = answer.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("status").GetInt32());
        var verdicts = new List<string>();
        foreach (var one in cases)
        {
            verdicts.Add($"{one.Name}: {theirs[one.Name]} / {await channel.StatusAsync(one.Authorization, one.Body)}");
        }

        verdicts.ShouldBe(cases.Select(one => $"{one.Name}: {one.Theirs} / {one.Ours}"));
    }

    /// <summary>Every case of the adapter's known verdicts; what differs from ours is told in docs/security.md.</summary>
    private static List<Case> Cases(Channel it)
    {
        var (now, id) = (it.Time.GetUtcNow().ToUnixTimeSeconds(), it.Identity);
        var good = Bodies.Matching.Json;
        return
        [
            new("valid", 200, 200, Bearer(id.Token()), good),
            new("valid invoke with an unknown name", 200, 200, Bearer(id.Token()), Bodies.Json(body => (body["type"], body["name"], body["value"]) = ("invoke", "example/unknown", new JsonObject()))),
            new("RS384", 200, 200, Bearer(id.Token(header: header => header["alg"] = "RS384")), good),
            new("expired 4 minutes ago", 200, 200, Bearer(id.Token(claims => claims["exp"] = now - 240)), good),
            new("begins in 4 minutes", 200, 200, Bearer(id.Token(claims => claims["nbf"] = now + 240)), good),
            new("no header", 401, 401, null, good),
            new("wrong audience", 401, 401, Bearer(id.Token(claims => claims["aud"] = "other")), good),
            new("wrong issuer", 401, 401, Bearer(id.Token(claims => claims["iss"] = "https://example.test")), good),
            new("expired 10 minutes ago", 401, 401, Bearer(id.Token(claims => claims["exp"] = now - 600)), good),
            new("service address of another host", 401, 401, Bearer(id.Token(claims => claims["serviceurl"] = "https://example.test/")), good),
            new("service address without its slash", 401, 401, Bearer(id.Token(claims => claims["serviceurl"] = FakeIdentity.ServiceUrl.TrimEnd('/'))), good),
            new("service address in upper case", 401, 401, Bearer(id.Token(claims => claims["serviceurl"] = FakeIdentity.ServiceUrl.ToUpperInvariant())), good),
            new("no service address in the token", 401, 401, Bearer(id.Token(claims => claims.Remove("serviceurl"))), good),
            new("claim spelled serviceUrl", 401, 401, Bearer(id.Token(claims => { claims.Remove("serviceurl"); claims["serviceUrl"] = FakeIdentity.ServiceUrl; })), good),
            new("key endorsed for another channel", 401, 401, Bearer(id.Token(key: it.Web)), good),
            new("channel that the key is not endorsed for", 401, 401, Bearer(id.Token()), Bodies.Json(body => body["channelId"] = "telegram")),
            new("unknown key name", 401, 401, Bearer(id.Token(header: header => header["kid"] = "zz")), good),
            new("no key name", 401, 401, Bearer(id.Token(header: header => header.Remove("kid"))), good),
            new("another bot's token", 401, 401, Bearer(id.Token(claims => (claims["ver"], claims["appid"]) = ("1.0", "caller"))), good),
            new("body that is no JSON", 400, 400, Bearer(id.Token()), "not json"),

            // They differ: ours is looser, as RFC 9110 and RFC 7519 have it.
            new("scheme in lower case", 401, 200, $"bearer {id.Token()}", good),
            new("audience in a list of one", 401, 200, Bearer(id.Token(claims => claims["aud"] = new JsonArray(FakeIdentity.AppId))), good),

            // They differ: ours refuses where theirs breaks.
            new("begins in 10 minutes", 500, 401, Bearer(id.Token(claims => claims["nbf"] = now + 600)), good),
            new("bad signature", 500, 401, Bearer(id.Token(key: it.Stranger)), good),
            new("PS256", 500, 401, Bearer(FakeToken.Sign("""{"alg":"PS256","kid":"teams-1"}""", id.Claims().ToJsonString(), id.Key, padding: System.Security.Cryptography.RSASignaturePadding.Pss)), good),
            new("HS256 keyed with the public key", 500, 401, Bearer(FakeToken.SignWithSecret("""{"alg":"HS256","kid":"teams-1"}""", id.Claims().ToJsonString(), System.Text.Encoding.ASCII.GetBytes(id.Key.Rsa.ExportSubjectPublicKeyInfoPem()))), good),
            new("algorithm none", 500, 401, Bearer(FakeToken.Unsigned("""{"alg":"none","kid":"teams-1"}""", id.Claims().ToJsonString())), good),
            new("no channel in the body", 500, 400, Bearer(id.Token()), Bodies.Json(body => body.Remove("channelId"))),

            // They differ: ours is stricter.
            new("no end", 200, 401, Bearer(id.Token(claims => claims.Remove("exp"))), good),
            new("no service address in the body", 200, 400, Bearer(id.Token()), Bodies.Json(body => body.Remove("serviceUrl"))),
            new("key without endorsements", 200, 401, Bearer(id.Token(key: it.Bare)), good),
            new("another recipient", 200, 403, Bearer(id.Token()), Bodies.Json(body => body["recipient"]!["id"] = "28:other")),
            new("unknown tenant", 200, 403, Bearer(id.Token()), Bodies.Json(body => (body["channelData"]!["tenant"]!["id"], body["conversation"]!["tenantId"]) = ("other", "other"))),
            new("issuer twice", 200, 401, Bearer(FakeToken.Sign("""{"alg":"RS256","kid":"teams-1"}""", """{"iss":"https://evil.example",""" + id.Claims().ToJsonString()[1..], id.Key)), good),
            new("end in ten years", 200, 401, Bearer(id.Token(claims => claims["exp"] = now + (10 * 365 * 86_400L))), good),
        ];
    }

    private static string Bearer(string token) => $"Bearer {token}";

    private sealed record Case(string Name, int Theirs, int Ours, string? Authorization, string Body);
}
