using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Sealing;

/// <summary>
/// What a button or a form does when somebody presses it. It travels through the platform sealed: nobody can read, make or
/// change one, nor use it elsewhere than where it was shown, and the rights of whoever presses are read at that moment.
/// </summary>
/// <param name="Workspace">Whose data it is about.</param>
/// <param name="Platform">Where it was shown.</param>
/// <param name="Conversation">The conversation in which it was shown, without a thread.</param>
/// <param name="Kind">What kind of act it is.</param>
/// <param name="Words">The message that is said, or which act or form it is.</param>
/// <param name="AskedAt">When the card was made.</param>
public sealed record SealedAct(WorkspaceId Workspace, Platform Platform, string Conversation, ActKind Kind, string Words, Instant AskedAt);

/// <summary>What a press does.</summary>
public enum ActKind
{
    /// <summary>Says something, as if the person had typed it.</summary>
    Say,

    /// <summary>Sends the answers of a form.</summary>
    Form,

    /// <summary>Does something that cannot be typed.</summary>
    Do,
}
