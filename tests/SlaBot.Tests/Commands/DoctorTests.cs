using System.Globalization;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class DoctorTests
{
    private static readonly DateTime Today = TimeProvider.System.GetUtcNow().Date;

    [Fact]
    public async Task All_is_well_with_an_agreement_in_force_and_fresh_numbers()
    {
        using var slabot = await WithAsync(Today);

        var outcome = await slabot.RunAsync("doctor");

        var report = outcome.Succeeded();
        report.ShouldContain("✓ local: 1 facts, and the daily totals equal them.");
        report.ShouldContain("✓ Agreement v1, Now: ");
        report.ShouldContain("has a target and no numbers yet", Case.Sensitive, "stages nobody counts are worth a note");
        report.ShouldNotContain("✗");
    }

    [Fact]
    public async Task Numbers_that_stopped_coming_are_a_problem_with_their_age()
    {
        using var slabot = await WithAsync(Today.AddDays(-20));

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("✗ visits (visits): the newest numbers from daily are 20 days old.");
    }

    [Fact]
    public async Task A_term_that_has_ended_is_a_problem()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", Agreement(Today.AddYears(-2), Today.AddYears(-1))))).Succeeded();

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("✗ ");
        outcome.Output.ShouldContain("term");
    }

    [Fact]
    public async Task Without_an_agreement_it_says_what_to_do()
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("✗ No agreement is stored: slabot agreement import FILE");
    }

    private static async Task<Slabot> WithAsync(DateTime newest)
    {
        var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", Agreement(Today.AddDays(-100), Today.AddDays(200))))).Succeeded();
        (await slabot.RunAsync("import", "daily", slabot.Write("daily.csv", $"date,kpi,value\n{Iso(newest)},visits,412\n"))).Succeeded();
        return slabot;
    }

    private static string Agreement(DateTime from, DateTime to) => $$"""
        name: Now
        term: { from: {{Iso(from)}}, to: {{Iso(to)}} }
        currency: USD
        goal: { revenue: 1_200_000, average_deal_size: 12_000 }
        """;

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
