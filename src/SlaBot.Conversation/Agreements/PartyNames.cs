using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>What people call the parties of an agreement.</summary>
public static class PartyNames
{
    /// <summary>The agreement's name of a party where it has one in the language, else the product's, else one made of its id.</summary>
    /// <param name="party">The party, which the agreement need not have.</param>
    /// <param name="terms">The agreement.</param>
    /// <param name="voice">The words.</param>
    public static string Of(PartyId party, Agreement terms, Voice voice) =>
        terms.Parties.FirstOrDefault(known => known.Id == party) is { } known && (voice.Language == "en" || known.Name.TraditionalChinese is not null) ? known.Name.In(voice.Language) : voice.NameOf(party);
}
