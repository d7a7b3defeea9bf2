using System.Text.Json;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class ScorecardCommandTests
{
    [Fact]
    public async Task A_month_is_shown_in_every_form_and_bad_input_gets_a_sentence()
    {
        using var slabot = await Growth.CopiedAsync();

        var text = (await slabot.RunAsync("scorecard", "--month", "2026-02")).Succeeded();
        text.ShouldContain("joint scorecard, February 2026");
        text.ShouldContain("Rates, February 2026");
        text.IndexOf("Rates, ", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Totals, ", StringComparison.Ordinal));

        JsonDocument.Parse((await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "adaptive-card")).Succeeded()).RootElement.GetProperty("type").GetString().ShouldBe("AdaptiveCard");
        JsonDocument.Parse((await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "block-kit")).Succeeded()).RootElement.GetProperty("blocks").GetArrayLength().ShouldBeGreaterThan(3);
        (await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "html", "--meeting", "--language", "zh-Hant")).Succeeded().ShouldStartWith("<!DOCTYPE html>\n<html lang=\"zh-Hant\">");
        (await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "csv")).Succeeded().ShouldStartWith("from,to,kind,id,");
        (await slabot.RunAsync("scorecard", "--month", "2026-02", "--compare", "2026-01")).Succeeded().ShouldContain("February 2026 against January 2026");

        var pdf = Path.Combine(slabot.Folder, "february.pdf");
        (await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "pdf", "--out", pdf)).Succeeded().Trim().ShouldBe(pdf);
        (await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken)).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        var pages = (await slabot.RunAsync("scorecard", "--month", "2026-02", "--as", "png", "--out", Path.Combine(slabot.Folder, "february.png"))).Succeeded().Trim().Split('\n');
        pages.ShouldNotBeEmpty();
        (await File.ReadAllBytesAsync(pages[0].Trim(), TestContext.Current.CancellationToken)).AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();

        (string[] Arguments, string Sentence)[] wrong =
        [
            (["--month", "February"], "'February' is not a month: write it as 2026-10."),
            (["--month", "2026-13"], "'2026-13' is not a month: write it as 2026-10."),
            (["--as", "pdf"], "A pdf is no text to print: name a file, as in slabot scorecard --month 2026-10 --as pdf --out october.pdf"),
            (["--as", "docx"], "docx"),
            (["--meeting"], "--meeting is a page of one month"),
            (["--as", "csv", "--compare", "2026-01"], "CSV is of one month"),
        ];
        foreach (var (arguments, sentence) in wrong)
        {
            var refused = await slabot.RunAsync(["scorecard", .. arguments]);
            refused.ExitCode.ShouldBe(2);
            refused.Error.ShouldContain(sentence);
        }

        var before = await slabot.RunAsync("scorecard", "--month", "2019-02");
        (before.ExitCode, before.Error.Trim()).ShouldBe((1, "No agreement covers 2019-02: there is nothing to set its numbers against."));
    }

    [Fact]
    public async Task Without_an_agreement_there_is_none()
    {
        using var slabot = new Slabot();

        var refused = await slabot.RunAsync("scorecard");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldStartWith("Nothing was agreed yet, so there is no scorecard");
    }
}
