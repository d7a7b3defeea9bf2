using System.Globalization;

namespace SlaBot.Testing.Teams;

/// <summary>What goes wrong with a request to the fake Connector.</summary>
public sealed record ConnectorFault : WireFault
{
    /// <summary>A status with a body and headers (name, value, name, value …).</summary>
    public static ConnectorFault Of(int status, string body = "", params string[] headers) => new()
    {
        Status = status,
        Body = body,
        Headers = headers.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]),
    };

    /// <summary>An error in the Connector's own form.</summary>
    public static ConnectorFault Error(int status, string code, params string[] headers) =>
        Of(status, $$"""{"error": {"code": "{{code}}", "message": "as the test wants it"} }""", headers);

    /// <summary>429, with or without a time to wait.</summary>
    public static ConnectorFault Throttled(string? retryAfter = null) =>
        Error(429, "Throttled", retryAfter is null ? [] : ["Retry-After", retryAfter]);

    /// <summary>429 with whole seconds to wait.</summary>
    public static ConnectorFault Throttled(int seconds) => Throttled(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>An error page.</summary>
    public static ConnectorFault Html(int status) =>
        Of(status, "<html><body><h1>Something is wrong</h1></body></html>") with { ContentType = "text/html" };

    public static ConnectorFault Redirect(string to, int status = 307) => Of(status, "", "Location", to);

    /// <summary>The connection is cut before the request is accepted.</summary>
    public static ConnectorFault ResetBefore { get; } = new() { Resets = true };

    /// <summary>The request is accepted, and the connection cut before the answer.</summary>
    public static ConnectorFault ResetAfter { get; } = new() { Resets = true, IsAccepted = true };

    /// <summary>Nothing for a while, then a cut connection.</summary>
    public static ConnectorFault Hang(TimeSpan during, bool isAccepted = true) => new() { Delay = during, Resets = true, IsAccepted = isAccepted };

    /// <summary>Accepted, with an answer as large as that.</summary>
    public static ConnectorFault Huge(int bytes = 10_000_000) => new() { IsAccepted = true, Status = 201, Body = """{"id":"1","filling":""" + "\"", Filling = bytes };

    /// <summary>Accepted, with an answer that ends too early.</summary>
    public static ConnectorFault Truncated(bool cutsTheConnection = false) => new() { IsAccepted = true, Status = 201, Body = """{"id":"17""", CutsTheBody = cutsTheConnection };
}
