using System.Text.Json;
using System.Text.Json.Serialization;
using SlaBot.Channels.Places;
using SlaBot.Conversation.Channels;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Turns;

/// <summary>Keeps where the bot takes part on Slack, as events tell it.</summary>
internal static class SlackPlaces
{
    /// <summary>Notes that a place was seen.</summary>
    public static ValueTask<ChannelConversation> SeenAsync(this PlaceBook places, Stage stage, CancellationToken cancellation) => places.SeenAsync(
        new(stage.Workspace, Platform.Slack, stage.Channel, stage.Scope)
        {
            Tenant = stage.Team,
            Team = stage.Team,
            Reference = JsonSerializer.Serialize(stage.Place with { Thread = null }, SlackPlaceJson.Default.SlackPlace),
            Name = stage.ChannelName,
            Language = stage.Language,
            SeenAt = stage.At,
        },
        cancellation);

    /// <summary>The organisation whose installation the place is reached by, or null.</summary>
    public static string? Organisation(this ChannelConversation place) =>
        JsonSerializer.Deserialize(place.Reference, SlackPlaceJson.Default.SlackPlace)?.Installation.Enterprise;
}

/// <summary>How a place is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackPlace))]
internal sealed partial class SlackPlaceJson : JsonSerializerContext;
