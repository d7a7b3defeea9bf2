using System.Text.Json;

namespace SlaBot.Teams.Protocol;

/// <summary>
/// What the Bot Framework carries in both directions: a message, an event or an invoke. Members that SlaBot does not use
/// are not kept; what other parties shape as they like (channel data, values, entities) stays JSON, to be read leniently.
/// </summary>
internal sealed record Activity
{
    /// <summary>Gets what kind it is, such as <see cref="ActivityTypes.Message"/>; unknown kinds are ignored with success.</summary>
    public required string Type { get; init; }

    /// <summary>Gets its opaque id; the channel gives it, the bot never does.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the channel, such as <c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Gets where the Connector for this conversation is.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Gets who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Gets whom it is for.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Gets where it was said.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Gets the activity that it answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Gets the text.</summary>
    public string? Text { get; init; }

    /// <summary>Gets how the text is written: <c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>Gets the language of the sender, as BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets the IANA zone of the sender.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Gets the words of the activity feed and of notifications.</summary>
    public string? Summary { get; init; }

    /// <summary>Gets the name of an invoke or event.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what an installation update did: <c>add</c>, <c>add-upgrade</c>, <c>remove</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Gets who joined.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Gets who left.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Gets cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Gets mentions, client information and more.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Gets what an invoke or a card sends along.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Gets what only this channel knows.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Gets how the sender wants the answer: <c>expectReplies</c> is not spoken by SlaBot.</summary>
    public string? DeliveryMode { get; init; }
}

/// <summary>A person or a bot on a channel.</summary>
internal sealed record ChannelAccount
{
    /// <summary>Gets the id, unique per bot and account: <c>29:…</c> for people, <c>28:…</c> for bots.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name to show.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the Entra object id: the person's immutable id in a tenant.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Gets the e-mail address that the tenant's directory knows.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the role of a member of a tenant: <c>user</c>, <c>guest</c>, <c>anonymous</c> …</summary>
    public string? UserRole { get; init; }

    /// <summary>Gets the tenant that the person belongs to.</summary>
    public string? TenantId { get; init; }
}

/// <summary>Where something is said.</summary>
internal sealed record ConversationAccount
{
    /// <summary>Gets the id; in a channel that of the thread, <c>{channel};messageid={root}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Gets whether more than two take part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Gets <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Gets the tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Gets the name to show.</summary>
    public string? Name { get; init; }
}

/// <summary>A card or a file.</summary>
internal sealed record Attachment
{
    /// <summary>Gets what it is.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the content itself.</summary>
    public RawJson? Content { get; init; }

    /// <summary>Gets where the content is.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>Gets the name of the file.</summary>
    public string? Name { get; init; }
}
