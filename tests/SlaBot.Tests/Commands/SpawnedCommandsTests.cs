using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>The commands as people run them, each a process of its own: its words come out whole, on the right stream, with the right exit code.</summary>
public sealed class SpawnedCommandsTests
{
    [Fact]
    public async Task Every_command_does_its_work_and_says_so()
    {
        using var slabot = await Growth.CopiedAsync();
        _ = slabot.Write("growth.yaml", Growth.Agreement);
        (string Said, string[] Arguments)[] commands =
        [
            ("$24,001", ["ask", "revenue in 2026", "--as-of", "2026-03-31"]),
            ("Growth 2026: no errors.", ["agreement", "check", "growth.yaml"]),
            ("Nothing changed: the agreement is already stored as version 1.", ["agreement", "import", "growth.yaml"]),
            ("name: Growth 2026", ["agreement", "export"]),
            ("Worth of one", ["agreement", "targets", "growth.yaml"]),
            ("The two agree in everything.", ["agreement", "diff", "growth.yaml", "growth.yaml"]),
            ("<html lang=\"zh-Hant\">", ["agreement", "page", "--language", "zh-Hant"]),
            ("from,to,kind,id,", ["scorecard", "--month", "2026-02", "--as", "csv"]),
            ("No words were noted yet.", ["words", "list"]),
            ("There are no such posts.", ["outbox", "list"]),
            ("all sound", ["audit", "verify"]),
            ("Backed up 12 facts", ["backup", "a.backup"]),
            ("Restored into", ["restore", "a.backup", "--data", "restored"]),
            ("The simulated company is set up anew.", ["demo", "reset"]),
            ("Wrote ", ["pack", "slack", "--socket-mode"]),
        ];

        foreach (var (said, arguments) in commands)
        {
            var outcome = await slabot.SpawnAsync(arguments);

            outcome.ExitCode.ShouldBe(0, $"{string.Join(' ', arguments)}: {outcome.Error}");
            outcome.Output.ShouldContain(said, Case.Sensitive, string.Join(' ', arguments));
            outcome.Error.ShouldBeEmpty(string.Join(' ', arguments));
        }
    }

    [Fact]
    public async Task Troubles_go_to_standard_error_questions_come_from_standard_input_and_help_is_at_hand()
    {
        using var slabot = await Growth.CopiedAsync();

        var misused = await slabot.SpawnAsync("ask", "pace", "--as-of", "yesterday");
        (misused.ExitCode, misused.Output).ShouldBe((2, ""));
        misused.Error.TrimEnd().ShouldBe("'yesterday' is not a day: write it as 2026-07-31.");

        var sick = await slabot.SpawnAsync("doctor");
        (sick.ExitCode, sick.Error).ShouldBe((1, ""));
        sick.Output.ShouldContain("✓ local: 12 facts, and the daily totals equal them.");

        var batch = await slabot.SpawnAsync(["ask", "--batch", "--json", "--as-of", "2026-03-31"], "{\"id\":1,\"text\":\"進度如何？\"}\n");
        batch.Succeeded().ShouldContain("營收");

        (await slabot.SpawnAsync("--help")).Succeeded().ShouldContain("slabot ask \"are we on pace?\"");
    }
}
