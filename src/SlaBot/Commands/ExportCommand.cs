using System.CommandLine;
using SlaBot.Sources.Agreements;

namespace SlaBot.Commands;

/// <summary><c>slabot agreement export</c>: any revision as the file that makes it.</summary>
internal static class ExportCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var picked = new PickedRevision();
        var command = new Command("export", "Write the stored agreement, or any earlier revision of it, as the file that makes it.\n\nExample: slabot agreement export --as-of 2026-03-01 > agreement.yaml");
        picked.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var history = await bot.Store.HistoryAsync(await bot.CurrentAsync(cancellation), cancellation);
            parsed.Print(AgreementFile.Write(picked.Of(parsed, history).Terms));
            return 0;
        });
        return command;
    }
}
