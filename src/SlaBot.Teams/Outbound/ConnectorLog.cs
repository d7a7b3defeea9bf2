using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace SlaBot.Teams.Outbound;

/// <summary>Notes what goes wrong with the Connector, with the ids by which Microsoft finds it: never a token, a text or a body.</summary>
internal sealed partial class ConnectorLog(ILogger<ConnectorLog> log)
{
    private const int LongestId = 128;

    /// <summary>Notes an answer that is no success.</summary>
    public void Note(string operation, int status, string? code, HttpResponseHeaders headers) =>
        Answered(operation, status, code ?? "no code", Id(headers, "MS-CV"), Id(headers, "X-Correlating-OperationId"));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams answered {Operation} with {Status} ({Code}); MS-CV {Vector}, operation {OperationId}")]
    public partial void Answered(string operation, int status, string code, string vector, string operationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams gave no answer to {Operation}: {Reason}")]
    public partial void Silent(string operation, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for {Operation}: {Reason}")]
    public partial void NoToken(string operation, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} was not sent: {Host} is none of the hosts that may receive the token (Teams:ServiceHosts)")]
    public partial void Forbidden(string operation, string host);

    /// <summary>Headers come from outside: only what such an id is made of.</summary>
    private static string Id(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.First() is { Length: > 0 and <= LongestId } id && id.All(IsPartOfId) ? id : "unknown";

    private static bool IsPartOfId(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '/' or '=' or '_';
}
