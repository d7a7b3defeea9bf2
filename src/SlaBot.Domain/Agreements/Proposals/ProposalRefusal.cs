namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>Why an act on a proposal was refused.</summary>
public enum ProposalRefusal
{
    /// <summary>It is not being written: only a draft can be proposed.</summary>
    NotDraft,

    /// <summary>It does not wait for signatures.</summary>
    NotProposed,

    /// <summary>It has come to an end: in force, rejected, withdrawn, expired or superseded.</summary>
    Ended,

    /// <summary>The act needs a reason in words, and none was given.</summary>
    NoReason,

    /// <summary>Its terms name no party, so nobody could sign it.</summary>
    NoParty,

    /// <summary>The person does not sign for the party.</summary>
    NotYourParty,

    /// <summary>The party is none of those that have to sign.</summary>
    UnknownParty,

    /// <summary>The party has signed already.</summary>
    AlreadySigned,

    /// <summary>It would be in force by the will of one person alone: somebody else has to sign for this party.</summary>
    OnePersonForAll,

    /// <summary>It was edited since the person read it.</summary>
    OtherEdition,

    /// <summary>A newer revision came since it was made: it has to be made anew against that one.</summary>
    NotNewest,

    /// <summary>Its effective day is over, and the person may not change the past.</summary>
    InThePast,

    /// <summary>Its effective day does not lie in the term of its terms.</summary>
    OutsideTerm,

    /// <summary>Its time to be signed has run out.</summary>
    Expired,

    /// <summary>Its time to be signed has not run out yet.</summary>
    NotExpired,

    /// <summary>Only whoever made it takes it back.</summary>
    NotYours,

    /// <summary>The person neither signs for a party nor sets the workspace up, and may therefore not make or edit proposals.</summary>
    MayNotPropose,

    /// <summary>Nothing would be otherwise than it is.</summary>
    NothingChanges,

    /// <summary>Its terms cannot be an agreement: a number in them is too large or too small, or does not fit the others.</summary>
    CannotBe,

    /// <summary>The personal link that it was to be done by has been used: it decides once.</summary>
    LinkUsed,

    /// <summary>The personal link that it was to be done by is too old.</summary>
    LinkOver,

    /// <summary>The personal link that it was to be done by was revoked.</summary>
    LinkRevoked,
}
