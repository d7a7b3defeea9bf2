namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>What has become of a proposal. The last five are ends: nothing changes any more.</summary>
public enum ProposalState
{
    /// <summary>It is being written; nobody can sign it.</summary>
    Draft,

    /// <summary>It waits for signatures.</summary>
    Proposed,

    /// <summary>Every party has signed it: it is a revision now, which holds from its effective day on.</summary>
    InForce,

    /// <summary>A party said no.</summary>
    Rejected,

    /// <summary>Whoever made it took it back.</summary>
    Withdrawn,

    /// <summary>Its time to be signed ran out.</summary>
    Expired,

    /// <summary>Another proposal, made against the same revision, came into force first.</summary>
    Superseded,
}
