using System.Diagnostics;

namespace SlaBot.Benchmarks;

/// <summary>A bot as a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process process;

    private BotProcess(Process process, string name, Uri address) => (this.process, Name, Address) = (process, name, address);

    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public Uri Messages => new(Address, "/api/messages");

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double Memory => process.WorkingSet64 / 1048576.0;

    public static async Task<BotProcess> StartAsync(IReadOnlyList<string> arguments, string program, Dictionary<string, string> settings)
    {
        var own = Path.GetFileName(Environment.GetCommandLineArgs()[0]);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, program == "slabot" ? "slabot.dll" : own)))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The program ended at once.");
        _ = Task.Run(() => TellFailuresAsync(process));
        return new(process, program == "slabot" ? "SlaBot" : "bare echo", new(line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal))));
    }

    // What goes wrong in it would look like slowness from outside.
    private static async Task TellFailuresAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("fail", StringComparison.Ordinal) || line.StartsWith("crit", StringComparison.Ordinal) || line.StartsWith("warn", StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync(line);
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
