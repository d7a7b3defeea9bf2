using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Desk;

/// <summary>What the desk answers, and where it goes.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Place">Where it goes.</param>
public sealed record DeskReply(Reply Reply, ReplyPlace Place = ReplyPlace.Post)
{
    /// <summary>Gets what others are told in private because of it.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Gets whether the form that it asks by belongs to the card whose button was pressed: what the form leads to is shown in that card's place, where a form opens beside the card.</summary>
    public bool IsOfCard { get; init; }

    /// <summary>Gets a file that goes with it, or null; only in private conversations.</summary>
    public DeskFile? File { get; init; }
}

/// <summary>Where an answer goes.</summary>
public enum ReplyPlace
{
    /// <summary>Into the conversation, as a message of its own.</summary>
    Post,

    /// <summary>In the place of the card that was pressed, for everybody who sees it.</summary>
    Card,

    /// <summary>To the person who pressed alone; the card stays as it is.</summary>
    Whisper,
}

/// <summary>Something that a person is told in private.</summary>
/// <param name="To">Who.</param>
/// <param name="Reply">What.</param>
public sealed record Notice(Person To, Reply Reply);
