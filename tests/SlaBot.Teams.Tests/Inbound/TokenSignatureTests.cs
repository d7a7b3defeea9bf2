using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using SlaBot.Teams.Inbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>The second net: what Microsoft's library refuses by itself, whatever the rules before it did.</summary>
public sealed class TokenSignatureTests(Channel channel) : IClassFixture<Channel>
{
    [Fact]
    public async Task Good_token_holds() => (await HoldsAsync(channel.Identity.Token())).ShouldBeTrue();

    [Fact]
    public async Task Issuer_is_looked_at() => (await HoldsAsync(channel.Identity.Token(claims => claims["iss"] = "https://evil.example"))).ShouldBeFalse();

    [Fact]
    public async Task Audience_is_looked_at() => (await HoldsAsync(channel.Identity.Token(claims => claims["aud"] = "other"))).ShouldBeFalse();

    [Fact]
    public async Task End_is_looked_at() => (await HoldsAsync(channel.Identity.Token(claims => claims["exp"] = Now - 301))).ShouldBeFalse();

    [Fact]
    public async Task Missing_end_is_looked_at() => (await HoldsAsync(channel.Identity.Token(claims => claims.Remove("exp")))).ShouldBeFalse();

    [Fact]
    public async Task Beginning_is_looked_at() => (await HoldsAsync(channel.Identity.Token(claims => claims["nbf"] = Now + 301))).ShouldBeFalse();

    [Fact]
    public async Task Skew_is_allowed_both_ways() => (await HoldsAsync(channel.Identity.Token(claims => (claims["nbf"], claims["exp"]) = (Now + 299, Now - 299)))).ShouldBeTrue();

    [Fact]
    public async Task Algorithm_is_looked_at()
    {
        var pss = FakeToken.Sign("""{"alg":"PS256","kid":"teams-1"}""", channel.Identity.Claims().ToJsonString(), channel.Identity.Key, padding: System.Security.Cryptography.RSASignaturePadding.Pss);

        (await HoldsAsync(pss)).ShouldBeFalse();
    }

    [Fact]
    public async Task No_other_key_is_tried() => (await HoldsAsync(channel.Identity.Token(header: header => (header["kid"], header["x5t"]) = ("other", "other")))).ShouldBeFalse();

    [Fact]
    public async Task Unsigned_token_is_refused() =>
        (await HoldsAsync(FakeToken.Unsigned(new JsonObject { ["alg"] = "none", ["kid"] = "teams-1" }.ToJsonString(), channel.Identity.Claims().ToJsonString()))).ShouldBeFalse();

    private long Now => channel.Time.GetUtcNow().ToUnixTimeSeconds();

    private ValueTask<bool> HoldsAsync(string token)
    {
        var key = KeyList.Of(JsonWebKeySet.Create($$"""{"keys":[{{channel.Identity.Key.Published().ToJsonString()}}]}""")).Find("teams-1")!;
        return new TokenSignature(channel.Bot, channel.Time).HoldsAsync(token, key);
    }
}
