namespace SlaBot.Testing.Teams;

/// <summary>How an answer of a fake fails.</summary>
public enum Fault
{
    None,

    /// <summary>500 and a page.</summary>
    Error,

    /// <summary>503 and what would be a good answer.</summary>
    Unavailable,

    /// <summary>No answer until the caller gives up.</summary>
    Silence,

    /// <summary>200 and two megabytes.</summary>
    Huge,

    /// <summary>200 and a page.</summary>
    NoJson,

    /// <summary>200 and an empty object.</summary>
    Nothing,

    /// <summary>302 to where a good answer is.</summary>
    Redirect,
}
