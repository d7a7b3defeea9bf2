using System.CommandLine;
using SlaBot.Hosting;

namespace SlaBot.Commands;

/// <summary><c>--data DIR</c>: where everything is kept; else the setting <c>Data__Path</c>, else <c>./data</c>.</summary>
internal sealed class DataOption : Option<string?>
{
    private const string Default = "data";

    public DataOption()
        : base("--data")
    {
        Description = "The data folder (default: the setting Data__Path, else ./data).";
        HelpName = "DIR";
        Recursive = true;
    }

    /// <summary>The folder to use.</summary>
    /// <exception cref="CommandException">It is a file.</exception>
    public string FolderOf(ParseResult parsed)
    {
        var folder = Path.GetFullPath(parsed.GetValue(this) is { Length: > 0 } given ? given : Configured());
        return File.Exists(folder) ? throw CommandException.Misused($"{folder} is a file, not a folder: name a folder with --data.") : folder;
    }

    private static string Configured() => ProgramSettings.Read()["Data:Path"] is { Length: > 0 } path ? path : Default;
}
