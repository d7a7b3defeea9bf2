using System.Diagnostics;
using System.Globalization;

namespace SlaBot.Benchmarks;

/// <summary>From the start of the process to its first answer over HTTP, and what it then holds in memory.</summary>
internal static class StartUpBenchmark
{
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        Console.WriteLine("| start | listening, ms | first answer, ms | memory, MiB |\n|---|---|---|---|");
        await RoundAsync(folder, "first, with the simulated company to make");
        var rounds = new List<(double Listening, double Answered, double Memory)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync(folder, null));
        }

        Print("later, median of 7", Median(rounds.Select(r => r.Listening)), Median(rounds.Select(r => r.Answered)), Median(rounds.Select(r => r.Memory)));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(double Listening, double Answered, double Memory)> RoundAsync(string folder, string? name)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "slabot.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", folder })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var watch = Stopwatch.StartNew();
        using var server = Process.Start(start)!;
        var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The program ended at once.");
        var listening = watch.Elapsed.TotalMilliseconds;
        var address = line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd('/');
        using var client = new HttpClient();
        using var question = new StringContent("""{"text":"are we on pace?","context":[]}""", System.Text.Encoding.UTF8, "application/json");
        question.Headers.TryAddWithoutValidation("Origin", address);
        using var answer = await client.PostAsync(new Uri($"{address}/chat/messages"), question);
        _ = answer.EnsureSuccessStatusCode();
        var answered = watch.Elapsed.TotalMilliseconds;
        server.Refresh();
        var memory = server.WorkingSet64 / 1048576.0;
        server.Kill();
        await server.WaitForExitAsync();
        if (name is not null)
        {
            Print(name, listening, answered, memory);
        }

        return (listening, answered, memory);
    }

    private static void Print(string name, double listening, double answered, double memory) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {listening:F0} | {answered:F0} | {memory:F0} |"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
