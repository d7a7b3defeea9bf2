using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>A party's yes to the terms as they then stood.</summary>
/// <param name="Party">The party.</param>
/// <param name="By">Who signed for it.</param>
/// <param name="At">When.</param>
public sealed record Signature(PartyId Party, Signer By, Instant At);
