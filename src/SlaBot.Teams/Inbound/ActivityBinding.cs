using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SlaBot.Channels.Settings;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// Ties the body of a request to its token: a token says who sends and where the answer may go, and the body has to say
/// the same. Only after this is anything of the body believed.
/// </summary>
internal static class ActivityBinding
{
    /// <summary>The one channel that is spoken here.</summary>
    public const string Channel = "msteams";

    /// <summary>Gets what holds for every activity, so that it can be answered at all.</summary>
    public static IReadOnlyList<BindingRule> Shape { get; } =
    [
        new(StatusCodes.Status400BadRequest, "the channel is told", it => !string.IsNullOrWhiteSpace(it.Activity.ChannelId)),
        new(StatusCodes.Status400BadRequest, "the service address is told", it => !string.IsNullOrWhiteSpace(it.Activity.ServiceUrl)),
        new(StatusCodes.Status400BadRequest, "the conversation is told", it => !string.IsNullOrWhiteSpace(it.Activity.Conversation?.Id)),
    ];

    /// <summary>Gets what holds besides for an activity with a token.</summary>
    public static IReadOnlyList<BindingRule> Signed { get; } =
    [
        new(StatusCodes.Status401Unauthorized, "the channel is Teams", it => it.Activity.ChannelId == Channel),
        new(StatusCodes.Status401Unauthorized, "the key is endorsed for the channel", it => it.Token is { } token && token.Endorsements.Contains(it.Activity.ChannelId ?? "", StringComparer.Ordinal)),
        new(StatusCodes.Status401Unauthorized, "the service address is the token's", it => it.Activity.ServiceUrl == it.Token?.ServiceUrl),
        new(StatusCodes.Status403Forbidden, "the recipient is this bot", it => it.Activity.Recipient?.Id is { } id && (id == it.Bot.AppId || id == $"28:{it.Bot.AppId}")),
        new(StatusCodes.Status403Forbidden, "the tenant is told", it => it.Tenants.Count > 0),
        new(StatusCodes.Status403Forbidden, "the tenants named agree", it => it.Tenants.Distinct(StringComparer.OrdinalIgnoreCase).Count() <= 1),
        new(StatusCodes.Status403Forbidden, "the tenant may speak", it => it.Tenants.All(tenant => it.Bot.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))),
    ];

    /// <summary>Gets what holds besides for an activity without a token, which only the open mode takes.</summary>
    public static IReadOnlyList<BindingRule> Open { get; } =
    [
        new(StatusCodes.Status401Unauthorized, "a request without a token is allowed", it => it.Bot.AllowUnauthenticated),
        new(StatusCodes.Status403Forbidden, "the service address is on this machine", it => Uri.TryCreate(it.Activity.ServiceUrl, UriKind.Absolute, out var address) && address.IsOnThisMachine()),
    ];

    /// <summary>Checks a body against its token.</summary>
    /// <param name="token">What the gate admitted, or null in the open mode.</param>
    /// <param name="bot">The settings.</param>
    /// <param name="activity">The body.</param>
    /// <returns>Null where it may be worked on, or how to refuse it.</returns>
    public static BindingRefusal? Check(ChannelToken? token, TeamsSettings bot, Activity activity)
    {
        var it = new BoundActivity(token, bot, activity);
        return Check(it, Shape) ?? Check(it, token is null ? Open : Signed);
    }

    /// <summary>The tenant that an activity names, or null; to be believed only once the check has passed.</summary>
    public static string? TenantOf(Activity activity) => TenantsOf(activity) is { Count: > 0 } tenants ? tenants[0] : null;

    /// <summary>Checks by some of the rules.</summary>
    internal static BindingRefusal? Check(BoundActivity it, IReadOnlyList<BindingRule> rules)
    {
        foreach (var rule in rules)
        {
            if (!rule.Holds(it))
            {
                return new(rule.Status, rule.Name);
            }
        }

        return null;
    }

    /// <summary>Every tenant that is named, in the two places where Teams does. What is no text counts as a tenant without a name: it may not speak.</summary>
    internal static IReadOnlyList<string> TenantsOf(Activity activity) =>
        [.. new[] { ChannelTenantOf(activity), activity.Conversation?.TenantId }.OfType<string>()];

    private static string? ChannelTenantOf(Activity activity)
    {
        try
        {
            return activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("tenant", out var tenant)
                && tenant.ValueKind == JsonValueKind.Object && tenant.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null
                    ? id.GetString()
                    : null;
        }
        catch (InvalidOperationException) // no text, or half a surrogate pair
        {
            return "";
        }
    }
}

/// <summary>An activity beside its token.</summary>
internal sealed record BoundActivity(ChannelToken? Token, TeamsSettings Bot, Activity Activity)
{
    /// <summary>Gets the tenants that it names.</summary>
    public IReadOnlyList<string> Tenants { get; } = ActivityBinding.TenantsOf(Activity);
}

/// <summary>One thing that has to hold between body and token, and the status where it does not.</summary>
internal sealed record BindingRule(int Status, string Name, Func<BoundActivity, bool> Holds);

/// <summary>How a request is refused.</summary>
/// <param name="Status">400, 401 or 403.</param>
/// <param name="Reason">What did not hold, for the log; the sender is told nothing.</param>
internal sealed record BindingRefusal(int Status, string Reason);
