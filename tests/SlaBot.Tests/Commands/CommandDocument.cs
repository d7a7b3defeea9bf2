using System.CommandLine;
using System.Text;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;

namespace SlaBot.Tests.Commands;

/// <summary>Writes <c>docs/commands.md</c>: what can be said, from the lines of help, and what can be typed, from the commands' own help.</summary>
internal sealed class CommandDocument
{
    private readonly StringBuilder text = new();

    private CommandDocument()
    {
    }

    /// <summary>The whole document.</summary>
    /// <param name="root">Everything that can be typed.</param>
    public static string Of(RootCommand root)
    {
        var document = new CommandDocument();
        document.Lines("# What can be said and typed", "", "Made from the program: `SLABOT_APPROVE=1 dotnet test` writes it anew.", "");
        document.Chat("In the chat", "en");
        document.Chat("在聊天中", "zh-Hant");
        document.Lines("## On the command line", "", "Every command takes `--data DIR`; `--help` tells it all again.", "", "| command | does | example |", "|---|---|---|");
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            document.Command("slabot", command);
        }

        return document.text.ToString();
    }

    private void Chat(string title, string language)
    {
        var (voice, catalog) = (new Voice(language, new("USD")), KpiCatalog.Of(null));
        Lines($"## {title}", "");
        Table(voice.Say("Column.Ask"), voice.Say("Column.Example"), HelpLine.Questions(voice, catalog));
        Table(voice.Say("Column.Request"), voice.Say("Column.Example"), HelpLine.Requests(voice, catalog));
        Lines([.. HelpLine.Hints(voice, catalog).Select(hint => $"- {hint}"), ""]);
    }

    private void Table(string what, string example, IReadOnlyList<HelpLine> lines) =>
        Lines([$"| {what} | {example} |", "|---|---|", .. lines.Select(line => $"| {line.What} | {line.Example} |"), ""]);

    private void Command(string path, Command command)
    {
        var (words, example) = Described(command.Description ?? "");
        path += $" {command.Name}";
        if (command.Subcommands.Count == 0 || command.Action is not null)
        {
            string[] arguments = [.. command.Arguments.Where(argument => !argument.Hidden).Select(argument => argument.Name)];
            Lines($"| `{string.Join(' ', [path, .. arguments])}` | {Cell([words, .. Options(command)])} | {(example.Length > 0 ? $"`{Escaped(example)}`" : "")} |");
        }

        foreach (var inside in command.Subcommands.Where(inside => !inside.Hidden))
        {
            Command(path, inside);
        }
    }

    private static IEnumerable<string> Options(Command command) => command.Options
        .Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption)
        .Select(option => $"`{option.Name}{(option.HelpName is { } name ? $" {name}" : "")}`: {option.Description}");

    private static (string Words, string Example) Described(string description)
    {
        var parts = description.ReplaceLineEndings("\n").Split("\n\nExample: ");
        return (parts[0].Replace('\n', ' '), parts.Length > 1 ? parts[1].Split('\n')[0] : "");
    }

    private static string Cell(string[] sentences) => Escaped(string.Join("<br>", sentences)).ReplaceLineEndings(" ");

    private static string Escaped(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);

    private void Lines(params string[] lines) => text.AppendJoin('\n', lines).Append('\n');
}
