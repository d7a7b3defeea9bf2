using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Installs;

namespace SlaBot.Slack.Tests.Installs;

/// <summary>From the link to the page at the end, and every way that leads elsewhere.</summary>
public sealed class InstallEndpointsTests : IDisposable
{
    private readonly Installing it = new();
    private readonly InstallEndpoints endpoints;
    private readonly List<InstalledBot> welcomed = [];

    public InstallEndpointsTests() => endpoints = EndpointsOf(it.Settings);

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => it.Dispose();

    [Fact]
    public async Task Whoever_installs_is_led_to_Slack_with_a_state_and_a_cookie_of_his_own()
    {
        var (location, cookie) = await BeginAsync();
        var (_, other) = await BeginAsync();

        location.GetLeftPart(UriPartial.Path).ShouldBe("https://slack.com/oauth/v2/authorize");
        var query = QueryHelpers.ParseQuery(location.Query);
        query["client_id"].ToString().ShouldBe("123.456");
        query["scope"].ToString().ShouldBe("app_mentions:read,channels:read,chat:write,commands,files:read,files:write,groups:read,im:history,im:write,users:read,users:read.email");
        query["redirect_uri"].ToString().ShouldBe("https://slabot.example/slack/oauth");
        query["state"].ToString().Length.ShouldBe(43);
        cookie.ShouldMatch("^slabot-slack-install=[A-Za-z0-9_-]{43}; max-age=600; path=/slack/oauth; secure; samesite=lax; httponly$");
        other.ShouldNotBe(cookie);
        cookie.ShouldNotContain(query["state"].ToString());
    }

    [Fact]
    public async Task On_this_machine_the_cookie_goes_over_http()
    {
        var local = EndpointsOf(it.Settings with { PublicUrl = new("http://localhost:3978/"), ApiUrl = new("http://localhost:9/api/") });
        var context = new DefaultHttpContext();

        await local.BeginAsync(context);

        context.Response.Headers.SetCookie.ToString().ShouldNotContain("secure");
        context.Response.Headers.Location.ToString().ShouldStartWith("http://localhost:9/oauth/v2/authorize?");
    }

    [Fact]
    public async Task An_installation_is_stored_sealed_and_told_about()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(FakeExchange.Granted("xoxe.xoxb-1") with { Refresh = "xoxe-1", Life = TimeSpan.FromHours(12) });

        var page = await ComeBackAsync(await BeginAsync());

