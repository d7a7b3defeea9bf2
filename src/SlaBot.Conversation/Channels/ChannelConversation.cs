using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Channels;

/// <summary>A place on a platform in which the bot takes part: how to reach it again, and what is posted there.</summary>
/// <param name="Workspace">Whose place it is.</param>
/// <param name="Platform">Where it is.</param>
/// <param name="Id">Its id there, without that of a thread.</param>
/// <param name="Scope">Who hears what is said.</param>
public sealed record ChannelConversation(WorkspaceId Workspace, Platform Platform, string Id, ConversationScope Scope)
{
    /// <summary>Gets the tenant or workspace of the platform that it belongs to.</summary>
    public required string Tenant { get; init; }

    /// <summary>Gets how the platform's client reaches it, in the platform's own words (the JSON of a ConversationReference).</summary>
    public required string Reference { get; init; }

    /// <summary>Gets what people call it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the team that it is a channel of, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Gets the language that the bot speaks there by itself: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets who installed the bot there, or null while that is not known.</summary>
    public Person? InstalledBy { get; init; }

    /// <summary>Gets what is posted there, in the order of the kinds.</summary>
    public IReadOnlyList<PostingKind> Posts { get; init; } = [];

    /// <summary>Gets the key of the event that earned the one welcome, or null before it.</summary>
    public string? WelcomedBy { get; init; }

    /// <summary>Gets when it was seen last.</summary>
    public Instant SeenAt { get; init; }

    /// <summary>Gets when the bot was removed from it, or null while it takes part. Nothing is sent to a place that it left.</summary>
    public Instant? LeftAt { get; init; }

    /// <summary>Whether both say the same in every respect; <c>==</c> asks besides whether the lists are the same object.</summary>
    public bool IsSameAs(ChannelConversation? other) =>
        other is not null && this with { Posts = other.Posts } == other && Posts.SequenceEqual(other.Posts);
}
