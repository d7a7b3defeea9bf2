using System.Globalization;
using System.Text.Json;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>The main job on real input: store what was agreed, import a CRM's deals, ask.</summary>
public sealed class MavenTests
{
    // Won deals and their money by the month they closed, counted from the file by other means.
    private static readonly (int Count, decimal Revenue)[] Months =
    [
        (531, 1_134_672m), (285, 721_932m), (438, 1_025_713m), (531, 1_338_466m), (308, 696_932m), (446, 1_050_059m),
        (503, 1_235_264m), (279, 731_980m), (406, 938_943m), (511, 1_131_573m),
    ];

    [Fact]
    public async Task Importing_says_what_came_in_and_a_second_time_changes_nothing()
    {
        using var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("maven.yaml", Maven.Agreement))).Succeeded();

        var first = (await slabot.RunAsync(Maven.Import(Maven.Pipeline))).Succeeded();
        var second = (await slabot.RunAsync(Maven.Import(Maven.Pipeline))).Succeeded();

        first.ShouldContain("8,800 rows read: 8,800 new, 0 changed, 0 same, 0 rejected.");
        first.ShouldContain("4,238 won deals, $10,005,534 in all.");
        second.ShouldContain("8,800 rows read: 0 new, 0 changed, 8,800 same, 0 rejected.");
        second.ShouldContain("Nothing changed.");
    }

    [Fact]
    public async Task Every_month_brings_what_the_file_says()
    {
        using var slabot = await Maven.CopiedAsync();
        var questions = string.Concat(Enumerable.Range(3, 10).Select(month =>
            $$"""{"id":"{{month}}","text":"revenue and new customers in {{new DateTime(2017, month, 1).ToString("MMMM", CultureInfo.InvariantCulture)}} 2017"}""" + "\n"));

        var answers = (await slabot.RunAsync(["ask", "--batch", "--json", "--as-of", "2018-01-31"], questions)).Succeeded();

        answers.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("answers"))
            .Select(kpis => ((int)kpis[1].GetProperty("actual").GetDecimal(), kpis[0].GetProperty("actual").GetDecimal()))
            .ShouldBe(Months);
    }

    [Theory]
    [InlineData("2017-03-31")]
    [InlineData("2017-07-31")]
    [InlineData("2017-10-10")]
    [InlineData("2017-12-31")]
    public async Task Pace_gives_exactly_the_figures_of_the_formulas(string day)
    {
        using var slabot = await Maven.CopiedAsync();

        var answer = await AskAsync(slabot, "are we on pace?", day);

        var revenue = answer.GetProperty("answers")[0];
        var expected = Reckon(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        revenue.GetProperty("kpi").GetString().ShouldBe("revenue");
        revenue.GetProperty("actual").GetDecimal().ShouldBe(expected.Actual);
        revenue.GetProperty("target").GetDecimal().ShouldBe(10_000_000m);
        revenue.GetProperty("expected").GetDecimal().ShouldBe(Math.Round(expected.Due, 2));
        revenue.GetProperty("pace").GetDecimal().ShouldBe(expected.Actual / expected.Due, 0.0000005m);
        revenue.GetProperty("elapsed").GetDecimal().ShouldBe(expected.Due / 10_000_000m, 0.0000005m);
        revenue.GetProperty("source").GetString().ShouldBe("deals");
        if (expected.DaysLeft > 0)
        {
            revenue.GetProperty("required_per_working_day").GetDecimal().ShouldBe(Math.Round((10_000_000m - expected.Actual) / expected.DaysLeft, 2));
        }
    }

    [Theory]
    [InlineData("2017-04-30")]
    [InlineData("2017-07-31")]
    [InlineData("2017-11-15")]
    public async Task Why_explains_the_gap_to_the_cent(string day)
    {
        using var slabot = await Maven.CopiedAsync();

        var answer = await AskAsync(slabot, "why are we behind?", day);

        var revenue = answer.GetProperty("answers")[0];
        var gap = answer.GetProperty("gap");
        gap.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("part").GetDecimal()).ShouldBe(gap.GetProperty("gap").GetDecimal());
        gap.GetProperty("gap").GetDecimal().ShouldBe(revenue.GetProperty("gap").GetDecimal());
    }

    [Fact]
    public async Task A_later_file_that_changes_deals_corrects_the_right_months()
    {
        using var slabot = await Maven.CopiedAsync();
        var correction = slabot.Write("later.csv", """
            id,stage,closed,amount
            1C1I7A6R,open,,
            Z063OYW0,won,2017-03-11,5000
            """);

        (await slabot.RunAsync("import", "deals", correction)).Succeeded().ShouldContain("0 new, 2 changed");

        var march = await AskAsync(slabot, "revenue in March 2017", "2017-12-31");
        march.GetProperty("answers")[0].GetProperty("actual").GetDecimal().ShouldBe(1_134_672m - 1_054m - 4_514m + 5_000m);
        var april = await AskAsync(slabot, "revenue in April 2017", "2017-12-31");
        april.GetProperty("answers")[0].GetProperty("actual").GetDecimal().ShouldBe(721_932m);
    }

    [Fact]
    public async Task Dates_as_DD_MM_YYYY_with_windows_line_ends_are_imported_all_the_same()
    {
        using var slabot = new Slabot();
        var lines = File.ReadAllLines(Maven.Pipeline).Select(line => string.Join(',', line.Split(',').Select(Turned)));
        var file = slabot.Write("dmy.csv", string.Join("\r\n", lines) + "\r\n");

        (await slabot.RunAsync(Maven.Import(file))).Succeeded().ShouldContain("4,238 won deals");
    }

    [Fact]
    public async Task A_file_without_its_header_is_refused_and_stores_nothing()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("headless.csv", string.Join('\n', File.ReadAllLines(Maven.Pipeline).Skip(1)));

        var outcome = await slabot.RunAsync(Maven.Import(file));

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("The first line holds values, not names of columns");
        outcome.Error.Trim().Split('\n').Length.ShouldBeLessThanOrEqualTo(3);
        var asked = await AskAsync(slabot, "revenue in 2017", "2017-12-31");
        asked.GetProperty("answers")[0].GetProperty("status").GetString().ShouldBe("no_data");
    }

    [Fact]
    public async Task A_file_whose_columns_were_dropped_is_refused_by_name()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("narrow.csv", string.Join('\n', File.ReadAllLines(Maven.Pipeline).Select(line => string.Join(',', line.Split(',').Skip(1).Take(3)))));

        var outcome = await slabot.RunAsync(Maven.Import(file));

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("opportunity_id");
    }

    [Fact]
    public async Task The_back_test_keeps_within_the_promised_error_and_range()
    {
        using var slabot = await Maven.CopiedAsync();

        var table = (await slabot.SpawnAsync("backtest", "--kpi", "revenue", "--months", "3")).Succeeded();

        var chosen = table.Split('\n').Single(line => line.Contains("chosen", StringComparison.Ordinal)).Split((char[])[' ', '\u00A0', '│', '|'], StringSplitOptions.RemoveEmptyEntries);
        chosen[1].ShouldBe("170");
        decimal.Parse(chosen[2], CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(4.5m);
        decimal.Parse(chosen[4], CultureInfo.InvariantCulture).ShouldBeInRange(75m, 90m);
    }

    private static async Task<JsonElement> AskAsync(Slabot slabot, string question, string day) =>
        JsonDocument.Parse((await slabot.RunAsync("ask", question, "--as-of", day, "--json")).Succeeded()).RootElement;

    private static string Turned(string cell) => cell.Length == 10 && cell[4] == '-' && cell[7] == '-' ? $"{cell[8..]}-{cell[5..7]}-{cell[..4]}" : cell;

    // Working days, Monday to Friday, counted here anew from the raw file.
    private static (decimal Actual, decimal Due, int DaysLeft) Reckon(DateOnly day)
    {
        var (from, to) = (new DateOnly(2017, 3, 1), new DateOnly(2017, 12, 31));
        var actual = File.ReadAllLines(Maven.Pipeline).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[4] == "Won" && DateOnly.ParseExact(cells[6], "yyyy-MM-dd", CultureInfo.InvariantCulture) <= day)
            .Sum(cells => decimal.Parse(cells[7], CultureInfo.InvariantCulture));
        var working = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var passed = working.Count(date => date <= day);
        return (actual, 10_000_000m * passed / working.Count, working.Count - passed);
    }
}