        page.Status.ShouldBe(200);
        page.Body.ShouldContain("<h1>SlaBot is installed</h1>");
        page.Body.ShouldContain("SlaBot is now part of Growth.");
        page.Body.ShouldContain("href=\"https://slack.com/app_redirect?app=A1&amp;team=T1\"");
        it.Exchange.Asked.ShouldBe(["install the-code https://slabot.example/slack/oauth", "owner xoxe.xoxb-1"]);
        var stored = (await it.Store.InstallationsAsync(Never)).Single();
        (stored.Enterprise, stored.Team, stored.App, stored.BotUser, stored.BotId, stored.Name, stored.Installer).ShouldBe((null, "T1", "A1", "UBOT", "B1", "Growth", "U9"));
        (stored.InstalledAt, stored.ExpiresAt, it.Vault.Token(stored), it.Vault.Refresh(stored)).ShouldBe((it.Now, it.Now + NodaTime.Duration.FromHours(12), "xoxe.xoxb-1", "xoxe-1"));
        stored.Scopes.ShouldBe(["chat:write"]);
        welcomed.Single().Installer.ShouldBe("U9");
    }

    [Fact]
    public async Task A_whole_organisation_can_install_it()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(FakeExchange.Granted(team: null, enterprise: "E1"));

        (await ComeBackAsync(await BeginAsync())).Body.ShouldContain("href=\"https://slack.com/\"");

        (await it.Store.InstallationsAsync(Never)).Single().Enterprise.ShouldBe("E1");
        (await it.Installations.FindAsync("E1", "T5", Never)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Installing_anew_brings_a_dead_installation_back()
    {
        await ComeBackAsync(await BeginAsync());
        await it.Installations.DeadAsync(new(null, "T1"), "token_revoked", Never);

        await ComeBackAsync(await BeginAsync());

        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBe("xoxb-granted");
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var begun = await BeginAsync();
        (await ComeBackAsync(begun)).Status.ShouldBe(200);

        await StaleAsync(await ComeBackAsync(begun), asked: 2);
    }

    [Fact]
    public async Task A_state_is_used_up_also_by_another_browser()
    {
        var begun = await BeginAsync();
        await StaleAsync(await ComeBackAsync(begun, cookie: (await BeginAsync()).Cookie));

        await StaleAsync(await ComeBackAsync(begun));
    }

    [Theory]
    [InlineData(-1, 200)]
    [InlineData(0, 400)]
    public async Task A_state_is_good_for_ten_minutes(int ticks, int status)
    {
        var begun = await BeginAsync();

        it.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(ticks));

        (await ComeBackAsync(begun)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Without_the_cookie_nothing_is_installed() => await StaleAsync(await ComeBackAsync(await BeginAsync(), cookie: ""));

    [Theory]
    [InlineData("state=made-up&code=the-code")]
    [InlineData("code=the-code")]
    [InlineData("state=&code=the-code")]
    [InlineData("state={0}&state={0}&code=the-code")]
    [InlineData("state={0}")]
    [InlineData("state={0}&code=")]
    [InlineData("state={0}&code=1&code=2")]
    [InlineData("error=access_denied")]
    [InlineData("")]
    public async Task What_Slack_would_not_send_is_refused(string query)
    {
        var (location, cookie) = await BeginAsync();

        await StaleAsync(await EndAsync(query.Replace("{0}", StateOf(location), StringComparison.Ordinal), cookie));
    }

    [Fact]
    public async Task Whoever_says_no_reads_that_nothing_was_installed()
    {
        var begun = await BeginAsync();

        var page = await EndAsync($"error=access_denied&state={StateOf(begun.Location)}", begun.Cookie);

        (page.Status, page.Body).ShouldSatisfyAllConditions(
            () => page.Status.ShouldBe(200), () => page.Body.ShouldContain("You said no on Slack"), () => it.Exchange.Asked.ShouldBeEmpty());
        await StaleAsync(await ComeBackAsync(begun));
    }

    [Fact]
    public async Task A_code_that_Slack_refuses_installs_nothing()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(new Exchanged.Refused("invalid_code"));

        var page = await ComeBackAsync(await BeginAsync());

        page.Status.ShouldBe(400);
        page.Body.ShouldContain("Slack did not confirm the installation.");
        (await it.Store.InstallationsAsync(Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_nobody_installs_nothing()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(FakeExchange.Granted(team: null));

        (await ComeBackAsync(await BeginAsync())).Status.ShouldBe(400);
        (await it.Store.InstallationsAsync(Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Slack_that_does_not_answer_is_told_apart_from_one_that_refuses()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(new Exchanged.Silent("down"));
        (await ComeBackAsync(await BeginAsync())).Status.ShouldBe(502);

        it.Exchange.Install = _ => Task.FromResult<Exchanged>(FakeExchange.Granted());
        it.Store.Failure = new StorageFailedException("full", null);
        (await ComeBackAsync(await BeginAsync())).Status.ShouldBe(503);
    }

    [Fact]
    public async Task What_came_in_the_address_is_on_no_page()
    {
        it.Exchange.Install = _ => Task.FromResult<Exchanged>(FakeExchange.Granted() with { Name = "<script>alert(1)</script>" });
        var begun = await BeginAsync();

        var page = await EndAsync($"state={StateOf(begun.Location)}&code=%3Cscript%3E&error_description=%3Cb%3E", begun.Cookie);

        page.Body.ShouldNotContain("<script>");
        page.Body.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        (await EndAsync("error=%3Cscript%3E&state=%3Cscript%3E", "")).Body.ShouldNotContain("script>");
    }

    [Theory]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "<html lang=\"zh-Hant\">", "這次安裝無法完成")]
    [InlineData("en-GB", "<html lang=\"en\">", "This installation cannot be finished")]
    [InlineData("", "<html lang=\"en\">", "This installation cannot be finished")]
    public async Task Pages_speak_the_language_of_the_browser(string header, string tag, string words)
    {
        var page = await EndAsync("", "", header);

        page.Body.ShouldContain(tag);
        page.Body.ShouldContain(words);
    }

    [Fact]
    public async Task Pages_run_nothing_and_are_kept_nowhere()
    {
        var headers = (await EndAsync("", "")).Headers;

        headers.ContentSecurityPolicy.ToString().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        headers.CacheControl.ToString().ShouldBe("no-store");
        headers["Referrer-Policy"].ToString().ShouldBe("no-referrer");
        headers.SetCookie.ToString().ShouldStartWith("slabot-slack-install=; expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public void Both_languages_have_all_words()
    {
        foreach (var key in new[] { "Done", "Denied", "Refused", "Stale", "Silent" }.SelectMany(page => new[] { $"{page}.Headline", $"{page}.Text", $"{page}.Link" }).Append("Somewhere"))
        {
            InstallWords.In("zh").Say(key).ShouldNotBe(InstallWords.In("en").Say(key), key);
        }
    }

    [Fact]
    public void A_flood_of_beginnings_is_not_kept_for_ever()
    {
        var states = new InstallStates(it.Time);
        var first = states.Begin();
        var second = states.Begin();
        for (var i = 0; i < 9_999; i++)
        {
            _ = states.Begin();
        }

        states.TryEnd(first.State, first.Cookie).ShouldBeFalse();
        states.TryEnd(second.State, second.Cookie).ShouldBeTrue();
    }

    private InstallEndpoints EndpointsOf(SlackSettings settings) => new(
        settings,
        new(it.Time),
        new(it.Exchange, it.Store, it.Vault, it.Time, (bot, _) =>
        {
            welcomed.Add(bot);
            return Task.CompletedTask;
        }),
        NullLogger<InstallEndpoints>.Instance);

    private async Task StaleAsync(Page page, int asked = 0)
    {
        page.Status.ShouldBe(400);
        page.Body.ShouldContain("This installation cannot be finished");
        it.Exchange.Asked.Count.ShouldBe(asked);
        (await it.Store.InstallationsAsync(Never)).Count.ShouldBe(asked == 0 ? 0 : 1);
    }

    private async Task<(Uri Location, string Cookie)> BeginAsync()
    {
        var context = new DefaultHttpContext();
        await endpoints.BeginAsync(context);
        context.Response.StatusCode.ShouldBe(302);
        return (new(context.Response.Headers.Location.ToString()), context.Response.Headers.SetCookie.ToString());
    }

    private Task<Page> ComeBackAsync((Uri Location, string Cookie) begun, string? cookie = null) => EndAsync($"state={StateOf(begun.Location)}&code=the-code", cookie ?? begun.Cookie);

    private async Task<Page> EndAsync(string query, string cookie, string languages = "en")
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.QueryString = new("?" + query);
        context.Request.Headers.Cookie = cookie.Split(';')[0];
        context.Request.Headers.AcceptLanguage = languages;
        await endpoints.EndAsync(context);
        return new(context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), context.Response.Headers);
    }

    private static string StateOf(Uri location) => QueryHelpers.ParseQuery(location.Query)["state"].ToString();

    private sealed record Page(int Status, string Body, IHeaderDictionary Headers);
}
