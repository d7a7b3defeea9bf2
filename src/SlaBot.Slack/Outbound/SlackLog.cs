using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace SlaBot.Slack.Outbound;

/// <summary>Notes what goes wrong with Slack, with the id by which Slack finds it: never a token, a text, an address or a body.</summary>
internal sealed partial class SlackLog(ILogger<SlackLog> log)
{
    private const int LongestId = 128;

    /// <summary>Notes an answer that is no success.</summary>
    public void Note(string operation, int status, string? error, HttpResponseHeaders headers) =>
        Answered(operation, status, error ?? "no error", Id(headers, "X-Slack-Req-Id"));

    /// <summary>Notes an address that is not Slack's: its host alone, and that only in plain letters.</summary>
    public void Forbid(string operation, Uri address) =>
        Forbidden(operation, address.IsAbsoluteUri && Ascii.IsValid(address.Host) ? address.Host : "something else");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack answered {Operation} with {Status} ({Error}); request {RequestId}")]
    public partial void Answered(string operation, int status, string error, string requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack gave no answer to {Operation}: {Reason}")]
    public partial void Silent(string operation, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for {Operation}: {Reason}")]
    public partial void NoToken(string operation, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} was not sent: {Host} is none of Slack's hosts (Slack:ApiUrl)")]
    public partial void Forbidden(string operation, string host);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Workspace} takes no newer blocks ({Error}): it gets classic ones for a day")]
    public partial void WentClassic(string workspace, string error);

    /// <summary>Headers come from outside: only what such an id is made of.</summary>
    private static string Id(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.First() is { Length: > 0 and <= LongestId } id && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : "unknown";
}
