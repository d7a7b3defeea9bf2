using Microsoft.Extensions.Logging;
using SlaBot.Channels.Http;
using SlaBot.Channels.Retrying;
using SlaBot.Teams.Outbound.Tokens;

namespace SlaBot.Teams.Outbound;

/// <summary>Puts the Connector's client together. One serves the whole process; dispose it at the end.</summary>
internal sealed class TeamsConnector : IDisposable
{
    private readonly HttpMessageInvoker http = new(PlainHttp.Handler());

    private TeamsConnector(TeamsSettings settings, TimeProvider time, ILoggerFactory logs, TeamsPace pace, RetryLimits limits, ITokenSource tokens, Func<double>? chance)
    {
        Hosts = new(settings.ServiceHosts, isAnyLoopbackAllowed: settings.AllowUnauthenticated);
        var sender = new ConnectorSender(http, Hosts, tokens, new(time), limits, time, new(logs.CreateLogger<ConnectorLog>()), chance);
        Client = new ConnectorClient(sender, pace, settings.HomeTenant);
    }

    /// <summary>Gets the client.</summary>
    public IConnector Client { get; }

    /// <summary>Gets the hosts that may receive a token: a reference is checked before it is stored, too.</summary>
    public ServiceHosts Hosts { get; }

    /// <summary>Connects by the settings, which are valid.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where failures are noted.</param>
    /// <param name="pace">How fast to send; null for the platform's documented limits.</param>
    /// <param name="limits">How often to try again; null for the usual.</param>
    /// <param name="tokens">Where tokens come from; null for Microsoft Entra.</param>
    /// <param name="chance">What spreads the waits between tries, from 0 to below 1; null for true randomness.</param>
    public static TeamsConnector Connect(
        TeamsSettings settings,
        TimeProvider time,
        ILoggerFactory logs,
        TeamsPace? pace = null,
        RetryLimits? limits = null,
        ITokenSource? tokens = null,
        Func<double>? chance = null) =>
        new(settings, time, logs, pace ?? TeamsPace.Documented, limits ?? new(), tokens ?? TokensOf(settings, time), chance);

    public void Dispose() => http.Dispose();

    private static ITokenSource TokensOf(TeamsSettings settings, TimeProvider time) =>
        settings.AllowUnauthenticated ? new NoTokens() : new TokenSource(MsalIssuer.Of(settings), time);
}
