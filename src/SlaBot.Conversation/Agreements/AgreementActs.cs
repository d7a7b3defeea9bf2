using System.Globalization;

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

    /// <summary>An act on an edition of a proposal.</summary>
    public static string Of(string verb, int proposal, int edition) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{verb}:{proposal}:{edition}");

    /// <summary>The act that begins a proposal from a choice of a re-set.</summary>
    public static string OfReset(Domain.Agreements.Evidence.ResetKind kind) => $"{Prefix}{Reset}:{kind.ToString().ToLowerInvariant()}";

    /// <summary>The verb of an act, the number of the proposal, and the edition of it that the card showed; null for none of these.</summary>
    public static (string Verb, int Proposal, int Edition)? Parse(string act) =>
        act.Split(':') is ["sla", { Length: > 0 } verb, var proposal, var edition]
        && int.TryParse(proposal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? (verb, number, shown)
            : null;

    /// <summary>The choice of a re-set that an act begins a proposal from; null for none of these.</summary>
    public static Domain.Agreements.Evidence.ResetKind? ParseReset(string act) => act switch
    {
        "sla:reset:rates" => Domain.Agreements.Evidence.ResetKind.Rates,
        "sla:reset:goal" => Domain.Agreements.Evidence.ResetKind.Goal,
        _ => null,
    };
}
