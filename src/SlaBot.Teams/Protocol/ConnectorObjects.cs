using System.Text.Json;

namespace SlaBot.Teams.Protocol;

/// <summary>The Connector's answer to whatever makes or changes an activity.</summary>
internal sealed record ResourceResponse(string? Id);

/// <summary>A conversation to be created: a personal one with one member, or a thread in a channel named in the channel data.</summary>
internal sealed record ConversationParameters
{
    /// <summary>Gets whether more than two take part: true for a thread in a channel.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Gets the bot.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>Gets whom to talk to.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>Gets the tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Gets the first message.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Gets the tenant and, for a thread, the channel.</summary>
    public JsonElement? ChannelData { get; init; }
}

/// <summary>A conversation that was created.</summary>
internal sealed record ConversationResourceResponse(string? Id, string? ActivityId, string? ServiceUrl);

/// <summary>A page of the members of a conversation.</summary>
internal sealed record PagedMembersResult(IReadOnlyList<ChannelAccount>? Members, string? ContinuationToken);

/// <summary>A person mentioned in a message: the text stands in the message word for word.</summary>
internal sealed record Mention(string Type, string Text, ChannelAccount Mentioned);

/// <summary>What Teams wants to know about a conversation to be created.</summary>
internal sealed record TeamsChannelData(TeamsItem Tenant, TeamsItem? Channel = null);

/// <summary>A tenant or a channel, by its id.</summary>
internal sealed record TeamsItem(string Id);
