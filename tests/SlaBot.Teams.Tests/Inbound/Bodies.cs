using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>A body that goes with a good token, or does not.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Status">What it is answered with beside a good token: 200 where it is worked on.</param>
/// <param name="Broken">The rule that refuses it, or null.</param>
/// <param name="Json">The body.</param>
public sealed record Body(string Name, int Status, string? Broken, string Json)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Bodies of activities.</summary>
public static class Bodies
{
    public const string
        ChannelTold = "the channel is told",
        AddressTold = "the service address is told",
        ConversationTold = "the conversation is told",
        IsTeams = "the channel is Teams",
        Endorsed = "the key is endorsed for the channel",
        SameAddress = "the service address is the token's",
        Recipient = "the recipient is this bot",
        TenantTold = "the tenant is told",
        TenantsAgree = "the tenants named agree",
        TenantAllowed = "the tenant may speak";

    private const string Other = "99999999-9999-4999-8999-999999999999";

    public static Body Matching { get; } = new("matching", 200, null, Json());

    public static IReadOnlyList<Body> All { get; } =
    [
        Matching,
        Good("to the bare app id", body => body["recipient"]!["id"] = FakeIdentity.AppId),
        Good("a tenant in the channel data only", body => body["conversation"]!.AsObject().Remove("tenantId")),
        Good("a tenant in the conversation only", body => body.Remove("channelData")),
        Good("a tenant in upper case", body => body["channelData"]!["tenant"]!["id"] = FakeIdentity.Tenant.ToUpperInvariant()),
        Good("more members than are known", body => body["callerId"] = "urn:botframework:azure"),
        Bad("no channel", 400, ChannelTold, body => body.Remove("channelId")),
        Bad("an empty channel", 400, ChannelTold, body => body["channelId"] = ""),
        Bad("a blank channel", 400, ChannelTold, body => body["channelId"] = " "),
        Bad("another channel", 401, IsTeams, body => body["channelId"] = "telegram"),
        Bad("another channel that the key is endorsed for", 401, IsTeams, body => body["channelId"] = "slack"),
        Bad("the channel in upper case", 401, IsTeams, body => body["channelId"] = "MSTeams"),
        Bad("App Service Extension", 401, IsTeams, body => body["channelId"] = "AseChannel"),
        Bad("the emulator", 401, IsTeams, body => body["channelId"] = "emulator"),
        Bad("no service address", 400, AddressTold, body => body.Remove("serviceUrl")),
        Bad("an empty service address", 400, AddressTold, body => body["serviceUrl"] = ""),
        Bad("a service address null", 400, AddressTold, body => body["serviceUrl"] = null),
        Bad("another service address", 401, SameAddress, body => body["serviceUrl"] = "https://evil.example/"),
        Bad("the service address in upper case", 401, SameAddress, body => body["serviceUrl"] = FakeIdentity.ServiceUrl.ToUpperInvariant()),
        Bad("the service address without its slash", 401, SameAddress, body => body["serviceUrl"] = FakeIdentity.ServiceUrl.TrimEnd('/')),
        Bad("the service address with a slash too many", 401, SameAddress, body => body["serviceUrl"] = FakeIdentity.ServiceUrl + "/"),
        Bad("no conversation", 400, ConversationTold, body => body.Remove("conversation")),
        Bad("a conversation without an id", 400, ConversationTold, body => body["conversation"]!.AsObject().Remove("id")),
        Bad("a conversation with a blank id", 400, ConversationTold, body => body["conversation"]!["id"] = " "),
        Bad("no recipient", 403, Recipient, body => body.Remove("recipient")),
        Bad("another recipient", 403, Recipient, body => body["recipient"]!["id"] = $"28:{Other}"),
        Bad("a person for a recipient", 403, Recipient, body => body["recipient"]!["id"] = $"29:{FakeIdentity.AppId}"),
        Bad("no tenant", 403, TenantTold, body => { body.Remove("channelData"); body["conversation"]!.AsObject().Remove("tenantId"); }),
        Bad("tenants null", 403, TenantTold, body => { body["channelData"]!["tenant"]!["id"] = null; body["conversation"]!["tenantId"] = null; }),
        Bad("tenants that disagree", 403, TenantsAgree, body => body["conversation"]!["tenantId"] = Other),
        Bad("tenants that disagree, ours in the conversation", 403, TenantsAgree, body => body["channelData"]!["tenant"]!["id"] = Other),
        Bad("an unknown tenant", 403, TenantAllowed, body => { body["channelData"]!["tenant"]!["id"] = Other; body["conversation"]!["tenantId"] = Other; }),
        Bad("a tenant that is a number", 403, TenantAllowed, body => { body["channelData"]!["tenant"]!["id"] = 1; body["conversation"]!.AsObject().Remove("tenantId"); }),
        Bad("an empty tenant", 403, TenantAllowed, body => { body["channelData"]!["tenant"]!["id"] = ""; body["conversation"]!.AsObject().Remove("tenantId"); }),
        new("half a surrogate pair for a tenant", 403, TenantsAgree, Json().Replace($"\"tenant\":{{\"id\":\"{FakeIdentity.Tenant}\"", "\"tenant\":{\"id\":\"\\uD800\"", StringComparison.Ordinal)),
    ];

    private static Body Good(string name, Action<JsonObject> change) => new(name, 200, null, Json(change));

    private static Body Bad(string name, int status, string broken, Action<JsonObject> change) => new(name, status, broken, Json(change));

    /// <summary>A message as Teams sends it, with whatever is to be different.</summary>
    public static string Json(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = FakeIdentity.ServiceUrl,
            ["text"] = "are we on pace?",
            ["from"] = new JsonObject { ["id"] = "29:u", ["aadObjectId"] = "33333333-3333-4333-8333-333333333330" },
            ["recipient"] = new JsonObject { ["id"] = $"28:{FakeIdentity.AppId}" },
            ["conversation"] = new JsonObject { ["id"] = "a:c", ["conversationType"] = "personal", ["tenantId"] = FakeIdentity.Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIdentity.Tenant } },
        };
        change?.Invoke(body);
        return body.ToJsonString();
    }
}
