using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class BadUsageTests
{
    [Theory]
    [InlineData(2, "ask")]
    [InlineData(2, "ask", "are we on pace?", "--as-of", "yesterday")]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "ask", "pace", "--nonsense")]
    [InlineData(2, "import", "deals", "nowhere.csv")]
    [InlineData(2, "import", "deals")]
    [InlineData(2, "agreement", "check", "nowhere.yaml")]
    [InlineData(2, "restore", "nowhere.backup")]
    [InlineData(2, "restore", ".")]
    [InlineData(1, "agreement", "export")]
    [InlineData(2, "backtest", "--kpi", "nonsense")]
    [InlineData(1, "serve", "--urls", "nonsense")]
    [InlineData(1, "serve", "--urls", "http://localhost:0")]
    public async Task Bad_words_get_a_sentence_on_standard_error_and_the_agreed_exit_code(int exitCode, params string[] arguments)
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync(arguments);

        outcome.ExitCode.ShouldBe(exitCode, outcome.Error);
        outcome.Error.Trim().ShouldNotBeEmpty();
        outcome.Error.Trim().Split('\n').Length.ShouldBe(1, outcome.Error);
        outcome.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is no sentence");
        outcome.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--as-of needs a day (such as 2026-07-31) after it. See: slabot ask --help", "ask", "pace", "--as-of", "--data", "d2")]
    [InlineData("--as-of needs a day (such as 2026-07-31) after it. See: slabot ask --help", "ask", "pace", "--data", "d2", "--as-of")]
    [InlineData("--data needs a folder after it. See: slabot agreement import --help", "agreement", "import", "a.yaml", "--data")]
    [InlineData("--map needs a value (field=header) after it. See: slabot import deals --help", "import", "deals", "a.csv", "--data", "d", "--map")]
    [InlineData("Required argument 'FILE' missing for command: 'import'. See: slabot agreement import --help", "agreement", "import")]
    [InlineData("Unrecognized command or argument 'frobnicate'. See: slabot --help", "frobnicate")]
    [InlineData(". is a folder: name a file in it.", "import", "deals", ".")]
    [InlineData(". is a folder: name a file in it.", "agreement", "check", ".")]
    public async Task A_slip_is_named_on_one_line(string sentence, params string[] arguments)
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync(arguments);

        outcome.Error.TrimEnd().ShouldBe(sentence);
        outcome.ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData(2, "there is no field 'foo'", "--map", "foo=bar")]
    [InlineData(2, "a deal's stage is open, won or lost, not 'banana'", "--map-value", "stage:won=banana")]
    [InlineData(2, "'klingon' is no encoding", "--encoding", "klingon")]
    [InlineData(1, "the file has no such header", "--map", "id=nothere")]
    public async Task Wrong_words_are_told_from_a_file_that_does_not_hold_what_they_say(int exitCode, string sentence, params string[] options)
    {
        using var slabot = new Slabot();
        var deals = slabot.Write("deals.csv", "id,stage\nA,won\n");

        var outcome = await slabot.RunAsync(["import", "deals", deals, .. options]);

        outcome.Error.ShouldContain(sentence);
        outcome.ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_data_folder_is_called_one()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("notes.txt", "");

        var outcome = await slabot.RunAsync("ask", "are we on pace?", "--data", file);

        outcome.Error.TrimEnd().ShouldBe($"{file} is a file, not a folder: name a folder with --data.");
        outcome.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_question_may_begin_with_a_mention()
    {
        using var slabot = new Slabot();

        (await slabot.RunAsync("ask", "@SlaBot are we on pace?", "--json")).Succeeded().ShouldContain("\"intent\":\"pace\"");
    }

    [Theory]
    [InlineData]
    [InlineData("ask")]
    [InlineData("agreement")]
    [InlineData("agreement", "import")]
    [InlineData("import", "deals")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("doctor")]
    [InlineData("serve")]
    [InlineData("demo", "reset")]
    [InlineData("backtest")]
    public async Task Every_command_explains_itself_with_an_example(params string[] command)
    {
        using var slabot = new Slabot();

        (await slabot.RunAsync([.. command, "--help"])).Succeeded().ShouldContain("Example");
    }

    [Fact]
    public async Task A_second_process_is_kept_out_with_a_clear_sentence()
    {
        using var slabot = new Slabot { Environment = "Production" };
        using var server = slabot.Start("serve", "--urls", "http://127.0.0.1:0");
        (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("SlaBot is listening");

        var outcome = await slabot.RunAsync("ask", "are we on pace?");
        server.Kill();

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain($"in use by process {server.Id} ");
    }

    [Fact]
    public async Task A_batch_line_that_is_no_question_gets_an_error_in_its_place()
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync(["ask", "--batch", "--json"], "{\"id\":1,\"text\":\"hello\"}\nnonsense\n{\"id\":3,\"text\":\"hello\"}\n");

        outcome.ExitCode.ShouldBe(1);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("{\"id\":1,");
        lines[1].ShouldContain("\"error\":\"Line 2 ");
        lines[2].ShouldStartWith("{\"id\":3,");
    }
}
