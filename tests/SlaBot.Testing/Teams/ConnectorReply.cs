using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Teams;

/// <summary>What the Connector answers where nothing goes wrong, as Teams and Microsoft's Playground do.</summary>
internal sealed record ConnectorReply(int Status, string Body, string? Id = null, string ContentType = "application/json")
{
    // Teams counts UTF-16.
    private const int LargestBody = 100_000;
    private static readonly HashSet<string> Types = ["message", "typing", "messageReaction", "event", "endOfConversation", "trace"];

    public bool IsAccepted => Status < 300;

    public static ConnectorReply To(FakeConnector fake, ConnectorRequest request, int bodyBytesAsUtf16, bool isJson, string nextId) => request switch
    {
        _ when bodyBytesAsUtf16 > LargestBody => Html(413),
        { Operation: "send" or "reply" or "update" or "create" } when !isJson => Html(400),
        { Operation: "create" } => Created(request, nextId),
        { Operation: "unknown" } => Error(404, "NotFound"),
        _ when !fake.Knows(request.Conversation!) => Error(404, "ConversationNotFound"),
        { Operation: "send" or "reply" } => Refusal(request) ?? (request.Type == "typing" ? new(202, "") : Identified(201, nextId)),
        { Operation: "update" } => Refusal(request) ?? Identified(200, request.Item!),
        { Operation: "delete" } => new(200, ""),
        { Operation: "member" } => Member(fake, request),
        { Operation: "members" } => new(200, new JsonArray([.. fake.MembersOf(request.Conversation!).Select(Json)]).ToJsonString()),
        { Operation: "pagedmembers" } => Page(fake, request),
        { Operation: "team" } => new(200, new JsonObject { ["id"] = request.Conversation, ["name"] = "Growth", ["aadGroupId"] = "44444444-4444-4444-8444-444444444444" }.ToJsonString()),
        _ => new(200, new JsonObject { ["conversations"] = new JsonArray(new JsonObject { ["id"] = request.Conversation }, new JsonObject { ["id"] = "19:wins@thread.tacv2", ["name"] = "Wins" }) }.ToJsonString()),
    };

    private static ConnectorReply? Refusal(ConnectorRequest request)
    {
        var attachments = request.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("attachments", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().ToArray()
            : [];
        return request switch
        {
            { Type: null } => Error(400, "BadSyntax"),
            { Type: var type } when !Types.Contains(type) => Error(400, "BadArgument"),
            { Type: "message", Text: null } when attachments.Length == 0 => Error(400, "BadSyntax"),
            _ when attachments.Any(IsCardWithoutContent) => Error(400, "BadArgument"),
            _ => null,
        };
    }

    private static bool IsCardWithoutContent(JsonElement attachment) =>
        attachment.TryGetProperty("contentType", out var type) && type.ValueEquals("application/vnd.microsoft.card.adaptive") && !attachment.TryGetProperty("content", out _);

    /// <summary>The same person gets the same conversation; a thread is named after its first message.</summary>
    private static ConnectorReply Created(ConnectorRequest request, string nextId)
    {
        var body = JsonNode.Parse(request.Body!.Value.GetRawText())!;
        if (body["channelData"]?["channel"]?["id"]?.GetValue<string>() is { } channel)
        {
            return body["activity"] is null
                ? Error(400, "BadSyntax")
                : new(201, new JsonObject { ["id"] = $"{channel};messageid={nextId}", ["activityId"] = nextId }.ToJsonString(), $"{channel};messageid={nextId}");
        }

        return body["members"]?.AsArray() is [{ } member] && member["id"]?.GetValue<string>() is { } person
            ? Identified(201, $"a:{person}")
            : Error(400, "BadArgument");
    }

    private static ConnectorReply Member(FakeConnector fake, ConnectorRequest request) =>
        fake.MembersOf(request.Conversation!).FirstOrDefault(member => member.Id == request.Item || member.AadObjectId == request.Item) is { } found
            ? new(200, Json(found).ToJsonString())
            : Error(404, "MemberNotFoundInConversation");

    private static ConnectorReply Page(FakeConnector fake, ConnectorRequest request)
    {
        var query = request.Query.Split('&').Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var size = query.TryGetValue("pageSize", out var wanted) && int.TryParse(wanted, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, fake.LargestPage) : fake.LargestPage;
        var from = query.TryGetValue("continuationToken", out var token) && int.TryParse(token, CultureInfo.InvariantCulture, out var at) ? at : 0;
        var all = fake.MembersOf(request.Conversation!);
        var page = new JsonObject { ["members"] = new JsonArray([.. all.Skip(from).Take(size).Select(Json)]) };
        if (from + size < all.Count)
        {
            page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        }

        return new(200, page.ToJsonString());
    }

    private static JsonNode Json(FakeMember member) => new JsonObject
    {
        ["id"] = member.Id,
        ["name"] = member.Name,
        ["aadObjectId"] = member.AadObjectId,
        ["userRole"] = member.UserRole,
        ["email"] = member.Email,
        ["tenantId"] = member.Tenant ?? FakeConnector.Tenant,
    };

    private static ConnectorReply Identified(int status, string id) => new(status, new JsonObject { ["id"] = id }.ToJsonString(), id);

    private static ConnectorReply Error(int status, string code) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } }.ToJsonString());

    private static ConnectorReply Html(int status) => new(status, "<html><body>No.</body></html>", ContentType: "text/html");
}
