using Microsoft.Playwright;
using SlaBot.Tests.Driving;

[assembly: AssemblyFixture(typeof(InstalledChromium))]

namespace SlaBot.Tests.Driving;

/// <summary>
/// The Chromium of the machine: <c>CHROMIUM</c> or <c>/usr/bin/chromium</c>. It starts once, with the first page: a start costs
/// more than most tests do. Pages share nothing but the program.
/// </summary>
public sealed class InstalledChromium : IAsyncLifetime
{
    // A machine that builds beside the tests is slow, and a page that is wrong stays wrong.
    private const float Patience = 30_000;

    private static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a page that knows nothing of any other; the test is skipped where there is no Chromium.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipUnless(File.Exists(Path), $"There is no Chromium at {Path}; name one in CHROMIUM.");
        var page = await (await started.Value).Browser.NewPageAsync(options);
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (driver, browser) = await started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] }));
    }
}
