using System.CommandLine;
using SlaBot.Agreements;
using SlaBot.Conversation.Schedules;
using SlaBot.Domain.Standings;

namespace SlaBot.Commands;

/// <summary><c>slabot agreement page</c>: the agreement as a page that is one file, to be read, printed or sent.</summary>
internal static class AgreementPageCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var picked = new PickedRevision();
        var language = new Option<string>("--language") { Description = "en or zh-Hant.", DefaultValueFactory = _ => "en", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong("en", "zh-Hant");
        var command = new Command("page", "Write the agreement as an HTML page to be read or printed.\n\nExample: slabot agreement page > agreement.html") { language };
        picked.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var (store, workspace) = (bot.Store, await bot.CurrentAsync(cancellation));
            var history = await store.HistoryAsync(workspace, cancellation);
            var shown = picked.Of(parsed, history);
            var view = View.Live(history, await store.TotalsAsync(workspace, cancellation), bot.Now) with { Moved = await MeetingBook.ReadAsync(store, workspace, cancellation) };
            parsed.Print(AgreementPage.Of(new(view, shown, parsed.GetRequiredValue(language))
            {
                Signatures = bot.Signatures is { } signatures ? await signatures.OfAsync(workspace, shown.Number, cancellation) : [],
                IsDemo = workspace == Bot.DemoWorkspace,
            }));
            return 0;
        });
        return command;
    }
}
