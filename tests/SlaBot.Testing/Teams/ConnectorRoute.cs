namespace SlaBot.Testing.Teams;

/// <summary>What a path of the Connector means (Bot Framework REST, version 3), whatever prefix the service's own address has.</summary>
internal sealed record ConnectorRoute(string Operation, string? Conversation = null, string? Item = null)
{
    public static ConnectorRoute Of(string method, string rawPath)
    {
        var start = rawPath.IndexOf("/v3/", StringComparison.Ordinal);
        var parts = start < 0 ? [] : rawPath[(start + 4)..].TrimEnd('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        return (method, parts) switch
        {
            ("POST", ["conversations"]) => new("create"),
            ("POST", ["conversations", var id, "activities"]) => new("send", id),
            ("POST", ["conversations", var id, "activities", var activity]) => new("reply", id, activity),
            ("PUT", ["conversations", var id, "activities", var activity]) => new("update", id, activity),
            ("DELETE", ["conversations", var id, "activities", var activity]) => new("delete", id, activity),
            ("GET", ["conversations", var id, "members"]) => new("members", id),
            ("GET", ["conversations", var id, "pagedmembers"]) => new("pagedmembers", id),
            ("GET", ["conversations", var id, "members", var member]) => new("member", id, member),
            ("GET", ["teams", var id]) => new("team", id),
            ("GET", ["teams", var id, "conversations"]) => new("channels", id),
            _ => new("unknown"),
        };
    }
}
