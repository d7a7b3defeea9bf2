namespace SlaBot.Conversation.Audit;

/// <summary>What was done. The names are what the audit keeps: none is ever renamed.</summary>
public enum AuditAct
{
    /// <summary>Terms were stored as a revision by somebody with the right to, without signatures.</summary>
    AgreementStored,

    /// <summary>A revision came into being by the signatures of all parties.</summary>
    AgreementSigned,

    /// <summary>A proposal was begun.</summary>
    ProposalDrafted,

    /// <summary>A proposal's terms, day or reason were edited.</summary>
    ProposalEdited,

    /// <summary>A proposal was put before the parties.</summary>
    ProposalProposed,

    /// <summary>A party signed a proposal.</summary>
    ProposalSigned,

    /// <summary>A party asked for a change of a proposal.</summary>
    ProposalChangeAsked,

    /// <summary>A party rejected a proposal.</summary>
    ProposalRejected,

    /// <summary>A proposal was taken back.</summary>
    ProposalWithdrawn,

    /// <summary>A proposal's time to be signed ran out.</summary>
    ProposalExpired,

    /// <summary>Another proposal came into force in the place of one.</summary>
    ProposalSuperseded,

    /// <summary>An outdated proposal was made anew against the newest revision.</summary>
    ProposalRebased,

    /// <summary>What somebody may do changed.</summary>
    RightsChanged,

    /// <summary>All links to the agreement that were handed out became void.</summary>
    LinksRevoked,
}
