using System.CommandLine;
using SlaBot.Conversation.Storage;

namespace SlaBot.Commands;

/// <summary>What can be typed after <c>slabot</c>.</summary>
internal static class CommandLine
{
    /// <summary>The command was understood and its work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood.</summary>
    public const int Misused = 2;

    /// <summary>Everything that can be typed, with its help; without a command it serves.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="input">Standard input.</param>
    internal static RootCommand Create(TimeProvider time, TextReader input)
    {
        var root = new RootCommand("""
            SlaBot keeps a sales & marketing agreement alive in chat. Without a command it serves.

            Examples:
              slabot                                       start the bot, and in Development a chat page
              slabot agreement import agreement.yaml       store what was agreed
              slabot import deals deals.csv                bring in numbers
              slabot ask "are we on pace?"                 ask a question
            """);
        var data = new DataOption();
        root.Options.Add(data);
        var serve = ServeCommand.Create(data, time);
        foreach (var command in new[]
        {
            serve,
            AskCommand.Create(data, time, input),
            AgreementCommands.Create(data, time),
            ImportCommand.Create(data, time),
            ScorecardCommand.Create(data, time),
            DemoCommand.Create(data, time),
            BackTestCommand.Create(data, time),
            WordsCommands.Create(data, time),
            OutboxCommands.Create(data, time),
            AuditCommands.Create(data, time),
            PackCommand.Create(),
            WebhookCommands.Create(time, input),
            BackupCommand.Create(data, time),
            RestoreCommand.Create(data, time),
            DoctorCommand.Create(data, time),
        })
        {
            root.Subcommands.Add(command);
        }

        root.Action = serve.Action;
        return root;
    }

    /// <summary>Runs a command: 0 when it did its work, 1 when that failed, 2 when the words were wrong.</summary>
    /// <param name="args">What was typed after <c>slabot</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="input">Standard input; null for that of the console.</param>
    /// <param name="output">Where results go; null for the console.</param>
    /// <param name="error">Where troubles go; null for the console.</param>
    public static async Task<int> RunAsync(string[] args, TimeProvider time, TextReader? input = null, TextWriter? output = null, TextWriter? error = null)
    {
        var root = Create(time, input ?? Console.In);
        var showsTraces = Environment.GetEnvironmentVariable("SLABOT_DEBUG") == "1";

        // Without files of arguments: "@SlaBot are we on pace?" is a question, not the name of one.
        var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output ?? Console.Out, Error = error ?? Console.Error };
        if (parsed.Action == root.Action)
        {
            configuration.ProcessTerminationTimeout = null; // the server has signals and patience of its own
        }

        return await InvokeAsync(parsed, configuration, showsTraces);
    }

    /// <summary>Runs what was parsed; what goes wrong is a sentence, after which a trace can be shown as well.</summary>
    internal static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, bool showsTraces)
    {
        if (parsed.Errors.Count > 0)
        {
            await configuration.Error.WriteLineAsync(UsageError.Of(parsed));
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception failure) when (SentenceOf(failure) is { } sentence)
        {
            await configuration.Error.WriteLineAsync(showsTraces ? $"{sentence}\n{failure}" : sentence);
            return failure is CommandException { ExitCode: var exitCode } ? exitCode : Failed;
        }
    }

    private static string SentenceOf(Exception failure) => failure switch
    {
        OperationCanceledException => "Stopped before it was done. What was stored by then stays; the same command again does the rest.",
        CommandException or StorageRefusedException or StorageFailedException or IOException or UnauthorizedAccessException => failure.Message,
        _ => $"This is a mistake in SlaBot ({failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}). Please report it with what the same command says after SLABOT_DEBUG=1 is set.",
    };
}
