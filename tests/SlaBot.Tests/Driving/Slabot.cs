using System.Diagnostics;
using System.Text;
using SlaBot.Commands;

namespace SlaBot.Tests.Driving;

/// <summary>The real program as a process of its own, on a data folder of its own.</summary>
internal sealed class Slabot : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A folder for files and data; it goes with the test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("slabot-test-").FullName;

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Where the program believes it runs.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Which program it is: the product, or one that tests build around it.</summary>
    public string Assembly { get; init; } = "slabot.dll";

    /// <summary>Settings as environment variables, such as <c>Model__Name</c>.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>
    /// Runs a command to its end: in this process, since starting one costs more than what most commands do. Settings are environment
    /// variables of a process, and a server has signals, so those are processes of their own. Files are named by their whole paths.
    /// </summary>
    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync(arguments, input: null);

    /// <summary>The same, with something on its standard input.</summary>
    public async Task<Outcome> RunAsync(string[] arguments, string? input) => Settings.Count > 0 || arguments is ["serve", ..]
        ? await SpawnAsync(arguments, input)
        : await Outcome.OfAsync([.. arguments, .. DataOf(arguments)], input ?? "", TimeProvider.System).WaitAsync(Patience);

    /// <summary>Runs a command to its end, as a process of its own that has the folder for its working folder.</summary>
    public async Task<Outcome> SpawnAsync(params string[] arguments) => await SpawnAsync(arguments, input: null);

    /// <summary>The same, with something on its standard input.</summary>
    public async Task<Outcome> SpawnAsync(string[] arguments, string? input)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"slabot {string.Join(' ', arguments)} did not end.");
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = Folder,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, Assembly) }.Concat(arguments).Concat(DataOf(arguments)))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Starts to serve on a free port; it listens when this returns.</summary>
    public async Task<(Process Process, Uri Address)> ServeAsync()
    {
        var process = Start("serve", "--urls", "http://127.0.0.1:0");
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            // Warnings may come first.
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.", StringComparison.Ordinal)) is { } address)
            {
                return (process, new(address));
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(patience.Token));
    }

    /// <summary>Writes a file into the folder and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The program with a copy of the data, which no process may be using.</summary>
    public Slabot Copy()
    {
        var copy = new Slabot { Environment = Environment };
        Directory.CreateDirectory(copy.Data);
        foreach (var file in Directory.GetFiles(Data))
        {
            File.Copy(file, Path.Combine(copy.Data, Path.GetFileName(file)));
        }

        return copy;
    }

    private string[] DataOf(string[] arguments) => arguments.Contains("--data") ? [] : ["--data", Data];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>How a command ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command in this process.</summary>
    public static async Task<Outcome> OfAsync(string[] arguments, string input, TimeProvider time)
    {
        using var typed = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Task.Run(() => CommandLine.RunAsync(arguments, time, typed, output, error));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Expects the command to have done its work, and gives what it printed.</summary>
    public string Succeeded()
    {
        ExitCode.ShouldBe(0, $"{Output}\n{Error}");
        return Output;
    }
}
