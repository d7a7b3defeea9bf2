namespace SlaBot.Commands;

/// <summary>A command that cannot go on, with the one sentence to say about it.</summary>
internal sealed class CommandException : Exception
{
    private CommandException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    /// <summary>Gets what the process ends with.</summary>
    public int ExitCode { get; }

    /// <summary>The words of the command were wrong.</summary>
    public static CommandException Misused(string message) => new(message, CommandLine.Misused);

    /// <summary>The words were right and the work failed.</summary>
    public static CommandException Failed(string message) => new(message, CommandLine.Failed);
}
