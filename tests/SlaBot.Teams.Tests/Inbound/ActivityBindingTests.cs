using System.Text.Json;
using SlaBot.Teams.Inbound;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

public sealed class ActivityBindingTests
{
    private static readonly ChannelToken Token = new(FakeIdentity.ServiceUrl, ["msteams", "slack"]);

    private static readonly TeamsSettings Bot = new(FakeIdentity.AppId, FakeIdentity.Tenant, new HashSet<string> { FakeIdentity.Tenant });

    private static readonly TeamsSettings Open = new("", "", new HashSet<string>()) { AllowUnauthenticated = true };

    public static TheoryData<string> Names => [.. Bodies.All.Select(body => body.Name)];

    internal static Activity Parsed(string json) => JsonSerializer.Deserialize(json, ActivityJson.Default.Activity)!;

    [Theory]
    [MemberData(nameof(Names))]
    public void Body_is_tied_to_its_token(string name)
    {
        var body = Bodies.All.Single(one => one.Name == name);

        var refusal = ActivityBinding.Check(Token, Bot, Parsed(body.Json));

        refusal.ShouldBe(body.Broken is null ? null : new BindingRefusal(body.Status, body.Broken));
    }

    [Fact]
    public void Key_that_speaks_for_another_channel_does_not_speak_for_Teams() =>
        ActivityBinding.Check(Token with { Endorsements = ["webchat"] }, Bot, Parsed(Bodies.Matching.Json)).ShouldBe(new(401, Bodies.Endorsed));

    [Fact]
    public void Tenant_need_not_be_a_guid()
    {
        var bot = Bot with { Tenants = new HashSet<string> { "Harbour" } };
        var body = Bodies.Json(body => (body["channelData"]!["tenant"]!["id"], body["conversation"]!["tenantId"]) = ("harbour", "HARBOUR"));

        ActivityBinding.Check(Token, bot, Parsed(body)).ShouldBeNull();
        ActivityBinding.TenantOf(Parsed(body)).ShouldBe("harbour");
    }

    [Theory]
    [InlineData("""{"tenant":"x"}""")]
    [InlineData("""{"tenant":{}}""")]
    [InlineData("""["tenant"]""")]
    [InlineData("\"tenant\"")]
    [InlineData("null")]
    public void Channel_data_of_any_shape_is_survived(string channelData)
    {
        var body = Bodies.Json(body => body["channelData"] = System.Text.Json.Nodes.JsonNode.Parse(channelData));

        ActivityBinding.Check(Token, Bot, Parsed(body)).ShouldBeNull();
    }

    [Fact]
    public void Without_a_token_nothing_is_taken_unless_the_settings_allow_it() =>
        ActivityBinding.Check(null, Bot, Parsed(Bodies.Json(body => body["serviceUrl"] = "http://localhost:56150/"))).ShouldBe(new(401, "a request without a token is allowed"));

    [Theory]
    [InlineData("http://localhost:56150/_connector", null)]
    [InlineData("http://127.0.0.1:1/", null)]
    [InlineData("http://[::1]:1/", null)]
    [InlineData("https://smba.trafficmanager.net/emea/", 403)]
    [InlineData("http://localhost.evil.example/", 403)]
    [InlineData("http://10.0.0.1/", 403)]
    [InlineData("file:///etc/passwd", 403)]
    [InlineData("ftp://localhost/", 403)]
    [InlineData("localhost", 403)]
    [InlineData("", 400)]
    public void Open_mode_answers_to_this_machine_only(string address, int? status)
    {
        var body = Bodies.Json(body =>
        {
            body["serviceUrl"] = address;
            body["channelId"] = "webchat";
            body.Remove("channelData");
            body["conversation"]!.AsObject().Remove("tenantId");
            body["recipient"]!["id"] = "bot";
        });

        ActivityBinding.Check(null, Open, Parsed(body))?.Status.ShouldBe(status ?? 0);
        (ActivityBinding.Check(null, Open, Parsed(body)) is null).ShouldBe(status is null);
    }
}
