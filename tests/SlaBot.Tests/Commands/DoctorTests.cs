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
        report.ShouldContain("✓ local: 1 fact, and the daily totals equal them.");
        report.ShouldContain("✓ Agreement v1, Now: ");
        report.Split('\n').Where(line => line.Contains("no numbers yet", StringComparison.Ordinal)).ShouldHaveSingleItem("stages nobody counts are worth a note")
            .ShouldStartWith("· 12 KPIs have a target and no numbers yet: revenue, leads, ");
        report.ShouldNotContain("✗");
    }

    [Fact]
    public async Task Who_may_send_webhooks_is_listed_and_a_setting_that_is_wrong_is_a_problem()
    {
        using var slabot = await WithAsync(Today);
        slabot.Settings["Webhooks__crm__Secret"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        (await slabot.RunAsync("doctor")).Succeeded().ShouldContain("✓ Webhooks: crm may send to /webhooks/crm, about local.");

        slabot.Settings["Webhooks__crm__Secret"] = "short";
        var outcome = await slabot.RunAsync("doctor");
        outcome.ExitCode.ShouldBe(1);
        outcome.Output.Split('\n').Where(line => line.StartsWith('✗')).ShouldHaveSingleItem().ShouldContain("Webhooks__crm__Secret");
    }

    [Fact]
    public async Task Numbers_that_stopped_coming_are_a_problem_with_their_age()
    {
        using var slabot = await WithAsync(Today.AddDays(-20));

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("✗ daily: 1 KPI, newest number 20 days old (limit 7): visits.");
    }

    [Fact]
    public async Task Numbers_of_one_feed_share_a_line()
    {
        using var slabot = await WithAsync(Today.AddDays(-20));
        (await slabot.RunAsync("import", "daily", slabot.Write("leads.csv", $"date,kpi,value\n{Iso(Today.AddDays(-12))},leads,4\n"))).Succeeded();

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.Split('\n').Where(line => line.StartsWith('✗')).ShouldHaveSingleItem()
            .ShouldBe("✗ daily: 3 KPIs, newest numbers 12 to 20 days old (limit 7): visits, leads, visit_to_lead_rate.");
    }

    [Fact]
    public async Task A_term_that_has_ended_is_a_problem()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", Agreement(new(2016, 1, 1), new(2016, 12, 31))))).Succeeded();
        (await slabot.RunAsync("import", "daily", slabot.Write("daily.csv", "date,kpi,value\n2016-11-02,visits,412\n"))).Succeeded();

        var outcome = await slabot.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.Split('\n').Where(line => line.StartsWith('✗')).ShouldHaveSingleItem()
            .ShouldBe("✗ The term ended on 31 Dec 2016: import the next agreement (slabot agreement import FILE).");
        outcome.Output.ShouldNotContain("days old");
        outcome.Output.ShouldNotContain("no numbers yet");
    }

    [Fact]
    public async Task A_term_that_has_not_begun_is_no_problem()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", Agreement(Today.AddDays(10), Today.AddDays(300))))).Succeeded();

        (await slabot.RunAsync("doctor")).Succeeded().ShouldContain("· The term begins on ");
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
