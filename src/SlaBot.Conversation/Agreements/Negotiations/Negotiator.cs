using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>Who acts on a proposal, and when. What the person may do is read in the change itself.</summary>
/// <param name="Workspace">Whose agreement it is about.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">What to call the person, or null where only the members say.</param>
/// <param name="At">When.</param>
public sealed record Negotiator(WorkspaceId Workspace, Person Person, string? Name, Instant At)
{
    /// <summary>Gets the private conversation whose card the answer takes the place of, so that it is not brought up to date twice; or null.</summary>
    public PostTarget? Seen { get; init; }

    /// <summary>Gets the personal link by which the person decides on a page, to be used up by that; null for a press or a word in a chat.</summary>
    internal SigningLink? Link { get; init; }
}
