using System.CommandLine;
using System.CommandLine.Parsing;

namespace SlaBot.Commands;

/// <summary>Says on one line why the words of a command were not understood, and where they are explained.</summary>
internal static class UsageError
{
    /// <summary>The sentence about the first error, or about the option that took another one for its value.</summary>
    public static string Of(ParseResult parsed)
    {
        var commands = Commands(parsed.CommandResult).Reverse().ToList();
        var name = string.Join(' ', commands.Skip(1).Select(command => command.Command.Name).Prepend("slabot"));
        return $"{WithoutValue(commands) ?? parsed.Errors[0].Message} See: {name} --help";
    }

    private static IEnumerable<CommandResult> Commands(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                yield return command;
            }
        }
    }

    // An option takes the next word for its value, even where that is an option; then the word after it looks wrong.
    private static string? WithoutValue(IEnumerable<CommandResult> commands) => commands
        .SelectMany(command => command.Children.OfType<OptionResult>())
        .Where(result => result is { Implicit: false, Option.Arity.MinimumNumberOfValues: > 0 })
        .Where(result => result.Tokens.Count == 0 || result.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        .Select(result => $"{result.Option.Name} needs {Wanted(result.Option.HelpName)} after it.")
        .FirstOrDefault();

    private static string Wanted(string? name) => name switch
    {
        "DATE" => "a day (such as 2026-07-31)",
        "DIR" => "a folder",
        "FILE" => "a file",
        null => "a value",
        _ => $"a value ({name})",
    };
}
