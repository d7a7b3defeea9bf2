using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>What the fake Slack sends to a bot.</summary>
public sealed class SlackRoadsTests
{
    [Fact]
    public void Requests_are_signed_as_in_the_published_example()
    {
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        SlackSignature.Of("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", Encoding.UTF8.GetBytes(body))
            .ShouldBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    [Fact]
    public async Task An_event_that_is_not_taken_comes_again_with_its_number_and_the_same_bytes()
    {
        var got = new ConcurrentQueue<(string Path, string? Retry, string Signature, string Body)>();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var bot = builder.Build();
        bot.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            got.Enqueue((http.Request.Path.Value!, http.Request.Headers["X-Slack-Retry-Num"].FirstOrDefault(), http.Request.Headers["X-Slack-Signature"].ToString(), await reader.ReadToEndAsync()));
            http.Response.StatusCode = got.Count <= 2 ? 503 : 200;
            await http.Response.WriteAsync(http.Request.Path == "/slack/commands" ? """{"response_type":"ephemeral","text":"done"}""" : "");
        });
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await using var fake = await FakeSlack.StartAsync();
        using var road = new SignedRoad(new(bot.Urls.Single()), "secret", TimeProvider.System);
        var wei = new PersonOnSlack(fake, fake.Harbour, "U0WEI", road);

        (await wei.SayAsync("圖表")).IsGood.ShouldBeTrue();
        got.Select(request => request.Retry).ShouldBe([null, "1", "2"]);
        got.Select(request => request.Body).Distinct().Count().ShouldBe(1);
        got.ShouldAllBe(request => request.Path == "/slack/events" && request.Signature.StartsWith("v0="));
        var happened = JsonNode.Parse(got.First().Body)!;
        (happened["event"]!["text"]!.ToString(), happened["event"]!["channel"]!.ToString(), happened["team_id"]!.ToString()).ShouldBe(("圖表", "DU0WEI", "T0HARBOUR"));

        (await wei.CommandAsync("pace", FakeSlack.Sales)).IsGood.ShouldBeTrue();
        fake.Harbour.Whispers.ShouldHaveSingleItem().Text.ShouldBe("done");
        got.Last().Body.ShouldContain("command=%2Fsla&text=pace");
    }

    [Fact]
    public async Task A_code_comes_back_by_the_browser_and_is_good_once_where_it_was_asked_for()
    {
        await using var fake = await FakeSlack.StartAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var none = TestContext.Current.CancellationToken;
        async Task<string> AgreeAsync()
        {
            using var page = await browser.GetAsync(new Uri(fake.ApiUrl, "/oauth/v2/authorize?client_id=1111.2222&scope=commands&redirect_uri=https%3A%2F%2Fbot.example%2Fcb&state=s"), none);
            return page.Headers.Location!.ToString();
        }

        async Task<JsonNode> ExchangeAsync(string code, string redirect)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = FakeSlack.ClientId, ["client_secret"] = FakeSlack.ClientSecret, ["code"] = code, ["redirect_uri"] = redirect });
            using var answer = await browser.PostAsync(new Uri(fake.ApiUrl, "oauth.v2.access"), form, none);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(none))!;
        }

        var back = await AgreeAsync();
        back.ShouldStartWith("https://bot.example/cb?code=");
        back.ShouldEndWith("&state=s");
        var code = back.Split("code=")[1].Split('&')[0];
        (await ExchangeAsync(code, "https://bot.example/cb"))["access_token"]!.ToString().ShouldStartWith("xoxb-");
        (await ExchangeAsync(code, "https://bot.example/cb"))["error"]!.ToString().ShouldBe("code_already_used");
        (await ExchangeAsync((await AgreeAsync()).Split("code=")[1].Split('&')[0], "https://evil.example/"))["error"]!.ToString().ShouldBe("bad_redirect_uri");

        fake.Consents = _ => null;
        (await AgreeAsync()).ShouldBe("https://bot.example/cb?error=access_denied&state=s");
    }
}
