using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The departments that sign; sales and marketing where the file names none.</summary>
internal static class PartiesSection
{
    private const string Example = "{ sales: { name: Sales, owners: [jane@harbour.example] } }";

    /// <summary>The parties in the order of the file; null where they cannot be told.</summary>
    public static IReadOnlyList<Party>? Read(Field? field)
    {
        if (field is null)
        {
            return [Plain(new("sales")), Plain(new("marketing"))];
        }

        if (field.Section(Example) is not { } section)
        {
            return null;
        }

        var parties = section.Entries.Select(entry => ReadParty(section, entry.Key, entry.Field)).ToArray();
        if (parties.Length == 0)
        {
            field.Refuse("No department signs: name at least one, or leave 'parties' out for sales and marketing.");
        }

        return parties.Length > 0 && parties.All(party => party is not null) ? [.. parties.OfType<Party>()] : null;
    }

    private static Party? ReadParty(Section parties, string key, Field field)
    {
        var (id, problem) = Ids.Party(key);
        if (problem is not null)
        {
            parties.RefuseKey(key, problem);
        }

        if (field.Section("{ name: Sales, owners: [jane@harbour.example] }") is not { } party)
        {
            return null;
        }

        var name = LocalizedTextField.Read(party.Find("name"));
        var owners = party.Find("owners")?.Texts("[jane@harbour.example]", Texts.Email) ?? [];
        party.RefuseOthers();
        return id is { } known ? new(known, name ?? Plain(known).Name, owners) : null;
    }

    private static Party Plain(PartyId id)
    {
        var words = id.Value.Replace('-', ' ').Replace('_', ' ');
        return new(id, new(char.ToUpperInvariant(words[0]) + words[1..]), []);
    }
}
