using System.CommandLine;
using SlaBot.Domain.Agreements;

namespace SlaBot.Commands;

/// <summary><c>--revision N</c> or <c>--as-of DATE</c>: which revision of the agreement is meant.</summary>
internal sealed class PickedRevision
{
    private readonly Option<int?> number = new("--revision", "--version-number") { Description = "Which revision, by its number (default: the newest).", HelpName = "N" };
    private readonly Option<string?> day = new("--as-of") { Description = "The revision that held on a day, such as 2026-03-01.", HelpName = "DATE" };

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(number);
        command.Options.Add(day);
    }

    /// <summary>The revision that is meant.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="history">What was agreed.</param>
    /// <exception cref="CommandException">There is none such, or both were typed.</exception>
    public Revision Of(ParseResult parsed, AgreementHistory history)
    {
        if (history.Latest is not { } newest)
        {
            throw CommandException.Failed("No agreement is stored yet: slabot agreement import FILE");
        }

        return (parsed.GetValue(number), parsed.GetValue(day)) switch
        {
            (not null, not null) => throw CommandException.Misused("Name a revision or a day, not both."),
            ({ } wanted, null) => history.Revisions.FirstOrDefault(known => known.Number == wanted)
                ?? throw CommandException.Failed($"There is no such revision: the newest is {newest.Number}."),
            (null, { } text) => history.InForceOn(AgreementCommands.DayOf(text))
                ?? throw CommandException.Failed($"No revision held on {text}."),
            _ => newest,
        };
    }
}
