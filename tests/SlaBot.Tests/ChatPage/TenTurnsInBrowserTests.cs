using System.Collections.Concurrent;
using Microsoft.Playwright;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.ChatPage;

/// <summary>Whole conversations with the real bot in a Chromium of the machine, follow-ups included.</summary>
public sealed class TenTurnsInBrowserTests(DemoChatHost host, InstalledChromium chromium) : IClassFixture<DemoChatHost>
{
    private static readonly (string Said, string Answered)[] English =
    [
        ("Are we on pace?", "Read as: pace · revenue · 2026 ·"),
        ("why?", "Read as: reasons · revenue · 2026 ·"),
        ("how many leads last month?", "Read as: value · leads · June 2026 ·"),
        ("and in May?", "Read as: value · leads · May 2026 ·"),
        ("how did they develop since January?", "Read as: trend · leads · 1 Jan – 31 Jul 2026 ·"),
        ("compare this quarter with last quarter", "Read as: comparison · leads · Q3 2026 ·"),
        ("scorecard for last month", "Read as: scorecard · June 2026 ·"),
        ("what did we win this month?", "Read as: wins · revenue · new customers · July 2026 ·"),
        ("which leads were answered late?", "Read as: broken hand-off rules ·"),
        ("show the agreement", "Read as: agreement ·"),
        ("help", "Log 412 visits for yesterday"),
        ("log NPS 54 for yesterday", "Record 54 for Net promoter score, 30 Jul 2026?"),
        ("yes", "Recorded: Net promoter score 54 (30 Jul 2026)."),
        ("undo", "Taken back: Net promoter score 54 (30 Jul 2026)."),
    ];

    private static readonly (string Said, string Answered)[] Chinese =
    [
        ("進度如何？", "理解為：進度 · 營收 · 2026年 ·"),
        ("為什麼？", "理解為：原因 · 營收 · 2026年 ·"),
        ("上個月名單有多少？", "理解為：數值 · 名單 · 2026年6月 ·"),
        ("那五月呢", "理解為：數值 · 名單 · 2026年5月 ·"),
        ("一月以來的趨勢", "理解為：趨勢 · 名單 · 2026年1月1日至2026年7月31日 ·"),
        ("這一季跟上一季比", "理解為：比較 · 名單 · 2026年第3季 ·"),
        ("上個月的成績單", "理解為：成績單 · 2026年6月 ·"),
        ("下次會議是什麼時候？", "理解為：時程 ·"),
        ("哪些名單逾時了？", "理解為：違反交接規則 ·"),
        ("協議內容是什麼？", "理解為：協議內容 ·"),
        ("說明", "登記昨天流量 412"),
        ("登記昨天 NPS 54", "要把淨推薦值（2026年7月30日）記為 54 嗎？"),
        ("是", "已記錄：淨推薦值 54（2026年7月30日）。"),
        ("復原", "已復原：淨推薦值 54（2026年7月30日）。"),
    ];

    // What makes a page scroll sideways, by its words.
    private const string OverTheEdge = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *, body *')]
            .filter((element) => element.getBoundingClientRect().right > innerWidth && getComputedStyle(element).clipPath === 'none')
            .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`)
        """;

    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1280)]
    [InlineData("en-GB", ColorScheme.Dark, 360)]
    [InlineData("zh-TW", ColorScheme.Light, 1280)]
    [InlineData("zh-TW", ColorScheme.Dark, 360)]
    public async Task Ten_turns_hold_together(string locale, ColorScheme scheme, int width)
    {
        var page = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = locale, ColorScheme = scheme });
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) => complaints.Enqueue(message.Text);
        page.PageError += (_, error) => complaints.Enqueue(error);
        _ = await page.GotoAsync(host.Address.ToString());

        var answers = page.Locator(".turn.bot");
        foreach (var (said, answered) in locale == "zh-TW" ? Chinese : English)
        {
            var before = await answers.CountAsync();
            await page.Locator("#question").FillAsync(said);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(answers).ToHaveCountAsync(before + 1);
            await Assertions.Expect(answers.Last).ToContainTextAsync(answered);
        }

        (await page.EvaluateAsync<string[]>(OverTheEdge)).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }
}
