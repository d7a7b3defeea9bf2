using SlaBot.Sources.Agreements;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>An agreement from its numbers, as a page and as a file.</summary>
public sealed class DraftCommandTests
{
    // Twelve months of 1,000 leads and 10 deals of 5,000 each.
    private static string Daily => "date,kpi,value\n" + string.Concat(Months.Select(month => $"{month}-15,leads,1000\n"));

    private static string Deals => "id,amount,stage,closed\n" + string.Concat(Months.SelectMany(month => Enumerable.Range(0, 10).Select(deal => $"D{month}{deal},5000,won,{month}-15\n")));

    private static IEnumerable<string> Months => Enumerable.Range(1, 12).Select(month => $"2025-{month:00}");

    [Fact]
    public async Task A_first_agreement_and_the_next_are_drafted_checked_shown_and_exported()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "draft")).ExitCode.ShouldBe(1);
        (await slabot.RunAsync("import", "daily", slabot.Write("daily.csv", Daily))).Succeeded();
        (await slabot.RunAsync("import", "deals", slabot.Write("deals.csv", Deals))).Succeeded();

        var text = (await slabot.RunAsync("agreement", "draft", "--as-of", "2025-12-31", "--from", "2026-01-01", "--to", "2026-12-31", "--currency", "EUR")).Succeeded();

        // 120 deals of 12,000 leads, 600,000 in all.
        var first = AgreementFile.Read(text).Agreement!;
        (first.Goal.Revenue.Amount, first.Goal.AverageDealSize.Amount, first.Currency.Code).ShouldBe((600_000m, 5_000m, "EUR"));
        first.Funnel.Stages.Select(stage => (stage.Id.Value, stage.Rate)).ShouldBe([("leads", null), ("new_customers", 0.01m)]);
        var file = slabot.Write("first.yaml", text);
        (await slabot.RunAsync("agreement", "check", file)).Succeeded().ShouldContain("no errors");
        (await slabot.RunAsync("agreement", "import", file)).Succeeded();

        var next = AgreementFile.Read((await slabot.RunAsync("agreement", "draft", "--as-of", "2025-12-31", "--goal", "900_000")).Succeeded()).Agreement!;
        (next.Term.From.Year, next.Goal.Revenue.Amount).ShouldBe((2027, 900_000m));

        (await slabot.RunAsync("agreement", "page", "--language", "zh-Hant")).Succeeded().ShouldContain("<html lang=\"zh-Hant\">");
        AgreementDiff.Between(AgreementFile.Read((await slabot.RunAsync("agreement", "export", "--as-of", "2026-03-01")).Succeeded()).Agreement!, first).ShouldBeEmpty();
        (await slabot.RunAsync("agreement", "export", "--as-of", "2025-03-01")).ExitCode.ShouldBe(1);
        (await slabot.RunAsync("agreement", "export", "--revision", "1", "--as-of", "2026-03-01")).ExitCode.ShouldBe(2);
        (await slabot.RunAsync("agreement", "draft", "--goal", "much")).ExitCode.ShouldBe(2);
    }
}
