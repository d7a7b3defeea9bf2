using System.Globalization;
using NodaTime.Text;
using SlaBot.Domain.Agreements.Evidence;

namespace SlaBot.Conversation.Agreements;

/// <summary>
/// The acts behind the buttons of the agreement's cards: <c>sla:sign:7:2</c> signs the second edition of proposal 7. A card that was
/// overtaken by an edit thereby signs nothing.
/// </summary>
public static class AgreementActs
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "sla:";

    /// <summary>Signs a proposal for the party of whoever presses.</summary>
    public const string Sign = "sign";

    /// <summary>Asks what should be otherwise, and makes the proposal a draft again.</summary>
    public const string Change = "change";

    /// <summary>Asks for the reason, and rejects.</summary>
    public const string Reject = "reject";

    /// <summary>Tells all that the proposal changes.</summary>
    public const string Diff = "diff";

    /// <summary>Takes it back.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>Begins a proposal from a choice of a re-set: <c>sla:reset:rates</c>, <c>sla:reset:goal</c>.</summary>
    public const string Reset = "reset";

    /// <summary>Begins a proposal from an option of a draft: <c>sla:first:likely:2027-01-01:2027-12-31</c>, <c>sla:first:asked:2027-01-01:2027-12-31:1200000</c>.</summary>
    public const string First = "first";

    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    /// <summary>An act on an edition of a proposal.</summary>
    public static string Of(string verb, int proposal, int edition) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{verb}:{proposal}:{edition}");

    /// <summary>The act that begins a proposal from a choice of a re-set.</summary>
    public static string OfReset(ResetKind kind) => $"{Prefix}{Reset}:{kind.ToString().ToLowerInvariant()}";

    /// <summary>The act that begins a proposal from an option of a draft.</summary>
    public static string OfFirst(DraftPick pick) => string.Join(
        ':',
        [
            Prefix + First,
            pick.Boldness.ToString().ToLowerInvariant(),
            Day.Format(pick.Term.From),
            Day.Format(pick.Term.To),
            .. pick.Goal is { } goal ? [goal.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        ]);

    /// <summary>The option of a draft that an act begins a proposal from; null for none of these.</summary>
    public static DraftPick? ParseFirst(string act)
    {
        var parts = act.Split(':');
        if (parts is not ["sla", First, var boldness, var from, var to, ..] || parts.Length > 6
            || BoldnessOf(boldness) is not { } known
            || Day.Parse(from) is not { Success: true, Value: var first } || Day.Parse(to) is not { Success: true, Value: var last } || last < first)
        {
            return null;
        }

        decimal? goal = parts.Length == 6 && decimal.TryParse(parts[5], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) && said > 0m ? said : null;
        return (known == GoalBoldness.Asked) == (goal is not null) && (parts.Length == 6) == (goal is not null)
            ? new(known, goal, new(first, last))
            : null;
    }

    /// <summary>The verb of an act, the number of the proposal, and the edition of it that the card showed; null for none of these.</summary>
    public static (string Verb, int Proposal, int Edition)? Parse(string act) =>
        act.Split(':') is ["sla", { Length: > 0 } verb, var proposal, var edition]
        && int.TryParse(proposal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? (verb, number, shown)
            : null;

    /// <summary>The choice of a re-set that an act begins a proposal from; null for none of these.</summary>
    public static ResetKind? ParseReset(string act) => act switch
    {
        "sla:reset:rates" => ResetKind.Rates,
        "sla:reset:goal" => ResetKind.Goal,
        _ => null,
    };

    private static GoalBoldness? BoldnessOf(string word)
    {
        foreach (var known in Enum.GetValues<GoalBoldness>())
        {
            if (string.Equals(known.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return null;
    }
}
