using System.Globalization;
using System.Text.Json;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Outbound;

/// <summary>What the Connector's answers say, read leniently: other clients' answers are empty, HTML, or shaped a little differently.</summary>
internal static class AnswerBody
{
    private const int LongestCode = 64;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The text or number of a member at the top, or null.</summary>
    public static string? Id(ReadOnlyMemory<byte> body, string member = "id") => Read(body, json => Text(json, member));

    /// <summary>The name of an error, or null: letters, digits and dots only, so that it may be logged.</summary>
    public static string? ErrorCode(ReadOnlyMemory<byte> body) =>
        Read(body, json => Text(Member(json, "error"), "code") ?? Text(json, "errorCode")) is { Length: > 0 and <= LongestCode } code
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '.')
            ? code
            : null;

    /// <summary>One member of a conversation, or null.</summary>
    public static ChannelAccount? Account(ReadOnlyMemory<byte> body) => Read(body, Account);

    /// <summary>A page of the members of a conversation, or null; who has no id is left out.</summary>
    public static PagedMembersResult? Members(ReadOnlyMemory<byte> body) => Read(
        body,
        json => Member(json, "members") is { ValueKind: JsonValueKind.Array } members
            ? new PagedMembersResult([.. members.EnumerateArray().Select(Account).OfType<ChannelAccount>()], Text(json, "continuationToken"))
            : null);

    private static ChannelAccount? Account(JsonElement member) => Text(member, "id") is { Length: > 0 } id
        ? new()
        {
            Id = id,
            Name = Text(member, "name"),
            AadObjectId = Text(member, "aadObjectId") ?? Text(member, "objectId"),
            Email = Text(member, "email"),
            UserRole = Text(member, "userRole"),
            TenantId = Text(member, "tenantId"),
        }
        : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value.ToString(CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read)
        where T : class
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body, Options);
            return read(json.RootElement);
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException)
        {
            // The second: a text that is half a character.
            return null;
        }
    }
}
