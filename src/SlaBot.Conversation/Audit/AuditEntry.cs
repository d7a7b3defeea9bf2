using NodaTime;
using SlaBot.Conversation.Channels;

namespace SlaBot.Conversation.Audit;

/// <summary>Who changed something, and where.</summary>
/// <param name="Where">The platform's name in lower case, <c>page</c>, <c>command line</c>, or <c>slabot</c> for what it does by itself.</param>
/// <param name="Person">The immutable ids of who did it; null where it was no account of a platform.</param>
/// <param name="Name">What to call who did it; null where that is not known.</param>
public sealed record AuditActor(string Where, Person? Person, string? Name)
{
    /// <summary>Gets what SlaBot does by itself, when its time has come.</summary>
    public static AuditActor Itself { get; } = new("slabot", null, null);

    /// <summary>Somebody on a platform.</summary>
    public static AuditActor Of(Person person, string? name) => new(person.Platform.ToString().ToLowerInvariant(), person, name);

    /// <summary>Somebody of a platform who decides on a page, by a link that names the person.</summary>
    public static AuditActor OnPage(Person person, string? name) => new("page", person, name);
}

/// <summary>What is to be entered into the audit.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Subject">To what: <c>revision 3</c>, <c>proposal 7</c>, or a person's id.</param>
/// <param name="Before">What it was; null where there was nothing.</param>
/// <param name="After">What it is; null where nothing is left.</param>
/// <param name="Reason">Why, in the words of whoever did it; null where none were given.</param>
public sealed record AuditNote(AuditAct Act, string Subject, string? Before = null, string? After = null, string? Reason = null);

/// <summary>One change, as the audit keeps it.</summary>
/// <param name="Number">1 for the first of a workspace, then one more each.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, and where.</param>
/// <param name="Note">What.</param>
/// <param name="Previous">The hash of the entry before; zeros for the first.</param>
/// <param name="Hash">The SHA-256 of everything above, as <see cref="AuditChain"/> writes it, in lower case hex.</param>
public sealed record AuditEntry(long Number, Instant At, AuditActor By, AuditNote Note, string Previous, string Hash);
