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
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Values;
using SlaBot.Scorecards;
using SlaBot.Testing;
using SlaBot.Testing.Storage;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Scorecards;

public sealed class ScorecardEndpointsTests : IAsyncLifetime
{
    private const string Gone = "This link is over, or was never given.";
    private static readonly WorkspaceId Workspace = new("teams-t1");

    private readonly InMemoryBookStore books = new();
    private readonly SettableTime time = new();
    private readonly ScorecardLinks links = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)], new("https://bot.example/base/"));
    private readonly InstalledChromium chromium;
    private readonly WebApplication app;
    private HttpClient client = null!;

    public ScorecardEndpointsTests(InstalledChromium chromium)
    {
        this.chromium = chromium;
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapScorecards(books, links, time);
    }

    public async ValueTask InitializeAsync()
    {
        var card = await DemoCards.OfAsync(8);
        _ = await books.ChangeBooksAsync(
            Workspace,
            draft =>
            {
                var entry = new ScorecardEntry("2026-09-01") { Meeting = new(2026, 9, 1, 9, 0), DueAt = new(2026, 8, 31, 9, 0), Zone = "America/Chicago", Days = card.Days };
                ScorecardBook.Put(draft, entry.With(card, ScorecardState.Posted, time.Now));
                ScorecardBook.Put(draft, new ScorecardEntry("2026-10-06") { Meeting = new(2026, 10, 6, 9, 0), DueAt = new(2026, 10, 5, 9, 0), Zone = "America/Chicago", Days = card.Days }.With(card, ScorecardState.Draft, time.Now));
                return true;
            },
            Cancellation);
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
    [InlineData("en", "lang=\"en\"")]
    [InlineData("zh-Hant", "lang=\"zh-Hant\"")]
    public async Task Whoever_has_the_address_sees_the_scorecard_in_its_language_and_nothing_may_be_kept_or_loaded(string language, string tag)
    {
        var address = links.MeetingView(Workspace, "2026-09-01", language, time.Now)!;
        address.AbsoluteUri.ShouldStartWith("https://bot.example/base/scorecards/");

        using var answer = await client.GetAsync(new Uri("/scorecards/" + address.Segments[^1], UriKind.Relative), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(tag);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; img-src data:; style-src 'sha256-");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task What_is_unknown_too_old_or_not_posted_is_one_sentence()
    {
        var token = links.TokenOf(Workspace, "2026-09-01", "en", time.Now);
        string[] wrong =
        [
            "x",
            token[..^2] + (token[^2] == 'A' ? "B" : "A") + token[^1],
            links.TokenOf(Workspace, "2026-10-06", "en", time.Now),
            links.TokenOf(new("teams-t2"), "2026-09-01", "en", time.Now),
            links.TokenOf(Workspace, "2026-09-01", "en", time.Now - ScorecardLinks.Span - Duration.FromSeconds(1)),
            new string('A', 5_000),
        ];

        foreach (var one in wrong)
        {
            using var answer = await client.GetAsync(new Uri($"/scorecards/{one}", UriKind.Relative), Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(Gone);
        }
    }

    [Fact]
    public async Task In_a_browser_the_arrow_keys_move_between_its_parts_and_nothing_is_refused()
    {
        var page = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 }, ReducedMotion = ReducedMotion.Reduce });
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, said) => complaints.Enqueue(said.Text);

        _ = await page.GotoAsync(new Uri(client.BaseAddress!, $"/scorecards/{links.TokenOf(Workspace, "2026-09-01", "en", time.Now)}").AbsoluteUri);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(page.Locator("section:focus")).ToHaveIdAsync("rates");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = "Rates: what is happening" })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("section:focus")).ToHaveIdAsync("goal");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing hangs over the edge");
        await page.SetViewportSizeAsync(360, 740);
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nor on a phone");
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }

    [Fact]
    public void Without_a_public_address_there_is_no_link()
    {
        using var inward = new ScorecardLinks(new byte[32], publicUrl: null);

        inward.MeetingView(Workspace, "2026-09-01", "en", time.Now).ShouldBeNull();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
