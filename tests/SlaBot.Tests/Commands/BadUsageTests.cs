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
        outcome.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is no sentence");
        outcome.Output.ShouldBeEmpty();
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
        using var slabot = new Slabot();
        using var server = slabot.Start("serve", "--urls", "http://127.0.0.1:0");
        (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("SlaBot is listening");

        var outcome = await slabot.RunAsync("ask", "are we on pace?");
        server.Kill();

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("in use by process");
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
