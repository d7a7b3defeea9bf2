namespace SlaBot.Conversation.Channels;

/// <summary>Who somebody is: the ids never change and are never shown; names and addresses are for showing only.</summary>
/// <param name="Platform">Where the person speaks.</param>
/// <param name="Tenant">The tenant or workspace that the person belongs to on the platform.</param>
/// <param name="Id">The person's immutable id there.</param>
public sealed record Person(Platform Platform, string Tenant, string Id)
{
    /// <summary>All three as one text. Proposals keep it: it is never written otherwise. No property, as those are kept with a person.</summary>
    public string Key() => $"{Platform}:{Tenant}:{Id}";
}
