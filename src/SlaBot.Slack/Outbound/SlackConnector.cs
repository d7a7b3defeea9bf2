using Microsoft.Extensions.Logging;
using SlaBot.Channels.Http;
using SlaBot.Channels.Retrying;

namespace SlaBot.Slack.Outbound;

/// <summary>Puts the Web API's client together. One serves the whole process; dispose it at the end.</summary>
internal sealed class SlackConnector : IDisposable
{
    private readonly HttpMessageInvoker http = new(PlainHttp.Handler());

    private SlackConnector(Uri api, ISlackTokens tokens, TimeProvider time, ILoggerFactory logs, SlackPace pace, RetryLimits limits, Func<double>? chance)
    {
        Hosts = new(api);
        var log = new SlackLog(logs.CreateLogger<SlackLog>());
        var sender = new SlackSender(http, Hosts, tokens, new(time), limits, time, log, chance);
        Client = new(sender, Hosts, pace, new(http, Hosts, tokens, limits, time, log, chance), time, log);
    }

    /// <summary>Gets the client.</summary>
    public SlackClient Client { get; }

    /// <summary>Gets where requests may go.</summary>
    public SlackHosts Hosts { get; }

    /// <summary>Connects.</summary>
    /// <param name="api">The base of the methods, such as <c>https://slack.com/api/</c>.</param>
    /// <param name="tokens">Where tokens come from.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where failures are noted.</param>
    /// <param name="pace">How fast to send; null for the platform's documented limits.</param>
    /// <param name="limits">How often to try again; null for the usual.</param>
    /// <param name="chance">What spreads the waits between tries, from 0 to below 1; null for true randomness.</param>
    /// <exception cref="ArgumentException">The base is neither https on port 443 nor on loopback.</exception>
    public static SlackConnector Connect(
        Uri api, ISlackTokens tokens, TimeProvider time, ILoggerFactory logs, SlackPace? pace = null, RetryLimits? limits = null, Func<double>? chance = null) =>
        new(api, tokens, time, logs, pace ?? SlackPace.Documented, limits ?? new(), chance);

    public void Dispose() => http.Dispose();
}
