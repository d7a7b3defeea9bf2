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
    private const int WarmUps = 1_000, Fewest = 500, Rounds = 7;
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        var reader = new Reader(remembered: 0);
        var scene = new Scene(Company.Today, Company.Agreement);
        var baseline = new BareSplit();
        Console.WriteLine("| messages | reads | p50, ms | p99, ms | p99 of CPU, ms | bare p50, ms | bare p99, ms | p50, ratio |\n|---|---|---|---|---|---|---|---|");
        foreach (var (name, messages) in MessageSets.All())
        {
            // By turns, so that whatever else the machine does hits both.
            var (read, bare) = Times(messages, message => reader.Read(new(message, []), scene), baseline.Read);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {read.Wall.Length:N0} | {At(read.Wall, 0.5):F2} | {At(read.Wall, 0.99):F2} | {At(read.Cpu, 0.99):F2} | {At(bare.Wall, 0.5):F3} | {At(bare.Wall, 0.99):F3} | {At(read.Wall, 0.5) / At(bare.Wall, 0.5):F0} |"));
        }

        await ColdAsync();
    }

    /// <summary>What the first reader and the first reading of a process take, printed as two numbers.</summary>
    public static void Cold()
    {
        var watch = Stopwatch.StartNew();
        var reader = new Reader(remembered: 0);
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

    private static ((double[] Wall, double[] Cpu) Read, (double[] Wall, double[] Cpu) Bare) Times(IReadOnlyList<string> messages, Action<string> read, Action<string> bare)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            read(messages[i % messages.Count]);
            bare(messages[i % messages.Count]);
        }

        GC.Collect();
        var (reads, bares) = (new List<(double, double)>(), new List<(double, double)>());
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < messages.Count || (i < Math.Max(Fewest, 5 * messages.Count) && watch.Elapsed < Share); i++)
        {
            reads.Add(Timed(read, messages[i % messages.Count]));
            bares.Add(Timed(bare, messages[i % messages.Count]));
        }

        return (Sorted(reads), Sorted(bares));
    }

    /// <summary>
    /// The time on the clock, and the time of the processor in this process: beside other work the first also counts the
    /// turns of the others, which the second does not; the second counts the compiler's and the collector's threads.
    /// </summary>
    private static (double Wall, double Cpu) Timed(Action<string> work, string message)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work(message);
        var wall = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (wall, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }

    private static (double[] Wall, double[] Cpu) Sorted(List<(double Wall, double Cpu)> times) =>
        ([.. times.Select(time => time.Wall).Order()], [.. times.Select(time => time.Cpu).Order()]);

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);
}
