using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>What somebody said about a proposal: it is kept, whatever becomes of the proposal.</summary>
/// <param name="Kind">What was said with it.</param>
/// <param name="By">Who said it.</param>
/// <param name="Party">The party that the person spoke for, or null.</param>
/// <param name="Words">What was said, in the person's words.</param>
/// <param name="At">When.</param>
public sealed record Remark(RemarkKind Kind, Signer By, PartyId? Party, string Words, Instant At);

/// <summary>What a remark did.</summary>
public enum RemarkKind
{
    /// <summary>It asked for a change, so that the proposal became a draft again.</summary>
    ChangeAsked,

    /// <summary>It gave the reason for a no.</summary>
    Rejected,

    /// <summary>It gave the reason why the proposal was taken back.</summary>
    Withdrawn,
}
