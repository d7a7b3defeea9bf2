using System.Globalization;
using System.Text.Json;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class DemoTests
{
    private const string Mark = "Demo data";

    // Today goes on while the test runs, and with it what is expected by now.
    private static readonly string AnEarlierDay = TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_simulated_company_answers_marked_until_it_is_removed()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("demo", "reset")).Succeeded();
        var text = (await slabot.RunAsync("ask", "are we on pace?")).Succeeded();
        var json = await AskAsync(slabot);
        (await slabot.RunAsync("demo", "reset")).Succeeded();
        var again = await AskAsync(slabot);

        (await slabot.RunAsync("demo", "remove")).Succeeded();

        text.ShouldContain(Mark);
        json.GetProperty("demo").GetBoolean().ShouldBeTrue();
        json.GetProperty("text").GetString()!.ShouldContain(Mark);
        json.GetProperty("answers")[0].GetProperty("status").GetString().ShouldNotBe("no_data");
        again.GetProperty("answers").GetRawText().ShouldBe(json.GetProperty("answers").GetRawText(), "a reset makes the same company");
        var after = await AskAsync(slabot);
        after.GetProperty("demo").GetBoolean().ShouldBeFalse();
        after.GetProperty("text").GetString()!.ShouldNotContain(Mark);
    }

    [Fact]
    public async Task An_agreement_of_ones_own_hides_the_simulated_company_and_mixes_in_none_of_its_numbers()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("demo", "reset")).Succeeded();

        (await slabot.RunAsync("agreement", "import", slabot.Write("growth.yaml", Growth.Agreement))).Succeeded();

        var json = await AskAsync(slabot);
        json.GetProperty("demo").GetBoolean().ShouldBeFalse();
        json.GetProperty("answers")[0].GetProperty("status").GetString().ShouldBe("no_data");
        json.GetProperty("text").GetString()!.ShouldNotContain(Mark);
        (await slabot.RunAsync("agreement", "export")).Succeeded().ShouldContain("Growth 2026");
    }

    private static async Task<JsonElement> AskAsync(Slabot slabot) =>
        JsonDocument.Parse((await slabot.RunAsync("ask", "are we on pace?", "--json", "--as-of", AnEarlierDay)).Succeeded()).RootElement;
}
