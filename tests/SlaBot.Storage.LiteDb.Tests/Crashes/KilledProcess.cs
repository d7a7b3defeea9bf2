using System.Diagnostics;
using System.Globalization;

namespace SlaBot.Storage.LiteDb.Crashes;

/// <summary>A process that works on a store and is killed at some moment.</summary>
internal static class KilledProcess
{
    private const int OneInEight = 8;

    /// <summary>Runs it, and gives the lines that it told: whatever was acknowledged. Some die while they open the file; most at most so many milliseconds after the first line.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string work, string folder, int round, Random random, int longest = 250)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "SlaBot.Storage.LiteDb.Crash.dll"), work, folder, random.Next().ToString(CultureInfo.InvariantCulture), $"r{round}"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var diesEarly = round % OneInEight == OneInEight - 1;
        var first = diesEarly ? null : await process.StandardOutput.ReadLineAsync();
        var rest = process.StandardOutput.ReadToEndAsync();
        await Task.Delay(random.Next(diesEarly ? 400 : longest));
        process.Kill();
        await process.WaitForExitAsync();

        // The last line may be cut short; what was not told whole was not acknowledged.
        return [.. $"{first}\n{await rest}".Split('\n')[..^1].Where(line => line.Length > 0)];
    }
}
