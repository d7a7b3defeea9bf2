using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>A department that signs the agreement and owns KPIs.</summary>
/// <param name="Id">Its id, such as <c>sales</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Owners">The e-mail addresses of the people who answer for it.</param>
public sealed record Party(PartyId Id, LocalizedText Name, IReadOnlyList<string> Owners);
