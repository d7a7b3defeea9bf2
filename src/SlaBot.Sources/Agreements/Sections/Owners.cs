using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>
/// Who may own something. A stage belongs to a party that signs. A KPI may also belong to a department that the product
/// knows and that has not signed yet, since it can join by a later revision.
/// </summary>
/// <param name="parties">The parties; null where they could not be read, and then any id may own.</param>
internal sealed class Owners(IReadOnlyList<Party>? parties)
{
    private static readonly string[] Departments = ["sales", "marketing", "customer-success", "operations"];

    private readonly string[]? signed = parties?.Select(party => party.Id.Value).ToArray();

    public (PartyId?, string?) OfStage(string text) =>
        Among(signed, text, "is not among the parties: add it there, or name one of");

    public (PartyId?, string?) OfKpi(string text) =>
        Among(signed?.Union(Departments).ToArray(), text, "is neither a party nor a known department: add it to the parties, or name one of");

    /// <summary>Whether a department signs.</summary>
    public bool Signs(PartyId? party) => party is { } id && signed?.Contains(id.Value) != false;

    private static (PartyId?, string?) Among(string[]? allowed, string text, string wrong)
    {
        var (id, problem) = Ids.Party(text);
        return problem is not null || allowed is null || allowed.Contains(text)
            ? (id, problem)
            : (null, $"'{text}' {wrong} {string.Join(", ", allowed)}.{Nearest.Question(text, allowed)}");
    }
}
