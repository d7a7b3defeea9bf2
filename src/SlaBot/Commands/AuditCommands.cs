using System.CommandLine;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Values;

namespace SlaBot.Commands;

/// <summary><c>slabot audit</c>: who changed the agreement, proposals and rights, and whether that record is whole.</summary>
internal static class AuditCommands
{
    public static Command Create(DataOption data, TimeProvider time) => new("audit", "Who changed the agreement, proposals and rights, and whether the record of it is whole.\n\nExample: slabot audit verify")
    {
        Verify(data, time),
        Export(data, time),
    };

    private static Command Verify(DataOption data, TimeProvider time)
    {
        var head = new Option<string?>("--head") { Description = "A hash that an earlier check showed: it must still be in the chain.", HelpName = "HASH" };
        var command = new Command("verify", "Check every entry against the one before. The hash that is shown proves later that nothing up to here was changed: keep it elsewhere.\n\nExample: slabot audit verify") { head };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var (audits, wanted) = (0, parsed.GetValue(head));
            var isFound = wanted is null;
            foreach (var workspace in await WorkspacesAsync(bot, cancellation))
            {
                var verdict = await AuditBook.VerifyAsync(bot.Store, workspace, cancellation);
                if (verdict.FirstBroken is { } broken)
                {
                    throw CommandException.Failed($"The audit of {workspace} is broken: entry {broken} is missing or not as it was written. The {Counted.Of(verdict.Sound, "entry", "entries")} before are sound. Compare with a backup: slabot restore");
                }

                isFound |= verdict.Sound > 0 && (await AuditBook.AllAsync(bot.Store, workspace, cancellation)).Any(entry => entry.Hash == wanted);
                if (verdict.Sound > 0)
                {
                    audits++;
                    parsed.Say($"{workspace}: {Counted.Of(verdict.Sound, "entry", "entries")}, all sound. {verdict.Head}");
                }
            }

            if (!isFound)
            {
                throw CommandException.Failed($"No audit holds the hash {wanted}: entries up to there were taken out or made anew.");
            }

            if (audits == 0)
            {
                parsed.Say("Nothing was changed yet: there are no entries.");
            }

            return 0;
        });
        return command;
    }

    private static Command Export(DataOption data, TimeProvider time)
    {
        var command = new Command("export", "Write every entry as a line of JSON, oldest first, as it is kept.\n\nExample: slabot audit export > audit.jsonl");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            foreach (var workspace in await WorkspacesAsync(bot, cancellation))
            {
                foreach (var line in await AuditBook.LinesAsync(bot.Store, workspace, cancellation))
                {
                    parsed.Say($$"""{"workspace":"{{System.Text.Json.JsonEncodedText.Encode(workspace.Value)}}","entry":{{line}}}""");
                }
            }

            return 0;
        });
        return command;
    }

    // Also those that have members and nothing else yet.
    private static async Task<IEnumerable<WorkspaceId>> WorkspacesAsync(Bot bot, CancellationToken cancellation) =>
        (await bot.Store.ListAsync(cancellation)).Union(await bot.Store.BookWorkspacesAsync(cancellation)).OrderBy(workspace => workspace.Value, StringComparer.Ordinal);
}
