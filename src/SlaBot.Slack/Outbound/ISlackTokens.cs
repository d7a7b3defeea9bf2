using SlaBot.Channels.Http;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>Where the bot's token of an installation comes from: from the settings, or from what people installed.</summary>
internal interface ISlackTokens
{
    /// <summary>The token to send now, renewed where it had grown old; null where nothing is installed.</summary>
    /// <exception cref="TokenUnavailableException">There is an installation, and no token of it now.</exception>
    Task<SlackToken?> TokenAsync(InstallationId installation, CancellationToken cancellation);

    /// <summary>Notes that Slack takes the newest token no more: the app was removed, or its token revoked.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="error">Slack's word for it, such as <c>token_revoked</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task DeadAsync(InstallationId installation, string error, CancellationToken cancellation);
}

/// <summary>A token, ready to be sent. It is no record: nothing prints it.</summary>
/// <param name="value">The token, <c>xoxb-…</c>.</param>
internal sealed class SlackToken(string value)
{
    /// <summary>Gets the value of the header.</summary>
    public string Header { get; } = "Bearer " + value;
}
