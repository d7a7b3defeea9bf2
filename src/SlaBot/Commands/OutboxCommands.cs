using System.CommandLine;
using System.Globalization;
using SlaBot.Conversation.Posts;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Commands;

/// <summary><c>slabot outbox</c>: what the bot says unasked, and what became of it.</summary>
internal static class OutboxCommands
{
    private const string All = "all";

    public static Command Create(DataOption data, TimeProvider time) => new("outbox", "What SlaBot says unasked, and what became of it.\n\nExample: slabot outbox list --state dead")
    {
        List(data, time),
        Replay(data, time),
    };

    /// <summary>The rows of all workspaces, in the order in which they were decided.</summary>
    public static async Task<IReadOnlyList<OutboxRow>> RowsAsync(LiteDbStore store, CancellationToken cancellation)
    {
        var rows = new List<OutboxRow>();
        foreach (var workspace in await store.OutboxWorkspacesAsync(cancellation))
        {
            rows.AddRange(await store.RowsAsync(workspace, cancellation));
        }

        return [.. rows.OrderBy(row => row.CreatedAt)];
    }

    private static Command List(DataOption data, TimeProvider time)
    {
        var state = new Option<string?>("--state") { Description = "Only rows in this state: ready, sending, sent, uncertain, dead or dropped; all for every row. Without it, those that are not over and those that did not surely arrive.", HelpName = "STATE" }
            .AcceptOnlyFromAmong([.. Enum.GetNames<OutboxState>().Select(name => name.ToLowerInvariant()), All]);
        var command = new Command("list", "Show what waits, is leaving, or did not surely arrive.\n\nExample: slabot outbox list --state dead") { state };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var rows = (await RowsAsync(bot.Store, cancellation)).Where(row => IsMeant(row, parsed.GetValue(state))).ToList();
            if (rows.Count == 0)
            {
                parsed.Say("There are no such posts.");
                return 0;
            }

            foreach (var row in rows)
            {
                // The key stands alone, to be copied whole.
                parsed.Say(row.Key.ToString());
                parsed.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {row.State.ToString().ToLowerInvariant()} in {row.Workspace}, {Counted.Of(row.Tries, "try", "tries")}, {row.EndedAt ?? row.CreatedAt:uuuu-MM-dd HH:mm'Z'}{(row.Reason is { } reason ? $": {reason}" : "")}"));
            }

            return 0;
        });
        return command;
    }

    private static Command Replay(DataOption data, TimeProvider time)
    {
        var key = new Argument<string?>("KEY") { Description = "The key of a dead post as slabot outbox list shows it.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all-dead") { Description = "Every dead post." };
        var command = new Command("replay", "Have dead posts sent again, under the same key: they leave when SlaBot serves.\n\nExample: slabot outbox replay --all-dead") { key, all };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (meant, isAll) = (parsed.GetValue(key), parsed.GetValue(all));
            if (meant is null != isAll)
            {
                throw CommandException.Failed("Name one post, or all that are dead: slabot outbox replay --all-dead");
            }

            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var dead = (await RowsAsync(bot.Store, cancellation)).Where(row => row.State == OutboxState.Dead && (isAll || row.Key.ToString() == meant)).ToList();
            if (dead.Count == 0 && !isAll)
            {
                throw CommandException.Failed($"No dead post has the key {meant}. See which are: slabot outbox list --state dead");
            }

            foreach (var row in dead)
            {
                _ = await bot.Store.ReplayAsync(row.Workspace, row.Key, bot.Now, cancellation);
            }

            parsed.Say($"{Counted.Of(dead.Count, "post")} will be sent again.");
            return 0;
        });
        return command;
    }

    private static bool IsMeant(OutboxRow row, string? state) => state switch
    {
        null => row.State is not (OutboxState.Sent or OutboxState.Dropped),
        All => true,
        _ => row.State.ToString().Equals(state, StringComparison.OrdinalIgnoreCase),
    };
}
