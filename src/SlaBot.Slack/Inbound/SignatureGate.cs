using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Inbound;
using SlaBot.Slack.Settings;

namespace SlaBot.Slack.Inbound;

/// <summary>
/// Admits what Slack signed, by the raw bytes and before anything of them is parsed. There is one path: nothing in a body or
/// a header leads past it, <c>ssl_check</c> and <c>url_verification</c> neither. What is refused is logged by the name of
/// the rule, never with its signature or its body.
/// </summary>
internal sealed partial class SignatureGate(SlackSecrets secrets, TimeProvider time, ILogger<SignatureGate> log)
{
    /// <summary>How old, or how early, a request may be: seconds.</summary>
    public const int Skew = 300;

    /// <summary>Gets the rules, the cheap ones first.</summary>
    internal static IReadOnlyList<Rule<SignedRequest>> All { get; } =
    [
        new("there is one timestamp", request => request.Timestamps.Count == 1),
        new("there is one signature", request => request.Signatures.Count == 1),
        new("the timestamp is whole seconds in digits", request => request.SignedAt is not null),
        new("the request is at most 5 minutes old", request => request.SignedAt is not { } at || request.Now - at <= Skew),
        new("the request is at most 5 minutes early", request => request.SignedAt is not { } at || at - request.Now <= Skew),
        new("the signature is v0 in lower-case digits", request => request.Told is not null),
        new("a secret of ours signed it", request => request.IsSigned()),
    ];

    /// <summary>Gets the rules that hold here: all of them, but for tests that show what each is for.</summary>
    internal IReadOnlyList<Rule<SignedRequest>> Rules { get; init; } = All;

    /// <summary>Whether Slack signed a request.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="body">Its body, as it came.</param>
    public bool Admits(IHeaderDictionary headers, ReadOnlyMemory<byte> body)
    {
        if (Broken(headers, body) is not { } broken)
        {
            return true;
        }

        Refused(broken);
        return false;
    }

    /// <summary>The name of the first rule that a request breaks, or null where it breaks none.</summary>
    internal string? Broken(IHeaderDictionary headers, ReadOnlyMemory<byte> body) => Rules.FirstBroken(new(
        headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"], body, secrets.Signing, time.GetUtcNow().ToUnixTimeSeconds()));

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a request for Slack, since this does not hold: {Rule}")]
    private partial void Refused(string rule);
}
