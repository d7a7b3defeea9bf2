using Microsoft.Playwright;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

public sealed class ZzShots
{
    [Fact]
    public async Task Shoot()
    {
        await using var host = await SigningHost.StartAsync();
        var proposal = await host.ProposeAsync();
        await host.MembersAsync(new(SigningHost.Jo, "Jo") { IsAdmin = true }, new(SigningHost.Lin, "Lin Chen") { SignsFor = [new("sales")] }, new(SigningHost.Wei, "Wei") { SignsFor = [new("marketing")] });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await InstalledChromium.LaunchAsync(playwright);
        var token = await host.TokenAsync(SigningHost.Lin, proposal);
        _ = Directory.CreateDirectory("/tmp/shots-sign");
        foreach (var (name, width, scheme, lang) in new[] { ("wide-light-en", 1280, ColorScheme.Light, "en"), ("narrow-dark-zh", 360, ColorScheme.Dark, "zh-Hant"), ("wide-dark-zh", 1280, ColorScheme.Dark, "zh-Hant"), ("narrow-light-en", 360, ColorScheme.Light, "en") })
        {
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
            _ = await page.GotoAsync(new Uri(host.Client.BaseAddress!, $"/agreement/sign/{token}?lang={lang}").AbsoluteUri);
            _ = await page.ScreenshotAsync(new() { Path = $"/tmp/shots-sign/{name}.png", FullPage = true });
            Console.WriteLine(name + " " + await page.EvaluateAsync<string>("() => [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right + ' ' + e.textContent.slice(0,40)).slice(0,8).join('\\n')"));
            if (name == "wide-light-en")
            {
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                _ = await page.ScreenshotAsync(new() { Path = "/tmp/shots-sign/print.png", FullPage = true });
                await page.EmulateMediaAsync(new() { Media = Media.Screen });
                await page.Locator("summary").ClickAsync();
                _ = await page.ScreenshotAsync(new() { Path = "/tmp/shots-sign/opened.png", FullPage = true });
                await page.SetViewportSizeAsync(360, 740);
                Console.WriteLine("opened " + await page.EvaluateAsync<string>("() => document.documentElement.scrollWidth + ' ' + innerWidth"));
            }
        }

        _ = await host.DecideAsync(token, "sign");
        var done = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 600 } });
        _ = await done.GotoAsync(new Uri(host.Client.BaseAddress!, $"/agreement/sign/{token}").AbsoluteUri);
        _ = await done.ScreenshotAsync(new() { Path = "/tmp/shots-sign/done.png" });
        var wei = await host.TokenAsync(SigningHost.Wei, proposal);
        _ = await done.GotoAsync(new Uri(host.Client.BaseAddress!, $"/agreement/sign/{wei}").AbsoluteUri);
        _ = await done.ScreenshotAsync(new() { Path = "/tmp/shots-sign/wei.png", FullPage = true });
    }
}
