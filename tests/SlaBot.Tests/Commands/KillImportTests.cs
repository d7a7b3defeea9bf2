using System.Diagnostics;
using System.Globalization;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

/// <summary>
/// The real program is killed (SIGKILL) at random moments while it imports file after file into one folder. An import
/// acknowledges a file by its report ("11,000 rows read: …"), so some rounds kill the very moment that line is out;
/// others kill soon after the data file is seen to change, the rest at any time from the start on. What a batch has stored shows from outside only afterwards: as the facts of the ledger, and as the rows that
/// the next run of the same file finds to be the same.
/// </summary>
public sealed class KillImportTests(ITestOutputHelper output)
{
    private const int RowsPerFile = 11_000, RowsPerBatch = 5_000;

    // More where they are asked for: SLABOT_KILLS=17.
    private static readonly int Rounds = System.Environment.GetEnvironmentVariable("SLABOT_KILLS") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 6;

    private const string Questions = """
        {"text":"visits in March 2026"}
        {"text":"leads in March 2026"}
        {"text":"mqls in April 2026"}
        {"text":"lead to MQL rate in 2026"}
        {"text":"revenue in 2026"}
        {"text":"new customers in May 2026"}
        {"text":"average deal size in 2026"}

        """;

    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly (string Kind, string Header, Func<int, string> Row)[] Kinds =
    [
        ("daily", "date,kpi,value,source", i => $"{Day(i)},visits,{i % 97},s{i / 300}"),
        ("deals", "id,amount,stage,created,closed,source", i => $"D-{i},{i % 9_973}.{i % 90 + 10},{(i % 3) switch { 0 => "won", 1 => "lost", _ => "open" }},{Day(i)},{(i % 3 == 2 ? "" : Day(i + i % 60))},s{i % 5}"),
        ("leads", "id,created,mql,sql,source", i => $"L-{i},{Day(i)},{(i % 3 == 0 ? "" : Day(i + i % 40))},{(i % 9 == 1 ? Day(i + i % 40 + i % 7) : "")},s{i % 5}"),
    ];

    [Fact]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_nothing_is_half_there_and_nothing_is_doubled()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");

        await Task.WhenAll(Kinds.Select((kind, i) => TortureAsync(kind.Kind, kind.Header, kind.Row, seed + i)));
    }

    private async Task TortureAsync(string kind, string header, Func<int, string> row, int seed)
    {
        using var slabot = new Slabot { Environment = "Production" };
        (await slabot.RunAsync("agreement", "import", slabot.Write("growth.yaml", Growth.Agreement))).Succeeded();
        var random = new Random(seed);
        var (files, stored, partly) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var where = $"{kind}, seed {seed}, round {round}";
            if (round % 6 == 5)
            {
                await ServeAndKillAsync(slabot, random);
                (await FactsAsync(slabot, where)).ShouldBe((files * RowsPerFile) + stored, $"{where}: nothing was written");
                continue;
            }

            var file = Write(slabot, kind, header, row, files, 1);
            var report = await ImportAndKillAsync(slabot, kind, file, (Moment)(round % 4), random);
            var now = await FactsAsync(slabot, where) - (files * RowsPerFile);
            now.ShouldBeGreaterThanOrEqualTo(stored, $"{where}: stored before, gone now");
            (now == RowsPerFile || now % RowsPerBatch == 0).ShouldBeTrue($"{where}: half a batch, {now} rows");
            if (report is not null)
            {
                report.ShouldBe(Report(RowsPerFile, RowsPerFile - stored), where);
                now.ShouldBe(RowsPerFile, $"{where}: acknowledged and not there");
                (files, stored) = (files + 1, 0);
            }
            else
            {
                partly += now > 0 ? 1 : 0;
                stored = now;
            }
        }

        output.WriteLine($"{kind}: {files} files acknowledged, {partly} times killed between the first batch and the report");
        await FinishAsync(slabot, kind, header, row, files, stored);
    }

    // In the end all files in one: what was stored is the same, the rest is new, and the answers are those of a quiet import.
    private static async Task FinishAsync(Slabot slabot, string kind, string header, Func<int, string> row, int files, int stored)
    {
        var all = Write(slabot, kind, header, row, 0, files + 1);
        var report = (await slabot.RunAsync("import", kind, all)).Succeeded();
        report.ShouldStartWith(Report((files + 1) * RowsPerFile, RowsPerFile - stored));
        using var quiet = new Slabot { Environment = "Production" };
        (await quiet.RunAsync("agreement", "import", quiet.Write("growth.yaml", Growth.Agreement))).Succeeded();
        (await quiet.RunAsync("import", kind, all)).Succeeded();

        var answers = await AnswersAsync(slabot);
        answers.ShouldBe(await AnswersAsync(quiet));
        answers.ShouldContain($"\"source\":\"{kind}\"");
        var health = (await slabot.RunAsync("doctor")).Output;
        health.ShouldContain($"✓ local: {(files + 1) * RowsPerFile:N0} facts, and the daily totals equal them.");
    }

    private static async Task<string> AnswersAsync(Slabot slabot) =>
        (await slabot.RunAsync(["ask", "--batch", "--json", "--as-of", "2026-12-31"], Questions)).Succeeded();

    /// <summary>The report's first line where it was printed before the kill, else null.</summary>
    private static async Task<string?> ImportAndKillAsync(Slabot slabot, string kind, string file, Moment moment, Random random)
    {
        var before = Written(slabot);
        using var process = slabot.Start("import", kind, file);
        var report = process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        if (moment == Moment.AnyTime)
        {
            await Task.WhenAny(report, Task.Delay(random.Next(200, 1_500), TestContext.Current.CancellationToken));
        }
        else if (moment == Moment.WhenReported)
        {
            await report;
        }
        else
        {
            while (Written(slabot) == before && !report.IsCompleted)
            {
                await Task.Delay(2, TestContext.Current.CancellationToken);
            }

            await Task.WhenAny(report, Task.Delay(random.Next(300), TestContext.Current.CancellationToken));
        }

        await KillAsync(process);
        return await report;
    }

    private static long Written(Slabot slabot) => new DirectoryInfo(slabot.Data).GetFiles("*.db").Sum(file => file.Length + file.LastWriteTimeUtc.Ticks);

    private static async Task ServeAndKillAsync(Slabot slabot, Random random)
    {
        var (process, _) = await slabot.ServeAsync();
        using var killed = process;
        await Task.Delay(random.Next(200), TestContext.Current.CancellationToken);
        await KillAsync(process);
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The facts in the ledger, after its totals were held against it as <c>doctor</c> does.</summary>
    private static async Task<int> FactsAsync(Slabot slabot, string where)
    {
        await using var store = LiteDbStore.Open(slabot.Data, TimeProvider.System);
        var audit = await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken);
        audit.Differences.ShouldBeEmpty(where);
        return (int)audit.Facts;
    }

    private static string Write(Slabot slabot, string kind, string header, Func<int, string> row, int file, int files) =>
        slabot.Write($"{kind}.csv", string.Join('\n', [header, .. Enumerable.Range(file * RowsPerFile, files * RowsPerFile).Select(row)]) + "\n");

    private static string Report(int rows, int added) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows read: {added:N0} new, 0 changed, {rows - added:N0} same, 0 rejected.");

    private static string Day(int i) => First.AddDays(i % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A round takes one after the other.
    private enum Moment
    {
        WhileWriting,
        AnyTime,
        WhileWritingAgain,
        WhenReported,
    }
}
