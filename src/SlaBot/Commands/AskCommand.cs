using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using SlaBot.Asking;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Hosting;

namespace SlaBot.Commands;

/// <summary><c>slabot ask TEXT</c>: one question, or many with <c>--batch</c>. It never changes stored data.</summary>
internal static class AskCommand
{
    public static Command Create(DataOption data, TimeProvider time, TextReader input)
    {
        var text = new Argument<string?>("TEXT") { Description = "The question, in your own words.", Arity = ArgumentArity.ZeroOrOne };
        var asOf = new Option<string?>("--as-of") { Description = "Answer as of the close of this day, such as 2026-07-31.", HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = "Print the reading and the numbers as JSON." };
        var batch = new Option<bool>("--batch") { Description = "Read JSON lines {\"id\",\"text\",\"context\":[...]} from standard input; print one JSON line each, in order." };
        var explain = new Option<bool>("--explain") { Description = "Show how the question was read: which words gave what, and why the reader is not surer." };
        var command = new Command("ask", "Ask a question.\n\nExample: slabot ask \"are we on pace?\" --as-of 2026-07-31") { text, asOf, json, explain, batch };

        command.SetAction(async (parsed, cancellation) =>
        {
            var day = DayOf(parsed.GetValue(asOf));
            var question = parsed.GetValue(text);
            if (parsed.GetValue(batch) == question is { Length: > 0 })
            {
                throw CommandException.Misused("Give a question in quotes, or --batch and questions on standard input: slabot ask \"are we on pace?\"");
            }

            await using var bot = Bot.Open(data.FolderOf(parsed), time, LanguageModels.ReaderOf(ProgramSettings.Read(), time));
            if (parsed.GetValue(batch))
            {
                return await new AskBatch(bot, day, parsed.GetValue(explain)).RunAsync(input, parsed.InvocationConfiguration.Output, cancellation);
            }

            var answered = await bot.AskAsync(question!, [], day, cancellation);
            var trace = parsed.GetValue(explain) ? await bot.ExplainAsync(question!, [], day, cancellation) : null;
            parsed.Say(parsed.GetValue(json) ? AnswerJson.Of(null, answered, trace) : Text(answered, trace));
            return 0;
        });
        return command;
    }

    private static string Text(Answered answered, ReadingTrace? trace) =>
        trace is null ? TextRenderer.Render(answered.Reply) : $"{TextRenderer.Render(answered.Reply)}\n\n{TextRenderer.Render(TraceReply.Of(trace, answered.Reading))}";

    private static LocalDate? DayOf(string? text) => text is null
        ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
            ? day
            : throw CommandException.Misused($"'{text}' is not a day: write it as 2026-07-31.");
}
