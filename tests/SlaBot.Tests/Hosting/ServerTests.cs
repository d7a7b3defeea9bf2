using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Hosting;

public sealed class ServerTests
{
    private const int Interrupt = 2, Terminate = 15;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_development_an_empty_folder_answers_with_a_marked_demo_and_the_log_keeps_quiet_about_what_was_said()
    {
        using var slabot = new Slabot();
        var (process, address) = await slabot.ServeAsync();
        using var stopping = process;
        using var client = new HttpClient { BaseAddress = address };

        using var page = await client.GetAsync(new Uri("/", UriKind.Relative), Cancellation);
        using var answer = await client.PostAsJsonAsync("/chat/messages", new { text = "are we on pace, Xylophonix?", thread = "Quetzalwort" }, Cancellation);
        using var broken = await client.PostAsync(new Uri("/chat/messages", UriKind.Relative), JsonContent.Create("Zyzzyvation"), Cancellation);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        page.Headers.Contains("Server").ShouldBeFalse();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        json.RootElement.GetProperty("html").GetString()!.ShouldContain("Demo data");
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), Cancellation)).ShouldBe("alive");
        (await client.GetStringAsync(new Uri("/readyz", UriKind.Relative), Cancellation)).ShouldBe("ready");

        var (exitCode, log) = await StopAsync(process, Interrupt);
        exitCode.ShouldBe(0, log);
        log.ShouldContain("Answered ", Case.Sensitive, "else nothing was logged and the next lines prove nothing");
        foreach (var said in new[] { "Xylophonix", "Quetzalwort", "Zyzzyvation" })
        {
            log.ShouldNotContain(said);
        }
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public async Task In_production_there_is_health_and_no_page_and_a_signal_ends_it_well_and_soon(int signal)
    {
        using var slabot = new Slabot { Environment = "Production" };
        var (process, address) = await slabot.ServeAsync();
        using var stopping = process;
        using var client = new HttpClient { BaseAddress = address };

        (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), Cancellation)).ShouldBe("alive");
        (await client.GetStringAsync(new Uri("/readyz", UriKind.Relative), Cancellation)).ShouldBe("ready");
        foreach (var path in new[] { "/", "/chat/app.js", "/chat/style.css" })
        {
            using var missing = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var unheard = await client.PostAsJsonAsync("/chat/messages", new { text = "are we on pace?" }, Cancellation);
        unheard.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var (exitCode, log) = await StopAsync(process, signal);
        exitCode.ShouldBe(0, log);
        log.Split('\n').Where(line => line.StartsWith("No chat is connected: ", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldContain("MicrosoftAppId");
        (await slabot.RunAsync("ask", "are we on pace?", "--json")).Succeeded().ShouldContain("\"demo\":false", Case.Sensitive, "no demo is planted in Production");
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public async Task A_request_that_never_ends_does_not_spoil_the_end(int signal)
    {
        using var slabot = new Slabot();
        var (process, address) = await slabot.ServeAsync();
        using var stopping = process;
        using var visitor = new TcpClient();
        await visitor.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        var half = $"POST /chat/messages HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: http://{address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{";
        await visitor.GetStream().WriteAsync(Encoding.ASCII.GetBytes(half), Cancellation);
        await Task.Delay(300, Cancellation);

        var (exitCode, log) = await StopAsync(process, signal);

        exitCode.ShouldBe(0, log);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var slabot = new Slabot { Environment = "Production" };

        var outcome = await slabot.RunAsync("serve", "--urls", $"http://{taken.LocalEndpoint}");

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("address already in use");
        outcome.Error.ShouldContain("--urls");
        outcome.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Stopped_while_it_sets_the_demo_up_it_says_so_and_the_next_start_sets_it_up_whole()
    {
        using var slabot = new Slabot();
        using var other = new Slabot();
        using var stopped = slabot.Start("serve", "--urls", "http://127.0.0.1:0");
        while (!File.Exists(Path.Combine(slabot.Data, "slabot.db")))
        {
            await Task.Delay(5, Cancellation);
        }

        await Task.Delay(600, Cancellation);
        var (exitCode, log) = await StopAsync(stopped, Interrupt);
        exitCode.ShouldBe(log.Contains("listening", StringComparison.Ordinal) ? 0 : 1, log);
        log.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is no sentence");

        var (process, _) = await slabot.ServeAsync();
        using var stopping = process;
        await StopAsync(process, Terminate);
        (await other.RunAsync("demo", "reset")).Succeeded();
        (await FactsAsync(slabot)).ShouldBe(await FactsAsync(other));
    }

    private static async Task<string> FactsAsync(Slabot slabot) =>
        (await slabot.RunAsync("doctor")).Output.Split('\n').Single(line => line.StartsWith("✓ demo: ", StringComparison.Ordinal));

    private static async Task<(int ExitCode, string Log)> StopAsync(Process process, int signal)
    {
        Assert.SkipWhen(IsIgnored(process, signal), "This test was started with that signal ignored, as in the background of a script; so is the program.");
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        var log = await process.StandardOutput.ReadToEndAsync(patience.Token) + await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, log);
    }

    private static bool IsIgnored(Process process, int signal)
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status))
        {
            return false;
        }

        var ignored = File.ReadLines(status).Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return ((ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1)) & 1) == 1;
    }
}
