using System.Globalization;

namespace SlaBot.Testing.Slack;

/// <summary>What goes wrong with a request to the fake Slack.</summary>
public sealed record SlackFault : WireFault
{
    /// <summary>A status with a body and headers (name, value, name, value …).</summary>
    public static SlackFault Of(int status, string body = "", params string[] headers) => new()
    {
        Status = status,
        Body = body,
        Headers = headers.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]),
    };

    /// <summary>Slack's usual failure: 200 and <c>ok: false</c>.</summary>
    public static SlackFault Error(string error, int status = 200, params string[] headers) => Of(status, $$"""{"ok":false,"error":"{{error}}"}""", headers);

    /// <summary>429, with or without a time to wait.</summary>
    public static SlackFault RateLimited(string? retryAfter = null) => Error("ratelimited", 429, retryAfter is null ? [] : ["Retry-After", retryAfter]);

    /// <summary>429 with whole seconds to wait.</summary>
    public static SlackFault RateLimited(int seconds) => RateLimited(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A page.</summary>
    public static SlackFault Html(int status) => Of(status, "<html><body><h1>Something is wrong</h1></body></html>") with { ContentType = "text/html" };

    public static SlackFault Redirect(string to, int status = 307) => Of(status, "", "Location", to);

    /// <summary>The connection is cut before the request is accepted.</summary>
    public static SlackFault ResetBefore { get; } = new() { Resets = true };

    /// <summary>The request is accepted, and the connection cut before the answer.</summary>
    public static SlackFault ResetAfter { get; } = new() { Resets = true, IsAccepted = true };

    /// <summary>Nothing for a while, then a cut connection.</summary>
    public static SlackFault Hang(TimeSpan during, bool isAccepted = true) => new() { Delay = during, Resets = true, IsAccepted = isAccepted };

    /// <summary>Accepted, with an answer as large as that.</summary>
    public static SlackFault Huge(int bytes = 10_000_000) => new() { IsAccepted = true, Status = 200, Body = """{"ok":true,"filling":""" + "\"", Filling = bytes };

    /// <summary>Accepted, with an answer that ends too early.</summary>
    public static SlackFault Truncated(bool cutsTheConnection = false) => new() { IsAccepted = true, Status = 200, Body = """{"ok":true,"ts":"17""", CutsTheBody = cutsTheConnection };
}
