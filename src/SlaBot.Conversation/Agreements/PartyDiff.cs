using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between the departments of two agreements: which there are, who answers in each, what they are called.</summary>
/// <param name="voice">The words.</param>
/// <param name="before">The one agreement.</param>
/// <param name="after">The other one.</param>
internal sealed class PartyDiff(Voice voice, Agreement before, Agreement after)
{
    /// <summary>Gets the differences; those that are none among them.</summary>
    public IEnumerable<TermChange> Changes =>
    [
        new(voice.Say("Table.Parties"), Names(before), Names(after)),
        .. after.Parties.Select(party => new TermChange(voice.Say("Diff.People", NameOf(party.Id, after)), People(Find(before, party.Id)), People(party))),
        .. after.Parties.Where(party => Find(before, party.Id) is not null).Select(party => new TermChange(voice.Say("Diff.Called", NameOf(party.Id, after)), Called(Find(before, party.Id)!), Called(party))),
    ];

    private string Names(Agreement terms) => string.Join(voice.Say("List.Comma"), terms.Parties.Select(party => NameOf(party.Id, terms)));

    private string NameOf(PartyId id, Agreement terms) => Voice.Of(voice.Language, terms).NameOf(id);

    private static string? People(Party? party) => party is { Owners.Count: > 0 } ? string.Join(", ", party.Owners) : null;

    private static string Called(Party party) => party.Name.TraditionalChinese is { } chinese ? $"{party.Name.English}, {chinese}" : party.Name.English;

    private static Party? Find(Agreement terms, PartyId id) => terms.Parties.FirstOrDefault(party => party.Id == id);
}
