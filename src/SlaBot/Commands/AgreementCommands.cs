using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;

namespace SlaBot.Commands;

/// <summary><c>slabot agreement …</c>: the agreement file.</summary>
internal static class AgreementCommands
{
    public static Command Create(DataOption data, TimeProvider time) => new("agreement", "Check, store and compare agreement files.\n\nExample: slabot agreement import agreement.yaml")
    {
        Check(),
        Import(data, time),
        ExportCommand.Create(data, time),
        DraftCommand.Create(data, time),
        AgreementPageCommand.Create(data, time),
        TargetsCommand.Create(),
        Diff(),
    };

    // Whoever may open the data folder: the system's account is the only name there is.
    private static AuditActor CommandLineActor => new("command line", null, Environment.UserName);

    /// <summary>The agreement of a file; each of its errors goes to standard error with its line and column.</summary>
    /// <exception cref="CommandException">The file cannot be read, or has errors.</exception>
    internal static Agreement Read(ParseResult parsed, string path)
    {
        var result = AgreementFile.Read(TextOf(path));
        if (result.Agreement is { } agreement)
        {
            return agreement;
        }

        foreach (var error in result.Errors)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{path}:{error.Line}:{error.Column}: {error}");
        }

        throw CommandException.Failed($"{path} has {Counted.Of(result.Errors.Count, "error")}: nothing was stored.");
    }

    internal static Argument<string> FileArgument(string name = "FILE") => new(name) { Description = "An agreement file (YAML)." };

    private static string TextOf(string path)
    {
        ExistingFile.Require(path);
        var size = new FileInfo(path).Length;
        return size <= AgreementFile.LargestBytes
            ? File.ReadAllText(path)
            : throw CommandException.Failed($"{path} has {size:N0} bytes: an agreement file has at most {AgreementFile.LargestBytes:N0}.");
    }

    private static Command Check()
    {
        var file = FileArgument();
        var command = new Command("check", "Say what is wrong with a file, all at once.\n\nExample: slabot agreement check agreement.yaml") { file };
        command.SetAction(parsed =>
        {
            var agreement = Read(parsed, parsed.GetRequiredValue(file));
            parsed.Say($"{agreement.Name}: no errors. {agreement.Term.From.ToString("d MMM yyyy", null)} to {agreement.Term.To.ToString("d MMM yyyy", null)}, {Counted.Of(agreement.Funnel.Stages.Count, "stage")}, {Counted.Of(agreement.Parties.Count, "party", "parties")}.");
        });
        return command;
    }

    private static Command Import(DataOption data, TimeProvider time)
    {
        var file = FileArgument();
        var from = new Option<string?>("--effective")
        {
            Description = "The first day the terms hold, such as 2026-07-01; earlier days keep their targets (default: the first day of the term).",
            HelpName = "DATE",
        };
        var command = new Command("import", "Store a file as the next revision of the agreement.\n\nExample: slabot agreement import agreement.yaml --effective 2026-07-01") { file, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            var agreement = Read(parsed, parsed.GetRequiredValue(file));
            var effective = EffectiveDay(parsed.GetValue(from), agreement);
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var before = await bot.Store.HistoryAsync(WorkspaceId.Local, cancellation);
            var revision = await bot.Audited.ReviseAsync(WorkspaceId.Local, agreement, effective, bot.Now, CommandLineActor, cancellation);
            parsed.Say(before.Revisions.Any(known => known.Number == revision.Number)
                ? $"Nothing changed: the agreement is already stored as version {revision.Number}."
                : $"Stored as version {revision.Number}, in force from {Iso(effective)} to {Iso(agreement.Term.To)}.");
            return 0;
        });
        return command;
    }

    private static Command Diff()
    {
        var (before, after) = (FileArgument("A"), FileArgument("B"));
        var command = new Command("diff", "Say what changes from one file to another.\n\nExample: slabot agreement diff v1.yaml v2.yaml") { before, after };
        command.SetAction(parsed =>
        {
            var changes = AgreementDiff.Between(Read(parsed, parsed.GetRequiredValue(before)), Read(parsed, parsed.GetRequiredValue(after)));
            foreach (var change in changes)
            {
                parsed.Say(change.ToString());
            }

            if (changes.Count == 0)
            {
                parsed.Say("The two agree in everything.");
            }
        });
        return command;
    }

    private static LocalDate EffectiveDay(string? text, Agreement agreement)
    {
        if (text is null)
        {
            return agreement.Term.From;
        }

        var day = DayOf(text);
        return agreement.Term.Contains(day)
            ? day
            : throw CommandException.Misused($"{text} lies outside the term, {Iso(agreement.Term.From)} to {Iso(agreement.Term.To)}.");
    }

    /// <summary>A day that was typed.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    internal static LocalDate DayOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
        ? day
        : throw CommandException.Misused($"'{text}' is not a day: write it as 2026-07-01.");

    internal static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
