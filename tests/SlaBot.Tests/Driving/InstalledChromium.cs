using Microsoft.Playwright;

namespace SlaBot.Tests.Driving;

/// <summary>The Chromium of the machine: <c>CHROMIUM</c> or <c>/usr/bin/chromium</c>.</summary>
internal static class InstalledChromium
{
    // A machine that builds beside the tests is slow, and a page that is wrong stays wrong.
    private const float Patience = 30_000;

    private static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Skips the test where there is none.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(Path), $"There is no Chromium at {Path}; name one in CHROMIUM.");

    /// <summary>Starts it.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }
}
