using System.CommandLine;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;
using Spectre.Console;

namespace SlaBot.Commands;

/// <summary><c>slabot import deals|leads|daily FILE</c>: numbers from a CSV file. The same file twice changes nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(DataOption data, TimeProvider time) => new("import", "Bring in numbers from CSV files.\n\nExample: slabot import deals deals.csv --map id=opportunity_id --map-value stage:Won=won")
    {
        Of(ImportKind.Deals, "id, name, amount, currency, stage, created, proposed, closed, owner, source, lead_id", data, time),
        Of(ImportKind.Leads, "id, created, mql, sql, proposal, won, lost, source, owner, first_response", data, time),
        Of(ImportKind.Daily, "date, kpi, value[, source]", data, time),
    };

    private static Command Of(ImportKind kind, string fields, DataOption data, TimeProvider time)
    {
        var name = kind.ToString().ToLowerInvariant();
        var file = new Argument<string>("FILE") { Description = "A CSV file with a header line." };
        var map = new Option<string[]>("--map") { Description = "Which header holds a field: --map id=opportunity_id. May be given several times.", HelpName = "field=header" };
        var mapValue = new Option<string[]>("--map-value") { Description = "What a value means: --map-value stage:Won=won. May be given several times.", HelpName = "field:from=to" };
        var dates = new Option<string?>("--dates") { Description = "How 01/02/2017 is meant: dmy, mdy or excel (default: told from the whole column).", HelpName = "dmy|mdy|excel" };
        var numbers = new Option<string?>("--numbers") { Description = "What comes before the cents: point or comma (default: told from the whole column).", HelpName = "point|comma" };
        var encoding = new Option<string?>("--encoding") { Description = "The file's encoding, such as big5 (default: told from the bytes).", HelpName = "NAME" };
        var delimiter = new Option<string?>("--delimiter") { Description = "The character between the columns (default: told from the first lines).", HelpName = "CHAR" };
        var rejects = new Option<string?>("--rejects") { Description = "Where rows go that cannot be taken (default: FILE.rejected.csv).", HelpName = "FILE" };
        var command = new Command(name, $"A CSV file with the columns {fields}; other headers are recognised or mapped.\n\nExample: slabot import {name} {name}.csv")
        {
            file, map, mapValue, dates, numbers, encoding, delimiter, rejects,
        };

        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            ExistingFile.Require(path);
            var options = new ImportOptions
            {
                Columns = [.. (parsed.GetValue(map) ?? []).Select(text => ColumnMapping.Parse(text) ?? throw CommandException.Misused($"'{text}' is no mapping: write --map field=header, such as --map id=opportunity_id."))],
                Values = [.. (parsed.GetValue(mapValue) ?? []).Select(text => ValueMapping.Parse(text) ?? throw CommandException.Misused($"'{text}' is no mapping: write --map-value field:from=to, such as --map-value stage:Won=won."))],
                Dates = Choice(parsed.GetValue(dates), "--dates", ("dmy", DateOrder.DayMonthYear), ("mdy", DateOrder.MonthDayYear), ("excel", DateOrder.ExcelSerial)),
                Numbers = Choice(parsed.GetValue(numbers), "--numbers", ("point", NumberStyle.DecimalPoint), ("comma", NumberStyle.DecimalComma)),
                Encoding = parsed.GetValue(encoding),
                Delimiter = parsed.GetValue(delimiter) switch
                {
                    null => null,
                    [var one] => one,
                    "\\t" or "tab" => '\t',
                    var text => throw CommandException.Misused($"--delimiter takes one character, such as ';', or tab; not '{text}'."),
                },
                RejectFile = parsed.GetValue(rejects),
            };
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var agreement = (await bot.Store.HistoryAsync(WorkspaceId.Local, cancellation)).Latest?.Terms;
            var outcome = await RunAsync(parsed, new CsvImport(bot.Store, agreement), kind, path, options, cancellation);
            if (outcome is ImportOutcome.Refused refused)
            {
                throw refused.IsMisuse ? CommandException.Misused(refused.Reason) : CommandException.Failed(refused.Reason);
            }

            new ImportReport(parsed.InvocationConfiguration.Output).Print(((ImportOutcome.Imported)outcome).Summary);
            if (agreement is null)
            {
                parsed.Say("No agreement is stored yet, so there is nothing to set these numbers against: slabot agreement import FILE, or draft one from them: slabot agreement draft");
            }

            return 0;
        });
        return command;
    }

    // A progress bar where someone watches; silence where the output goes elsewhere.
    private static async Task<ImportOutcome> RunAsync(ParseResult parsed, CsvImport import, ImportKind kind, string path, ImportOptions options, CancellationToken cancellation)
    {
        if (!parsed.IsForConsole() || Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            return await import.ImportFileAsync(WorkspaceId.Local, kind, path, options, progress: null, cancellation);
        }

        return await AnsiConsole.Progress().AutoClear(true).StartAsync(async context =>
        {
            var steps = Enum.GetValues<ImportStep>().ToDictionary(step => step, step => context.AddTask(step.ToString(), autoStart: step == ImportStep.Checking));
            var progress = new Progress<ImportProgress>(now =>
            {
                var task = steps[now.Step];
                task.StartTask();
                task.MaxValue = Math.Max(1, now.BytesInAll);
                task.Value = now.BytesRead;
                task.Description = $"{now.Step} {now.Rows:N0} rows";
            });
            return await import.ImportFileAsync(WorkspaceId.Local, kind, path, options, progress, cancellation);
        });
    }

    private static T? Choice<T>(string? text, string option, params (string Name, T Value)[] choices)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        var found = choices.Where(choice => string.Equals(choice.Name, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1
            ? found[0].Value
            : throw CommandException.Misused($"{option} takes {string.Join(", ", choices.Select(choice => choice.Name))}, not '{text}'.");
    }
}
