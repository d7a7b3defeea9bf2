using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

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

    /// <summary>Gives whoever presses a personal link to the page on which the proposal can be decided.</summary>
    public const string Page = "page";

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

    /// <summary>Asks for other terms, another day or another reason, and stores them.</summary>
    public const string Edit = "edit";

    /// <summary>Puts a draft before the parties.</summary>
    public const string Propose = "propose";

    /// <summary>Makes an outdated proposal anew against the newest revision.</summary>
    public const string Rebase = "rebase";

    /// <summary>Reminds those who have not signed.</summary>
    public const string Remind = "remind";

    /// <summary>Shows it as it stands.</summary>
    public const string Show = "show";

    /// <summary>Begins a proposal by a form.</summary>
    public const string New = $"{Prefix}new";

    private const string Party = "party";
    private const string From = "day";
    private const string Amend = "amend";
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

    /// <summary>Signs an edition of a proposal for one of the parties of whoever presses.</summary>
    public static string OfParty(PartyId party, int proposal, int edition) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Party}:{proposal}:{edition}:{party}");

    /// <summary>What <see cref="OfParty"/> says; null for none of these.</summary>
    public static (int Proposal, int Edition, PartyId Party)? ParseParty(string act) =>
        act.Split(':') is ["sla", Party, var proposal, var edition, { Length: > 0 } party] && Parse($"sla:{Sign}:{proposal}:{edition}") is { } known
            ? (known.Proposal, known.Edition, new(party))
            : null;

    /// <summary>Lets a draft hold from a day on.</summary>
    public static string OfDay(int proposal, LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{From}:{proposal}:{Day.Format(day)}");

    /// <summary>What <see cref="OfDay"/> says; null for none of these.</summary>
    public static (int Proposal, LocalDate Day)? ParseDay(string act) =>
        act.Split(':') is ["sla", From, var proposal, var day]
        && int.TryParse(proposal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Day.Parse(day) is { Success: true, Value: var from }
            ? (number, from)
            : null;

    /// <summary>Begins a proposal of other targets, from a day on where one was said: <c>sla:amend:2026-07-01:revenue=1500000</c>.</summary>
    public static string OfAmendments(IReadOnlyList<Amendment> amendments, LocalDate? from) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{Amend}:{(from is { } day ? Day.Format(day) : "")}:{string.Join(';', amendments.Select(one => FormattableString.Invariant($"{one.Kpi}={one.Value}")))}");

    /// <summary>What <see cref="OfAmendments"/> says; null for none of these.</summary>
    public static (IReadOnlyList<Amendment> Amendments, LocalDate? From)? ParseAmendments(string act)
    {
        if (act.Split(':') is not ["sla", Amend, var day, { Length: > 0 } said])
        {
            return null;
        }

        var amendments = new List<Amendment>();
        foreach (var one in said.Split(';'))
        {
            if (one.Split('=') is not [{ Length: > 0 } kpi, var number] || !decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            amendments.Add(new(new(kpi), value));
        }

        return day.Length == 0 ? (amendments, null)
            : Day.Parse(day) is { Success: true, Value: var from } ? (amendments, from)
            : null;
    }

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
