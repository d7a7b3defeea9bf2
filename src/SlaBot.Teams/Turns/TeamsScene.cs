using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>What an activity tells of where it happened, in SlaBot's own words.</summary>
internal static class TeamsScene
{
    private const string NoTenant = "none";
    private const string ThreadMark = ";messageid=";

    /// <summary>The tenant that an activity belongs to; one called <c>none</c> where the channel has none, as on this machine.</summary>
    public static string Tenant(this Activity activity) =>
        (activity.ChannelData.Text("tenant", "id") ?? activity.Conversation?.TenantId) is { Length: > 0 } tenant ? tenant.ToLowerInvariant() : NoTenant;

    /// <summary>The conversation without its thread.</summary>
    public static string ConversationId(this Activity activity) => WithoutThread(activity.Conversation?.Id ?? "");

    /// <summary>The id of a conversation without that of a thread.</summary>
    public static string WithoutThread(string id) => id.IndexOf(ThreadMark, StringComparison.Ordinal) is > 0 and var mark ? id[..mark] : id;

    /// <summary>The first message of the thread that the id of a conversation names, or null.</summary>
    public static string? ThreadOf(string id) => id.IndexOf(ThreadMark, StringComparison.Ordinal) is > 0 and var mark ? id[(mark + ThreadMark.Length)..] : null;

    /// <summary>Who hears what is said there.</summary>
    public static ConversationScope Scope(this Activity activity) => activity.Conversation switch
    {
        { ConversationType: "channel" } => ConversationScope.Channel,
        { ConversationType: "groupChat" } => ConversationScope.Group,
        { ConversationType: "personal" } => ConversationScope.Personal,
        { IsGroup: true } => ConversationScope.Group,
        _ => ConversationScope.Personal,
    };

    /// <summary>The team that the activity is about, or null.</summary>
    public static string? TeamId(this Activity activity) => activity.ChannelData.Text("team", "id");

    /// <summary>Who it is from: by the object id in the tenant, else by the channel's own id.</summary>
    public static Person? Sender(this Activity activity) => PersonOf(activity.From, activity.Tenant());

    /// <summary>Somebody of a tenant, or null where the account has no id.</summary>
    public static Person? PersonOf(ChannelAccount? account, string tenant) =>
        (account?.AadObjectId is { Length: > 0 } objectId ? objectId.ToLowerInvariant() : account?.Id) is { Length: > 0 } id ? new(Platform.Teams, tenant, id) : null;

    /// <summary>The language of the sender's client.</summary>
    public static string Language(this Activity activity) => SetupWords.In(activity.Locale ?? ClientInfo(activity, "locale")).Language;

    /// <summary>The zone of the sender's clock, or null where it is not told or unknown.</summary>
    public static DateTimeZone? Zone(this Activity activity) =>
        (ClientInfo(activity, "timezone") ?? activity.LocalTimezone) is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;

    /// <summary>How to reach the conversation again, thread and all.</summary>
    public static ConversationReference Reference(this Activity activity) => new()
    {
        ServiceUrl = activity.ServiceUrl!,
        ChannelId = activity.ChannelId!,
        Conversation = activity.Conversation!,
        Bot = activity.Recipient ?? new(),
        User = activity.From,
        ActivityId = activity.Id,
        Locale = activity.Locale,
    };

    /// <summary>Where, when and by whom it was said.</summary>
    public static Heard Heard(this Activity activity, WorkspaceId workspace, Person person, Instant at) => new(
        workspace, Platform.Teams, activity.ConversationId(), activity.Conversation!.Id!, activity.Scope(), person, at)
    {
        Tenant = activity.Tenant(),
        Name = activity.From?.Name,
        Language = activity.Language(),
        Zone = activity.Zone(),
    };

    private static string? ClientInfo(Activity activity, string member)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Text("type") == "clientInfo")
            {
                return entity.Text(member);
            }
        }

        return null;
    }
}
