using System.Text.Json;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class AgreementCommandTests
{
    private const string Growth = """
        name: Growth 2026
        term: { from: 2026-01-01, to: 2026-12-31 }
        currency: USD
        goal: { revenue: 1_200_000, average_deal_size: 12_000 }
        """;

    [Fact]
    public async Task Checking_a_good_file_says_so_and_stores_nothing()
    {
        using var slabot = new Slabot();

        (await slabot.RunAsync("agreement", "check", slabot.Write("a.yaml", Growth))).Succeeded().ShouldContain("no errors");

        Directory.Exists(slabot.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_file_gives_every_error_with_line_and_column_on_standard_error()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("a.yaml", Growth.Replace("USD", "dollars", StringComparison.Ordinal) + "\nparties_: 3\n");

        var outcome = await slabot.RunAsync("agreement", "import", file);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldBeEmpty();
        outcome.Error.ShouldContain($"{file}:3:11: ");
        outcome.Error.ShouldContain($"{file}:5:1: ");
    }

    [Fact]
    public async Task Targets_of_every_stage_are_printed_as_json()
    {
        using var slabot = new Slabot();

        var json = JsonDocument.Parse((await slabot.RunAsync("agreement", "targets", slabot.Write("a.yaml", Growth), "--json")).Succeeded()).RootElement;

        json.GetProperty("stages").EnumerateArray().Select(stage => (stage.GetProperty("stage").GetString(), stage.GetProperty("target").GetInt32()))
            .ShouldBe([("visits", 200_000), ("leads", 5_000), ("mqls", 2_000), ("sqls", 1_000), ("proposals", 400), ("new_customers", 100)]);
    }

    [Fact]
    public async Task Importing_twice_keeps_one_version_and_a_change_makes_the_next()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("a.yaml", Growth);

        (await slabot.RunAsync("agreement", "import", file)).Succeeded().ShouldContain("version 1");
        (await slabot.RunAsync("agreement", "import", file)).Succeeded().ShouldContain("Nothing changed");
        (await slabot.RunAsync("agreement", "import", slabot.Write("b.yaml", Growth.Replace("1_200_000", "1_500_000", StringComparison.Ordinal)), "--effective", "2026-07-01")).Succeeded().ShouldContain("version 2, in force from 2026-07-01");
    }

    [Fact]
    public async Task What_was_exported_can_be_imported_again_without_a_change()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", Growth))).Succeeded();

        var exported = (await slabot.RunAsync("agreement", "export")).Succeeded();

        (await slabot.RunAsync("agreement", "import", slabot.Write("b.yaml", exported))).Succeeded().ShouldContain("Nothing changed");
    }

    [Fact]
    public async Task A_diff_names_what_changed()
    {
        using var slabot = new Slabot();
        var (a, b) = (slabot.Write("a.yaml", Growth), slabot.Write("b.yaml", Growth.Replace("12_000", "15_000", StringComparison.Ordinal)));

        (await slabot.RunAsync("agreement", "diff", a, b)).Succeeded().ShouldContain("goal.average_deal_size: 12,000 -> 15,000");
        (await slabot.RunAsync("agreement", "diff", a, a)).Succeeded().ShouldContain("agree in everything");
    }
}
