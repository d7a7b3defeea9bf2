using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlaBot.Slack.Installs;

namespace SlaBot.Slack.Tests.Installs;

/// <summary>What is asked on the wire, and what is made of every answer.</summary>
public sealed class OAuthExchangeTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> requests = new();
    private readonly HttpClient http = OAuthExchange.NewClient();
    private WebApplication server = null!;
    private string answer = "{}";
    private int status = 200;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            requests.Enqueue($"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync(Never)}");
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            await context.Response.WriteAsync(answer, Never);
        });
        await server.StartAsync(Never);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_code_is_exchanged_with_the_client_in_the_header()
    {
        answer = """
            {"ok":true,"app_id":"A1","authed_user":{"id":"U9"},"scope":"chat:write,commands","token_type":"bot","access_token":"xoxe.xoxb-1","bot_user_id":"UBOT",
             "team":{"id":"T1","name":"Growth"},"enterprise":{"id":"E1","name":"Org"},"is_enterprise_install":false,"refresh_token":"xoxe-1","expires_in":43200}
            """;

        var granted = (await Exchange().InstallAsync("c+1", new("https://slabot.example/slack/oauth"), Never)).ShouldBeOfType<Exchanged.Granted>();

        (granted.Token, granted.App, granted.Team, granted.Enterprise, granted.Name, granted.BotUser, granted.Installer).ShouldBe(("xoxe.xoxb-1", "A1", "T1", "E1", "Growth", "UBOT", "U9"));
        (granted.Refresh, granted.Life).ShouldBe(("xoxe-1", TimeSpan.FromHours(12)));
        granted.Scopes.ShouldBe(["chat:write", "commands"]);
        granted.ToString().ShouldBe("granted");
        requests.ShouldBe([$"POST /api/oauth.v2.access Basic {Convert.ToBase64String("123.456:the client's secret"u8)} code=c%2B1&redirect_uri=https%3A%2F%2Fslabot.example%2Fslack%2Foauth"]);
    }

    [Fact]
    public async Task An_organisation_has_no_workspace()
    {
        answer = """{"ok":true,"app_id":"A1","access_token":"xoxb-1","bot_user_id":"UBOT","team":null,"enterprise":{"id":"E1","name":"Org"},"is_enterprise_install":true}""";

        var granted = (await Exchange().InstallAsync("c", new("https://slabot.example/"), Never)).ShouldBeOfType<Exchanged.Granted>();

        (granted.Team, granted.Enterprise, granted.Name, granted.Refresh, granted.Life).ShouldBe((null, "E1", "Org", null, null));
    }

    [Fact]
    public async Task A_refresh_token_is_exchanged_alike()
    {
        answer = """{"ok":true,"access_token":"xoxe.xoxb-2","token_type":"bot","refresh_token":"xoxe-2","expires_in":43200}""";

        (await Exchange().RefreshAsync("xoxe-1", Never)).ShouldBeOfType<Exchanged.Granted>().Refresh.ShouldBe("xoxe-2");
        requests.Single().ShouldEndWith(" grant_type=refresh_token&refresh_token=xoxe-1");
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"invalid_code"}""", "Refused { Error = invalid_code }")]
    [InlineData(200, """{"ok":false,"error":"<script>\n"}""", "Refused { Error = script }")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", "Silent { Reason = Slack could not answer }")]
    [InlineData(429, """{"ok":false,"error":"ratelimited"}""", "Silent { Reason = Slack could not answer }")]
    [InlineData(500, "oops", "Silent { Reason = the answer is no JSON }")]
    [InlineData(200, "", "Silent { Reason = the answer is no JSON }")]
    [InlineData(200, "[]", "Silent { Reason = Slack could not answer }")]
    [InlineData(302, "", "Silent { Reason = the answer is no JSON }")]
    [InlineData(200, """{"ok":true}""", "Silent { Reason = there is no bot token in the answer }")]
    [InlineData(200, """{"ok":true,"access_token":"xoxp-1","token_type":"user"}""", "Silent { Reason = there is no bot token in the answer }")]
    public async Task Every_other_answer_is_a_refusal_or_none(int code, string body, string outcome)
    {
        (status, answer) = (code, body);

        (await Exchange().InstallAsync("c", new("https://slabot.example/"), Never)).ToString().ShouldBe(outcome);
        requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whose_token_it_is_is_asked_with_that_token()
    {
        answer = """{"ok":true,"url":"https://growth.slack.com/","team":"Growth","user":"slabot","team_id":"T1","user_id":"UBOT","bot_id":"B1","enterprise_id":"E1","is_enterprise_install":false}""";

        (await Exchange().OwnerAsync("xoxb-1", Never)).ShouldBe(new("E1", "T1", "UBOT") { BotId = "B1", Name = "Growth" });
        requests.ShouldBe(["POST /api/auth.test Bearer xoxb-1 "]);

        answer = """{"ok":false,"error":"token_revoked"}""";
        (await Exchange().OwnerAsync("xoxb-1", Never))!.IsRefused.ShouldBeTrue();
        answer = """{"ok":false,"error":"fatal_error"}""";
        (await Exchange().OwnerAsync("xoxb-1", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_at_the_address_is_no_refusal()
    {
        var exchange = Exchange();
        await server.StopAsync(Never);

        (await exchange.InstallAsync("c", new("https://slabot.example/"), Never)).ShouldBeOfType<Exchanged.Silent>();
        (await exchange.OwnerAsync("xoxb-1", Never)).ShouldBeNull();
    }

    private OAuthExchange Exchange()
    {
        using var it = new Installing();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(it.Settings with { ApiUrl = new($"{address}/api/") }, http);
    }
}
