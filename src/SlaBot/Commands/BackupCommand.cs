using System.CommandLine;

namespace SlaBot.Commands;

/// <summary><c>slabot backup FILE</c>: everything in one file.</summary>
internal static class BackupCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = "The new backup file; an existing one is never overwritten." };
        var command = new Command("backup", "Write everything into one checked file.\n\nExample: slabot backup slabot-2026-07-31.backup") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(file));
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var backup = await bot.Store.BackupAsync(target, cancellation);
            parsed.Say($"Backed up {Counted.Of(backup.Facts, "fact")} to {backup.File} ({backup.Bytes / 1024.0:N0} KiB), and tried it out.");
            return 0;
        });
        return command;
    }
}
