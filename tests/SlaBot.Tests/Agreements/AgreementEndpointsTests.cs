using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using NodaTime;
using SlaBot.Agreements;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Scorecards;
using SlaBot.Sources.Agreements;
using SlaBot.Testing;
using SlaBot.Testing.Storage;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

/// <summary>The agreement page behind its links.</summary>
public sealed class AgreementEndpointsTests : IAsyncLifetime
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private readonly InMemoryBookStore books = new();
    private readonly SettableTime time = new();
    private readonly AgreementLinkBook book;
    private readonly AgreementLinks links;
    private readonly InstalledChromium chromium;
    private WebApplication app = null!;
    private HttpClient client = null!;

    public AgreementEndpointsTests(InstalledChromium chromium)
    {
        this.chromium = chromium;
        book = new(books);
        links = new(Key, new("https://bot.example/base/"), book);
        time.Now = AgreementCompany.Now;
    }

    public async ValueTask InitializeAsync()
    {
        var company = await AgreementCompany.Async();
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Logging.ClearProviders();
        app = builder.Build();
        new AgreementEndpoints(company, company.Facts, books, company, links, time).Map(app);
        await app.StartAsync(Cancellation);
        client = new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        links.Dispose();
    }

    [Theory]
    [InlineData("en", "", "<html lang=\"en\">")]
    [InlineData("zh-Hant", "", "<html lang=\"zh-Hant\">")]
    [InlineData("en", "?lang=zh-Hant", "<html lang=\"zh-Hant\">")]
    [InlineData("zh-Hant", "?lang=en", "<html lang=\"en\">")]
    public async Task Whoever_has_the_link_reads_the_agreement_and_nothing_may_be_kept_or_loaded(string language, string query, string tag)
    {
        var address = (await links.PageAsync(AgreementCompany.Workspace, language, time.Now, Cancellation))!;
        address.AbsoluteUri.ShouldStartWith("https://bot.example/base/agreement/");

        var (status, page, headers) = await GetAsync(address.Segments[^1] + query);

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain(tag);
        headers.CacheControl!.NoStore.ShouldBeTrue();
        headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
        headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        var policy = headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; img-src data:; style-src 'sha256-");
        policy.ShouldEndWith("base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task A_link_opens_for_seven_days_and_then_says_that_it_is_over()
    {
        var token = await TokenAsync();

        time.Now += AgreementLinks.Span;
        (await GetAsync(token)).Status.ShouldBe(HttpStatusCode.OK);
        time.Now += Duration.FromSeconds(1);
        var (status, page, _) = await GetAsync(token);

        status.ShouldBe(HttpStatusCode.Gone);
        page.ShouldContain("This link is over");
    }

    [Fact]
    public async Task A_revoked_link_opens_nothing_and_a_new_one_does_for_this_workspace_alone()
    {
        var (token, other) = (await TokenAsync(), await links.TokenOfAsync(new("slack-t2"), "en", time.Now, Cancellation));

        _ = await books.ChangeBooksAsync(AgreementCompany.Workspace, draft => AgreementLinkBook.Revoke(draft, AuditActor.Itself, time.Now), Cancellation);

        var (status, page, _) = await GetAsync(token);
        status.ShouldBe(HttpStatusCode.Gone);
        page.ShouldContain("This link was revoked");
        (await GetAsync(await TokenAsync())).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(other)).Page.ShouldContain("Nothing is agreed yet");
    }

    [Fact]
    public async Task What_was_not_made_here_is_unknown()
    {
        var token = await TokenAsync();
        using var scorecards = new ScorecardLinks(Key, publicUrl: null);
        using var elsewhere = new AgreementLinks(new byte[32], publicUrl: null, book);
        string[] wrong =
        [
            "x",
            token[..^1],
            new string('A', 5_000),
            scorecards.TokenOf(AgreementCompany.Workspace, "2026-09-01", "en", time.Now),
            await elsewhere.TokenOfAsync(AgreementCompany.Workspace, "en", time.Now, Cancellation),
            .. Enumerable.Range(0, token.Length - 1).Where(at => at % 7 == 0).Select(at => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]),
        ];

        foreach (var one in wrong)
        {
            var (status, page, _) = await GetAsync(one);
            status.ShouldBe(HttpStatusCode.NotFound, one);
            page.ShouldContain("There is no such page");
        }
    }

    [Fact]
    public async Task Every_revision_is_there_to_be_read_and_as_the_file_that_makes_it()
    {
        var (token, company) = (await TokenAsync(), await AgreementCompany.Async());

        foreach (var revision in company.History.Revisions)
        {
            (await GetAsync($"{token}?version={revision.Number}")).Page.ShouldContain("<h1>" + revision.Terms.Name.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
            using var file = await client.GetAsync(new Uri($"/agreement/{token}?version={revision.Number}&file=yaml", UriKind.Relative), Cancellation);
            file.Content.Headers.ContentDisposition!.FileName.ShouldBe($"agreement-v{revision.Number}.yaml");
            AgreementDiff.Between(AgreementFile.Read(await file.Content.ReadAsStringAsync(Cancellation)).Agreement!, revision.Terms).ShouldBeEmpty();
        }

        foreach (var none in new[] { "0", "3", "-1", "x", "99999999999" })
        {
            (await GetAsync($"{token}?version={none}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Without_a_public_address_there_is_no_link()
    {
        using var inward = new AgreementLinks(Key, publicUrl: null, book);

        (await inward.PageAsync(AgreementCompany.Workspace, "en", time.Now, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task In_a_browser_the_form_works_without_a_script_and_nothing_hangs_over_the_edge()
    {
        var page = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, said) => complaints.Enqueue(said.Text);

        _ = await page.GotoAsync(new Uri(client.BaseAddress!, $"/agreement/{await TokenAsync()}").AbsoluteUri);
        var first = page.GetByRole(AriaRole.Group, new() { Name = "Alternative A" });
        await first.GetByLabel("Win rate").FillAsync("35");
        await page.GetByText("Set more alternatives beside it").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Alternative B" }).GetByLabel("Goal").FillAsync("1,500,000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work it out" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "win rate at 35" })).ToBeVisibleAsync();
        await Assertions.Expect(first.GetByLabel("Win rate")).ToHaveValueAsync("35");
        foreach (var width in new[] { 1280, 768, 360 })
        {
            await page.SetViewportSizeAsync(width, 740);
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"at {width}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hant");
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }

    private ValueTask<string> TokenAsync() => links.TokenOfAsync(AgreementCompany.Workspace, "en", time.Now, Cancellation);

    private async Task<(HttpStatusCode Status, string Page, System.Net.Http.Headers.HttpResponseHeaders Headers)> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri($"/agreement/{path}", UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
