using System.CommandLine;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Scorecards;
using SlaBot.Slack.Blocks;
using SlaBot.Sources.Scorecards;
using SlaBot.Teams.Cards;

namespace SlaBot.Commands;

/// <summary><c>slabot scorecard</c>: a month's scorecard, as it was posted or counted now, in any of its forms.</summary>
internal static class ScorecardCommand
{
    private static readonly YearMonthPattern Months = YearMonthPattern.Iso;

    public static Command Create(DataOption data, TimeProvider time)
    {
        var month = new Option<string?>("--month") { Description = "The month, such as 2026-10 (default: the last complete one).", HelpName = "MONTH" };
        var form = new Option<string>("--as") { Description = "text, html, adaptive-card, block-kit, csv, png or pdf.", DefaultValueFactory = _ => "text", HelpName = "FORM" };
        form.AcceptOnlyFromAmong("text", "html", "adaptive-card", "block-kit", "csv", "png", "pdf");
        var output = new Option<string?>("--out") { Description = "The file to write; png and pdf need one.", HelpName = "FILE" };
        var compare = new Option<string?>("--compare") { Description = "Set it beside the scorecard of another month, such as 2026-09.", HelpName = "MONTH" };
        var now = new Option<bool>("--now") { Description = "Count anew, also where the month's scorecard was posted." };
        var meeting = new Option<bool>("--meeting") { Description = "With --as html: the page to be looked at across a room, and printed." };
        var language = new Option<string>("--language") { Description = "en or zh-Hant.", DefaultValueFactory = _ => "en", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong("en", "zh-Hant");
        var command = new Command("scorecard", "Show the joint scorecard of a month: as it was posted, or counted now.\n\nExample: slabot scorecard --month 2026-10 --as html --meeting > october.html")
        {
            month, form, compare, now, meeting, language, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (kind, words) = (parsed.GetRequiredValue(form), parsed.GetRequiredValue(language));
            var (asked, other) = (MonthOf(parsed.GetValue(month)), MonthOf(parsed.GetValue(compare)));
            if (parsed.GetValue(meeting) && (kind != "html" || other is not null))
            {
                throw CommandException.Misused("--meeting is a page of one month: slabot scorecard --month 2026-10 --as html --meeting");
            }

            var path = parsed.GetValue(output);
            if (kind is "png" or "pdf" && string.IsNullOrWhiteSpace(path))
            {
                throw CommandException.Misused($"A {kind} is no text to print: name a file, as in slabot scorecard --month 2026-10 --as {kind} --out october.{kind}");
            }

            if (kind == "csv" && other is not null)
            {
                throw CommandException.Misused("CSV is of one month: leave out --compare, and write a file for each.");
            }

            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var shelf = await Shelf.OpenAsync(bot, parsed.GetValue(now), cancellation);
            var days = asked ?? ScorecardMonth.LastComplete(shelf.View.AsOf, shelf.View.Agreements.UpTo(shelf.View.Agreement!.Term));
            var (card, entry) = await shelf.FindAsync(days, cancellation);
            var reply = other is { } earlier
                ? ComparisonReply.Of(new((await shelf.FindAsync(earlier, cancellation)).Card, card), words, shelf.Scene)
                : ScorecardReply.Of(card, words, shelf.SceneOf(entry, card, words));
            if (kind is "png" or "pdf")
            {
                (await ScorecardFiles.WriteAsync(reply, kind, path!, parsed.InvocationConfiguration.Error, cancellation)).ToList().ForEach(parsed.Say);
                return 0;
            }

            var text = kind == "csv" ? ScorecardCsv.Of(card, words)
                : parsed.GetValue(meeting) ? MeetingPage.Of(card, words, shelf.SceneOf(entry, card, words))
                : Written(reply, kind);
            if (path is null)
            {
                parsed.Print(text);
            }
            else
            {
                await File.WriteAllTextAsync(path, text, cancellation);
                parsed.Say(path);
            }

            return 0;
        });
        return command;
    }

    private static string Written(Reply reply, string kind) => kind switch
    {
        "html" => ReplyPage.Of(reply),
        "adaptive-card" => Indented(CardDocument.Of(reply)),
        "block-kit" => Indented(BlockDocument.Of(reply)),
        _ => TextRenderer.Render(reply) + "\n",
    };

    private static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(written.ToArray()) + "\n";
    }

    private static Period? MonthOf(string? text) => text is null
        ? null
        : Months.Parse(text.Trim()) is { Success: true, Value: var month }
            ? Period.Month(month.Year, month.Month)
            : throw CommandException.Misused($"'{text}' is not a month: write it as 2026-10.");

    /// <summary>The scorecards that were posted, and what others are counted from.</summary>
    private sealed record Shelf(WorkspaceId Workspace, View View, ScorecardBook? Book, bool IsDemo)
    {
        public ScorecardScene Scene => new() { IsDemo = IsDemo };

        public static async Task<Shelf> OpenAsync(Bot bot, bool countsAnew, CancellationToken cancellation)
        {
            var workspace = await bot.CurrentAsync(cancellation);
            var view = View.Live(await bot.Store.HistoryAsync(workspace, cancellation), await bot.Store.TotalsAsync(workspace, cancellation), bot.Now);
            return view.Agreement is null
                ? throw CommandException.Failed("Nothing was agreed yet, so there is no scorecard: store an agreement with “slabot agreement import FILE”.")
                : new(workspace, view, countsAnew ? null : new(bot.Store), workspace == Bot.DemoWorkspace);
        }

        public async Task<(Scorecard Card, ScorecardEntry? Entry)> FindAsync(Period days, CancellationToken cancellation)
        {
            if (Book is not null && await Book.PostedAsync(Workspace, days, cancellation) is { Newest: { } kept } entry)
            {
                return (kept, entry);
            }

            return days.From > View.AsOf.Day ? throw CommandException.Failed($"{Months.Format(days.From.ToYearMonth())} has not begun: there is nothing to report.")
                : View.Agreements.Stretches(days).Count == 0 ? throw CommandException.Failed($"No agreement covers {Months.Format(days.From.ToYearMonth())}: there is nothing to set its numbers against.")
                : (ScorecardMaker.Of(View, days)!, null);
        }

        public ScorecardScene SceneOf(ScorecardEntry? entry, Scorecard card, string language)
        {
            if (entry?.PostedOn is not { } day)
            {
                return Scene;
            }

            var voice = Voice.Of(language, card);
            return Scene with { Corrections = entry.Corrections(), Notes = [new Part.Note(NoteKind.Provenance, voice.Say("Scorecard.PostedOn", voice.Dates.Of(day)))] };
        }
    }
}
