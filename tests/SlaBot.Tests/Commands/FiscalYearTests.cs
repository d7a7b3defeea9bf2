using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>What time words mean to a company whose fiscal year begins in July, asked in February.</summary>
public sealed class FiscalYearTests
{
    private const string Today = "2027-02-10";

    private const string July = """
        name: Growth 2027
        term: { from: 2026-07-01, to: 2027-06-30 }
        currency: USD
        goal: { revenue: 1_200_000, average_deal_size: 12_000 }
        """;

    // The calendar's year is meant by 今年 and "this year"; quarters, halves and what is counted to date go by the company's.
    private static readonly (string Words, string From, string To)[] Questions =
    [
        ("leads in Q1", "2026-07-01", "2026-09-30"),
        ("leads this fiscal year", "2026-07-01", "2027-06-30"),
        ("leads last quarter", "2026-10-01", "2026-12-31"),
        ("leads this quarter", "2027-01-01", "2027-03-31"),
        ("leads year to date", "2026-07-01", Today),
        ("leads in H1", "2026-07-01", "2026-12-31"),
        ("leads this year", "2027-01-01", "2027-12-31"),
        ("第一季名單多少", "2026-07-01", "2026-09-30"),
        ("本會計年度名單多少", "2026-07-01", "2027-06-30"),
        ("上一季名單多少", "2026-10-01", "2026-12-31"),
        ("上半年名單多少", "2026-07-01", "2026-12-31"),
        ("年初至今名單多少", "2026-07-01", Today),
        ("今年名單多少", "2027-01-01", "2027-12-31"),
    ];

    [Fact]
    public async Task Quarters_halves_and_the_year_to_date_begin_with_the_companys_year()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("july.yaml", July))).Succeeded();
        var csv = "date,kpi,value\n2026-08-03,leads,20\n2026-11-02,leads,30\n2027-01-11,leads,40\n";
        (await slabot.RunAsync("import", "daily", slabot.Write("leads.csv", csv))).Succeeded();
        var lines = Questions.Select(question => JsonSerializer.Serialize(new { text = question.Words }));

        var answers = (await slabot.RunAsync(["ask", "--batch", "--json", "--as-of", Today], string.Join('\n', lines) + "\n")).Succeeded();

        answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PeriodOf)
            .ShouldBe(Questions.Select(question => $"{question.From}..{question.To}"), answers);
    }

    private static string PeriodOf(string line)
    {
        var period = JsonNode.Parse(line)!["reading"]!["period"]!;
        return $"{period["from"]!.GetValue<string>()}..{period["to"]!.GetValue<string>()}";
    }
}
