using System.CommandLine;
using System.Globalization;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;

namespace SlaBot.Commands;

/// <summary><c>slabot agreement draft</c>: a first agreement, or the next, from what was counted.</summary>
internal static class DraftCommand
{
    private static readonly string[] Words = ["cautious", "likely", "ambitious"];

    public static Command Create(DataOption data, TimeProvider time)
    {
        var goal = new Option<string?>("--goal") { Description = "The revenue of the term, such as 1_200_000, or cautious, likely or ambitious (default: likely).", HelpName = "GOAL" };
        var from = new Option<string?>("--from") { Description = "The first day of the term (default: after the present one, else the first of next month).", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "The last day of the term (default: as long as the present one, else twelve months).", HelpName = "DATE" };
        var currency = new Option<string>("--currency") { Description = "The currency of a first agreement.", DefaultValueFactory = _ => "USD", HelpName = "CODE" };
        var asOf = new Option<string?>("--as-of") { Description = "The last day whose numbers count (default: today).", HelpName = "DATE" };
        var output = new Option<string?>("--output") { Description = "The file to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("draft", "Write a first agreement, or the next one, made from the numbers.\n\nExample: slabot agreement draft --goal 1_500_000 --output next.yaml") { goal, from, to, currency, asOf, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var workspace = await bot.CurrentAsync(cancellation);
            var (history, totals) = (await bot.Store.HistoryAsync(workspace, cancellation), await bot.Store.TotalsAsync(workspace, cancellation));
            var view = parsed.GetValue(asOf) is { } day ? new View(history, totals, AsOf.CloseOf(AgreementCommands.DayOf(day))) : View.Live(history, totals, bot.Now);
            var (boldness, revenue) = GoalOf(parsed.GetValue(goal));
            var draft = FirstDraft.Of(view, TermOf(view, parsed.GetValue(from), parsed.GetValue(to)), revenue, CurrencyOf(parsed.GetRequiredValue(currency)))
                ?? throw CommandException.Failed("Too little is counted to draft an agreement from: it takes won deals (slabot import deals FILE) and the numbers of a stage before them (slabot import daily FILE).");
            var terms = draft.Find(boldness)?.Terms
                ?? throw CommandException.Failed(draft.Options.Count == 0 ? "No deal was won in the last twelve months, so nothing speaks for a goal." : "No quarter was better than the year as a whole, so there is no bolder goal: use --goal likely, or name one.");
            var text = Comment(draft) + AgreementFile.Write(terms);
            if (parsed.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file, text, cancellation);
                parsed.Say($"Wrote {file}. Look it over, then: slabot agreement check {file}");
            }
            else
            {
                parsed.Print(text);
            }

            return 0;
        });
        return command;
    }

    private static (GoalBoldness Boldness, decimal? Revenue) GoalOf(string? text) => text switch
    {
        null => (GoalBoldness.Likely, null),
        _ when Words.Contains(text, StringComparer.OrdinalIgnoreCase) => (Enum.Parse<GoalBoldness>(text, ignoreCase: true), null),
        _ when decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var revenue) && revenue > 0m => (GoalBoldness.Asked, revenue),
        _ => throw CommandException.Misused($"'{text}' is no goal: write an amount such as 1_200_000, or cautious, likely or ambitious."),
    };

    private static Period? TermOf(View view, string? from, string? to)
    {
        if (from is null && to is null)
        {
            return null;
        }

        var usual = DraftFrame.TermOf(view);
        var first = from is null ? usual.From : AgreementCommands.DayOf(from);
        var last = to is not null ? AgreementCommands.DayOf(to) : first == usual.From ? usual.To : first.PlusYears(1).PlusDays(-1);
        return last < first ? throw CommandException.Misused("The term ends before it begins: --to comes after --from.") : new(first, last);
    }

    private static Currency CurrencyOf(string code) => Currency.IsCode(code)
        ? new(code)
        : throw CommandException.Misused($"'{code}' is not a currency code: three capital letters such as USD.");

    // Where the numbers come from stands in the file itself, as comments, for those who look it over.
    private static string Comment(FirstDraft draft)
    {
        var reply = FirstAgreementReply.Of(draft, "en", new()) with { Choices = [] };
        return string.Concat(TextRenderer.Render(reply).ReplaceLineEndings("\n").Split('\n').Select(line => line.Length > 0 ? $"# {line}\n" : "#\n")) + "\n";
    }
}
