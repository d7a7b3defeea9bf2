using System.CommandLine;
using Spectre.Console;

namespace SlaBot.Commands;

/// <summary>Says what a command has to say where it was asked to: on the console, for whoever typed it.</summary>
internal static class CommandOutput
{
    /// <summary>Says a line.</summary>
    public static void Say(this ParseResult parsed, string line) => parsed.InvocationConfiguration.Output.WriteLine(line);

    /// <summary>Prints text that has line ends of its own.</summary>
    public static void Print(this ParseResult parsed, string text) => parsed.InvocationConfiguration.Output.Write(text);

    /// <summary>Shows a table: with the colours and the width of the console, where it is one.</summary>
    public static void Show(this ParseResult parsed, Table table)
    {
        var console = parsed.IsForConsole()
            ? AnsiConsole.Console
            : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(parsed.InvocationConfiguration.Output), Ansi = AnsiSupport.No });
        console.Write(table);
    }

    /// <summary>Whether it speaks on the console of this process, which may lead elsewhere itself.</summary>
    public static bool IsForConsole(this ParseResult parsed) => ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out);
}
