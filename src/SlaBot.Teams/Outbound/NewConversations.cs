using System.Text.Json;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Outbound;

/// <summary>The conversations that a bot can begin; it cannot make groups or channels.</summary>
internal static class NewConversations
{
    /// <summary>A personal conversation with somebody who has the app, or is in a team that has it.</summary>
    /// <param name="memberId">The person's id on the channel, <c>29:…</c>.</param>
    /// <param name="tenant">The person's tenant.</param>
    public static ConversationParameters With(string memberId, string tenant) => new()
    {
        Members = [new() { Id = memberId }],
        TenantId = tenant,
        ChannelData = Data(new(new(tenant))),
    };

    /// <summary>A thread in a channel.</summary>
    /// <param name="channelId">The channel, without a thread.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="first">The first message.</param>
    public static ConversationParameters Thread(string channelId, string tenant, Activity first) => new()
    {
        IsGroup = true,
        TenantId = tenant,
        ChannelData = Data(new(new(tenant), new(channelId))),
        Activity = first,
    };

    /// <summary>What the platform's limits count it for: the channel, or the person.</summary>
    public static string? PlaceOf(ConversationParameters parameters) =>
        parameters.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("channel", out var channel) && channel.ValueKind == JsonValueKind.Object
        && channel.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : parameters.Members is [{ Id: { } member }, ..] ? member : null;

    private static JsonElement Data(TeamsChannelData data) => JsonSerializer.SerializeToElement(data, ActivityJson.Default.TeamsChannelData);
}
