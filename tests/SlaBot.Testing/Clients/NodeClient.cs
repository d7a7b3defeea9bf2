using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace SlaBot.Testing.Clients;

/// <summary>Runs a script of <c>tests/clients</c>: the platforms' own software as a peer or a judge.</summary>
public static class NodeClient
{
    /// <summary>Runs a script to its end, or skips the test where the clients are not installed.</summary>
    /// <param name="script">Its path below <c>tests/clients</c>.</param>
    /// <param name="arguments">What follows it.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static Task<string> RunAsync(string script, params string[] arguments) => RunAsync(script, input: null, arguments);

    /// <summary>Runs a script that reads its standard input.</summary>
    /// <inheritdoc cref="RunAsync(string, string[])"/>
    public static Task<string> RunWithInputAsync(string script, string input, params string[] arguments) => RunAsync(script, input, arguments);

    private static async Task<string> RunAsync(string script, string? input, string[] arguments)
    {
        var folder = Folder();
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The platforms' clients are not installed: npm ci in tests/clients.");

        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardInput = input is not null, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(script))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}.\n{await output}\n{await error}");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../clients"));
}
