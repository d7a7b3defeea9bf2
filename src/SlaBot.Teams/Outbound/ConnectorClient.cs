using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Pacing;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Outbound;

/// <summary>The Connector over HTTP (Bot Framework REST, version 3).</summary>
/// <param name="sender">Brings the requests there.</param>
/// <param name="pace">How fast.</param>
/// <param name="homeTenant">The tenant of whatever names none.</param>
internal sealed class ConnectorClient(ConnectorSender sender, TeamsPace pace, string homeTenant) : IConnector
{
    private const int MostPages = 200;
    private const int UsualBytes = 1_024;
    private const int UsualBytesOfCard = 16 * 1_024;

    // Not for HTML: escaping Chinese would double the size that Teams counts.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public Task<Delivery> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation)
    {
        var (service, conversation) = (to.ServiceUrl, to.Conversation.Id);
        return string.IsNullOrEmpty(activity.ReplyToId)
            ? ChangeAsync("send", HttpMethod.Post, to, ConnectorAddress.Activities(service, conversation), activity, cancellation)
            : ChangeAsync("reply", HttpMethod.Post, to, ConnectorAddress.Activity(service, conversation, activity.ReplyToId), activity, cancellation);
    }

    public Task<Delivery> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation) =>
        ChangeAsync("update", HttpMethod.Put, to, ConnectorAddress.Activity(to.ServiceUrl, to.Conversation.Id, activityId), activity, cancellation);

    public Task<Delivery> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation) =>
        ChangeAsync("delete", HttpMethod.Delete, to, ConnectorAddress.Activity(to.ServiceUrl, to.Conversation.Id, activityId), null, cancellation);

    public async Task<Delivery> CreateAsync(ConversationReference near, ConversationParameters parameters, CancellationToken cancellation)
    {
        var filled = parameters with { Bot = parameters.Bot ?? near.Bot, Activity = parameters.Activity is { } first ? Sendable(near, first) : null };
        var answer = await sender.SendAsync(
            new()
            {
                Operation = "create",
                Method = HttpMethod.Post,
                ServiceUrl = near.ServiceUrl,
                Address = ConnectorAddress.Conversations(near.ServiceUrl),
                Lane = Lane(pace.Sending, NewConversations.PlaceOf(parameters) ?? near.Conversation.Id),
                Tenant = Tenant(parameters.TenantId ?? near.Conversation.TenantId),
                Body = Json(filled, ActivityJson.Default.ConversationParameters),
            },
            cancellation);
        return answer.Delivery is Delivery.Sent sent ? sent with { MessageId = AnswerBody.Id(answer.Body, "activityId") } : answer.Delivery;
    }

    public async Task<ChannelAccount?> MemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellation) =>
        AnswerBody.Account(await ReadAsync(
            "member", conversation, ConnectorAddress.Member(conversation.ServiceUrl, conversation.Conversation.Id, memberId), cancellation));

    public async Task<IReadOnlyList<ChannelAccount>?> MembersAsync(ConversationReference conversation, CancellationToken cancellation)
    {
        var all = new List<ChannelAccount>();
        string? continuation = null;
        for (var page = 0; page < MostPages; page++)
        {
            var address = ConnectorAddress.Members(conversation.ServiceUrl, conversation.Conversation.Id, continuation);
            if (AnswerBody.Members(await ReadAsync("members", conversation, address, cancellation)) is not { Members: { } members } read)
            {
                return null;
            }

            all.AddRange(members);
            if (string.IsNullOrEmpty(read.ContinuationToken) || read.ContinuationToken == continuation)
            {
                return all;
            }

            continuation = read.ContinuationToken;
        }

        return all;
    }

    /// <summary>What the channel gives, the bot does not send (A2031, A2041, A2302).</summary>
    private static Activity Sendable(ConversationReference to, Activity activity) => activity with
    {
        Id = null,
        ServiceUrl = null,
        ChannelId = to.ChannelId,
        From = to.Bot,
    };

    private static ReadOnlyMemory<byte> Json<T>(T value, JsonTypeInfo<T> type, int usual = UsualBytes)
    {
        var buffer = new ArrayBufferWriter<byte>(usual);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        JsonSerializer.Serialize(writer, value, type);
        return buffer.WrittenMemory;
    }

    private static LaneKey Lane(PaceLimits limits, string? place) => new(limits, TeamsPace.LaneOf(place ?? ""));

    private LaneKey Tenant(string? tenant) => new(pace.Tenant, tenant ?? homeTenant);

    private async Task<Delivery> ChangeAsync(
        string operation, HttpMethod method, ConversationReference to, Uri? address, Activity? activity, CancellationToken cancellation)
    {
        var filled = activity is null ? null : Sendable(to, activity) with { Conversation = to.Conversation, Recipient = activity.Recipient ?? to.User };
        var answer = await sender.SendAsync(
            new()
            {
                Operation = operation,
                Method = method,
                ServiceUrl = to.ServiceUrl,
                Address = address,
                Lane = Lane(pace.Sending, to.Conversation.Id),
                Tenant = Tenant(to.Conversation.TenantId),
                Body = filled is null ? default : Json(filled, ActivityJson.Default.Activity, filled.Attachments is null ? UsualBytes : UsualBytesOfCard),
            },
            cancellation);
        return answer.Delivery;
    }

    /// <summary>The body of the answer; empty where there is none.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadAsync(string operation, ConversationReference from, Uri? address, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(
            new()
            {
                Operation = operation,
                Method = HttpMethod.Get,
                ServiceUrl = from.ServiceUrl,
                Address = address,
                Lane = Lane(pace.Reading, from.Conversation.Id),
                Tenant = Tenant(from.Conversation.TenantId),
            },
            cancellation);
        return answer.Body;
    }
}
