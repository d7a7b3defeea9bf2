namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>A person who proposes, signs or remarks.</summary>
/// <param name="Id">
/// The person's immutable id. Whoever has accounts on two platforms that are known to be one person comes with one id,
/// whichever of them is used: four eyes are two people, not two accounts.
/// </param>
/// <param name="Name">What to call the person; for showing only.</param>
public sealed record Signer(string Id, string Name)
{
    /// <summary>Whether both are the same person, whatever they are called.</summary>
    public bool IsSameAs(Signer other) => string.Equals(Id, other.Id, StringComparison.Ordinal);
}
