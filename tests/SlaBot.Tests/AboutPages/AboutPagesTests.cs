using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SlaBot.AboutPages;

namespace SlaBot.Tests.AboutPages;

public sealed class AboutPagesTests
{
    [Theory]
    [InlineData("about", "SlaBot keeps the agreement", "SlaBot 記住業務與行銷之間的協議")]
    [InlineData("privacy", "What SlaBot keeps", "SlaBot 留下什麼")]
    [InlineData("terms", "comes without warranty", "不附任何保證")]
    public async Task Whoever_follows_a_link_of_the_app_reads_it_in_both_languages_without_signing_in(string name, string english, string chinese)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapAboutPages();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };

        using var response = await client.GetAsync(new Uri($"/{name}", UriKind.Relative), TestContext.Current.CancellationToken);

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        page.ShouldContain(english);
        page.ShouldContain(chinese);
        page.ShouldNotContain("<script");
    }
}
