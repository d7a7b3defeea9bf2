using System.Diagnostics;
using System.Globalization;
using SlaBot.Conversation.Readings;

namespace SlaBot.Benchmarks;

/// <summary>
/// How long a message takes to be read, whatever is in it, beside what any reader has to do with it: clean it, split it
/// and look each piece up.
/// </summary>
internal static class ReadingBenchmark
{
    private const int WarmUps = 300, Rounds = 7;
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        var reader = new Reader();
        var scene = new Scene(Company.Today, Company.Agreement);
        var baseline = new BareSplit();
        Console.WriteLine("| messages | reads | p50, ms | p99, ms | worst, ms | bare p50, ms | bare p99, ms |\n|---|---|---|---|---|---|---|");
        foreach (var (name, messages) in MessageSets.All())
        {
            // By turns, so that whatever else the machine does hits both.
            var (read, bare) = Times(messages, message => reader.Read(new(message, []), scene), baseline.Read);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {read.Length:N0} | {At(read, 0.5):F2} | {At(read, 0.99):F2} | {read[^1]:F2} | {At(bare, 0.5):F3} | {At(bare, 0.99):F3} |"));
        }

        await ColdAsync();
    }

    /// <summary>What the first reader and the first reading of a process take, printed as two numbers.</summary>
    public static void Cold()
    {
        var watch = Stopwatch.StartNew();
        var reader = new Reader();
        var made = watch.Elapsed.TotalMilliseconds;
        _ = reader.Read(new("how many leads did we get last month?", []), new(Company.Today, Company.Agreement));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made:F3} {watch.Elapsed.TotalMilliseconds - made:F3}"));
    }

    private static async Task ColdAsync()
    {
        var rounds = new List<double[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            foreach (var argument in new[] { typeof(ReadingBenchmark).Assembly.Location, "reading-cold" })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The program ended at once.");
            await process.WaitForExitAsync();
            rounds.Add([.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nIn a new process, median of {Rounds}: the reader is made in {Median(rounds.Select(round => round[0])):F0} ms, its first reading takes {Median(rounds.Select(round => round[1])):F0} ms"));
    }

    private static (double[] Read, double[] Bare) Times(IReadOnlyList<string> messages, Action<string> read, Action<string> bare)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            read(messages[i % messages.Count]);
            bare(messages[i % messages.Count]);
        }

        GC.Collect();
        var (reads, bares) = (new List<double>(), new List<double>());
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < messages.Count || (watch.Elapsed < Share && i < 5 * messages.Count) || (i < WarmUps && watch.Elapsed < Share); i++)
        {
            reads.Add(Timed(read, messages[i % messages.Count]));
            bares.Add(Timed(bare, messages[i % messages.Count]));
        }

        return ([.. reads.Order()], [.. bares.Order()]);
    }

    private static double Timed(Action<string> work, string message)
    {
        var started = Stopwatch.GetTimestamp();
        work(message);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);
}
