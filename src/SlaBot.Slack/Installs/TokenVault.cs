using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;

namespace SlaBot.Slack.Installs;

/// <summary>Seals the tokens of installations, each for its own: one that is moved to another row of the data does not open.</summary>
internal sealed class TokenVault(byte[] key) : IDisposable
{
    private readonly TextSeal seal = new(key);

    /// <summary>An installation with its tokens put in, sealed.</summary>
    public SlackInstallation Put(SlackInstallation into, string token, string? refresh) => into with
    {
        SealedToken = seal.Seal(token, Place(into, "bot")),
        SealedRefresh = refresh is null ? null : seal.Seal(refresh, Place(into, "refresh")),
    };

    /// <summary>The bot's token, or null where it was sealed under another key.</summary>
    public string? Token(SlackInstallation of) => seal.TryOpen(of.SealedToken, out var token, Place(of, "bot")) ? token : null;

    /// <summary>The refresh token, or null where there is none or it was sealed under another key.</summary>
    public string? Refresh(SlackInstallation of) => of.SealedRefresh is { } kept && seal.TryOpen(kept, out var token, Place(of, "refresh")) ? token : null;

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();

    private static string Place(SlackInstallation of, string kind) => $"slack|{kind}|{of.Enterprise}|{of.Team}";
}
