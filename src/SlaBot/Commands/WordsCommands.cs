using System.CommandLine;
using System.Globalization;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Conversation.Storage;
using Spectre.Console;

namespace SlaBot.Commands;

/// <summary><c>slabot words</c>: what people call the KPIs, learned from their corrections in chat once an admin accepts it.</summary>
internal static class WordsCommands
{
    public static Command Create(DataOption data, TimeProvider time) => new("words", "What people call the KPIs here.\n\nExample: slabot words accept demos")
    {
        List(data, time),
        Decide(data, time, "accept", "Let a word mean its KPI from now on.\n\nExample: slabot words accept demos", isAccepted: true),
        Decide(data, time, "refuse", "Let a word mean nothing again.\n\nExample: slabot words refuse demos --kpi sqls", isAccepted: false),
    };

    private static Command List(DataOption data, TimeProvider time)
    {
        var command = new Command("list", "Show every word that was noted.\n\nExample: slabot words list");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var words = await bot.Store.SuggestedAsync(await bot.CurrentAsync(cancellation), cancellation);
            if (words.Count == 0)
            {
                parsed.Say("No words were noted yet. Where somebody is asked back in chat and says what was meant, the word is noted here.");
                return 0;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("Words", "KPI", "Times", "Last", "Decision");
            foreach (var word in words)
            {
                table.AddRow(
                    Markup.Escape(word.Word.Words),
                    Markup.Escape(word.Word.Kpi.Value),
                    word.Times.ToString(CultureInfo.InvariantCulture),
                    word.LastAt.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                    word.IsAccepted switch { true => "accepted", false => "refused", null => "open" });
            }

            parsed.Show(table);
            return 0;
        });
        return command;
    }

    private static Command Decide(DataOption data, TimeProvider time, string name, string description, bool isAccepted)
    {
        var words = new Argument<string>("WORDS") { Description = "The words as slabot words list shows them." };
        var kpi = new Option<string?>("--kpi") { Description = "The KPI, where the words were noted for several.", HelpName = "KPI" };
        var command = new Command(name, description) { words, kpi };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var workspace = await bot.CurrentAsync(cancellation);
            var word = Choose(await bot.Store.SuggestedAsync(workspace, cancellation), parsed.GetRequiredValue(words), parsed.GetValue(kpi));
            _ = await bot.Store.DecideAsync(workspace, word, isAccepted, cancellation);
            parsed.Say(isAccepted ? $"“{word.Words}” means {word.Kpi} from now on." : $"“{word.Words}” does not mean {word.Kpi}.");
            return 0;
        });
        return command;
    }

    private static LearnedWord Choose(IReadOnlyList<SuggestedWord> noted, string words, string? kpi)
    {
        var meant = noted.Select(suggested => suggested.Word).Where(word => word.Words.Equals(words.Trim(), StringComparison.OrdinalIgnoreCase) && (kpi is null || word.Kpi.Value == kpi)).ToList();
        return meant switch
        {
            [var only] => only,
            [] => throw CommandException.Failed($"“{words}” was not noted{(kpi is null ? "" : $" for {kpi}")}. See what was: slabot words list"),
            _ => throw CommandException.Failed($"“{words}” was noted for {string.Join(", ", meant.Select(word => word.Kpi))}. Say for which: --kpi {meant[0].Kpi}"),
        };
    }
}
