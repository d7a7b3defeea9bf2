using System.CommandLine;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Commands;

/// <summary><c>slabot restore FILE</c>: a backup becomes the data; what was there is put aside.</summary>
internal static class RestoreCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = "A backup file." };
        var command = new Command("restore", "Put a backup in the place of the data; the old data is kept aside.\n\nExample: slabot restore slabot-2026-07-31.backup") { file };
        command.SetAction(parsed =>
        {
            var (source, folder) = (Path.GetFullPath(parsed.GetRequiredValue(file)), data.FolderOf(parsed));
            ExistingFile.Require(source);
            var restored = LiteDbStore.Restore(source, folder, time);
            parsed.Say($"Restored into {folder} what was backed up at {restored.TakenAt}."
                + (restored.PutAside is { } aside ? $" The data that was there is kept as {aside}." : ""));
        });
        return command;
    }
}
