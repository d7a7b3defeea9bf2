namespace SlaBot.Teams.Outbound;

/// <summary>Addresses of the Connector: the service's own address with its path, then <c>/v3/…</c> with every part percent-encoded.</summary>
internal static class ConnectorAddress
{
    private const int LongestId = 1_024;

    public static Uri? Conversations(string serviceUrl) => Of(serviceUrl, "/v3/conversations");

    public static Uri? Activities(string serviceUrl, string? conversation) => Of(serviceUrl, "/v3/conversations/", conversation, "/activities");

    public static Uri? Activity(string serviceUrl, string? conversation, string? activity) =>
        Of(serviceUrl, "/v3/conversations/", conversation, "/activities/", activity);

    public static Uri? Member(string serviceUrl, string? conversation, string? member) =>
        Of(serviceUrl, "/v3/conversations/", conversation, "/members/", member);

    /// <summary>A page of the members, at most 500.</summary>
    public static Uri? Members(string serviceUrl, string? conversation, string? continuation)
    {
        var page = continuation is null ? "?pageSize=500" : "?pageSize=500&continuationToken=" + Uri.EscapeDataString(continuation);
        return Of(serviceUrl, "/v3/conversations/", conversation, "/pagedmembers" + page);
    }

    /// <summary>Null where an id cannot be a part of a path: a dot alone would climb out of it.</summary>
    private static Uri? Of(string serviceUrl, string fixedPart, string? id, string rest) =>
        IsPart(id) ? Of(serviceUrl, fixedPart + Uri.EscapeDataString(id!) + rest) : null;

    private static Uri? Of(string serviceUrl, string fixedPart, string? id, string between, string? second) =>
        IsPart(second) ? Of(serviceUrl, fixedPart, id, between + Uri.EscapeDataString(second!)) : null;

    private static Uri? Of(string serviceUrl, string path) =>
        Uri.TryCreate(serviceUrl.TrimEnd('/') + path, UriKind.Absolute, out var address) ? address : null;

    private static bool IsPart(string? id) => id is { Length: > 0 and <= LongestId } and not "." and not "..";
}
