using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Testing;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>What other programs rely on: the JSON of an answer, name by name.</summary>
public sealed class AskTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, string Question)[] Questions =
    [
        ("pace", "are we on pace?"),
        ("rate", "lead to MQL rate in Q1"),
        ("why", "why are we behind on revenue?"),
        ("compare", "compare revenue in March with February"),
        ("duration", "how fast do we answer leads?"),
    ];

    [Fact]
    public async Task The_json_of_an_answer_is_as_approved_and_asking_changes_nothing()
    {
        using var slabot = await Growth.CopiedAsync();
        var before = await File.ReadAllBytesAsync(Path.Combine(slabot.Data, "slabot.db"), TestContext.Current.CancellationToken);
        var lines = Questions.Select(question => JsonSerializer.Serialize(new { id = question.Name, text = question.Question }));

        var answers = (await slabot.RunAsync(["ask", "--batch", "--json", "--as-of", "2026-03-31"], string.Join('\n', lines) + "\n")).Succeeded();

        foreach (var (line, (name, _)) in answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(Questions))
        {
            var json = JsonNode.Parse(line)!.AsObject();
            json["id"]!.GetValue<string>().ShouldBe(name);
            json["text"]!.GetValue<string>().ShouldNotBeEmpty();
            json["text"] = "(the words have tests of their own)";
            Approved.ShouldMatch(json.ToJsonString(Indented) + "\n", name, "json");
        }

        (await File.ReadAllBytesAsync(Path.Combine(slabot.Data, "slabot.db"), TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_band_has_both_of_its_ends()
    {
        using var slabot = new Slabot();
        var agreement = Growth.Agreement + "\n  - { id: follow_up_attempts, owner: sales, kind: level, band: [4, 6] }\n";
        (await slabot.RunAsync("agreement", "import", slabot.Write("a.yaml", agreement))).Succeeded();
        (await slabot.RunAsync("import", "daily", slabot.Write("d.csv", "date,kpi,value\n2026-03-30,follow_up_attempts,5\n"))).Succeeded();

        var attempts = await AnswerAsync(slabot, "follow_up_attempts", "2026-03-31");

        attempts["kpi"]!.GetValue<string>().ShouldBe("follow_up_attempts");
        attempts["actual"]!.GetValue<decimal>().ShouldBe(5m);
        attempts["target"]!.GetValue<decimal>().ShouldBe(4m);
        attempts["target_high"]!.GetValue<decimal>().ShouldBe(6m);
        attempts["period"]!["from"]!.GetValue<string>().ShouldBe("2026-01-01");
    }

    [Theory]
    [InlineData("2026-12-30", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", true)]
    public async Task A_period_that_has_ended_is_heading_nowhere(string day, bool hasEnded)
    {
        using var slabot = await Growth.CopiedAsync();

        var revenue = await AnswerAsync(slabot, "are we on pace for 2026?", day);

        revenue["kpi"]!.GetValue<string>().ShouldBe("revenue");
        (revenue["projection"] is null).ShouldBe(hasEnded);
        (revenue["met"] is not null).ShouldBe(hasEnded);
        revenue.ContainsKey("target_high").ShouldBeFalse();
    }

    [Theory]
    [InlineData("log 500 visits for today")]
    [InlineData("set the revenue goal to 2 million")]
    [InlineData("send me the scorecard every Monday")]
    public async Task What_a_message_asks_to_change_stays_as_it_was(string message)
    {
        using var slabot = await Growth.CopiedAsync();
        var (agreement, answers) = await ContentsAsync(slabot);

        (await slabot.RunAsync("ask", message, "--json", "--as-of", "2026-03-31")).Succeeded();

        (await ContentsAsync(slabot)).ShouldBe((agreement, answers));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("31.03.2026")]
    [InlineData("")]
    public async Task A_day_that_there_is_not_is_bad_usage(string day)
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync("ask", "are we on pace?", "--as-of", day);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.Trim().ShouldBe($"'{day}' is not a day: write it as 2026-07-31.");
        Directory.Exists(slabot.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("explain", "how many laeds did the trade fair bring last month?")]
    [InlineData("explain-zh-Hant", "上個月的名單有幾筆,為什麼落後?")]
    public async Task How_a_question_was_read_is_shown_below_its_answer(string name, string question)
    {
        using var slabot = await Growth.CopiedAsync();

        var plain = (await slabot.RunAsync("ask", question, "--as-of", "2026-03-31")).Succeeded();
        var explained = (await slabot.RunAsync("ask", question, "--explain", "--as-of", "2026-03-31")).Succeeded();

        explained.ShouldStartWith(plain.TrimEnd());
        Approved.ShouldMatch(explained[plain.TrimEnd().Length..].TrimStart(), name, "txt");
    }

    [Fact]
    public async Task How_a_follow_up_was_read_is_an_object_of_its_json()
    {
        using var slabot = await Growth.CopiedAsync();
        var line = """{"id":"1","text":"and for mqls?","context":["how many leads did we get in February?"]}""" + "\n";

        var json = JsonNode.Parse((await slabot.RunAsync(["ask", "--batch", "--explain", "--as-of", "2026-03-31"], line)).Succeeded())!;

        Approved.ShouldMatch(json["explain"]!.ToJsonString(Indented) + "\n", "follow-up", "json");
        json["reading"]!["kpi"]![0]!.GetValue<string>().ShouldBe("mqls");
    }

    private static async Task<JsonObject> AnswerAsync(Slabot slabot, string question, string day) =>
        JsonNode.Parse((await slabot.RunAsync("ask", question, "--json", "--as-of", day)).Succeeded())!["answers"]![0]!.AsObject();

    private static async Task<(string Agreement, string Answers)> ContentsAsync(Slabot slabot)
    {
        var questions = string.Concat(Questions.Select(question => JsonSerializer.Serialize(new { text = question.Question }) + "\n"));
        return (
            (await slabot.RunAsync("agreement", "export")).Succeeded(),
            (await slabot.RunAsync(["ask", "--batch", "--json", "--as-of", "2026-03-31"], questions)).Succeeded());
    }
}
