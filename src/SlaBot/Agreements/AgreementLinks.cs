using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Pages;

namespace SlaBot.Agreements;

/// <summary>Addresses of agreement pages: whoever has one may look, for seven days, unless it is revoked before; nobody can make one up.</summary>
/// <param name="key">The key of this installation: 32 bytes.</param>
/// <param name="publicUrl">Where the bot is reached from outside, or null where it is not.</param>
/// <param name="book">How often links were revoked.</param>
internal sealed class AgreementLinks(byte[] key, Uri? publicUrl, AgreementLinkBook book) : IAgreementLinks, IDisposable
{
    /// <summary>The name of the key.</summary>
    public const string KeyName = "agreement-link";

    /// <summary>For how long an address is good.</summary>
    public static readonly Duration Span = Duration.FromDays(7);

    private readonly LinkSeal seal = new(key, "agreement");

    /// <inheritdoc/>
    public async ValueTask<Uri?> PageAsync(WorkspaceId workspace, string language, Instant now, CancellationToken cancellation) =>
        publicUrl is null ? null : new(publicUrl, $"{AgreementEndpoints.Path}/{await TokenOfAsync(workspace, language, now, cancellation)}");

    /// <summary>What names an agreement in an address.</summary>
    public async ValueTask<string> TokenOfAsync(WorkspaceId workspace, string language, Instant now, CancellationToken cancellation) =>
        seal.Seal(now, (await book.CountAsync(workspace, cancellation)).ToString(CultureInfo.InvariantCulture), language, workspace.Value);

    /// <summary>Opens what was sealed here.</summary>
    /// <param name="token">What came with the request, or anything.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async ValueTask<AgreementLink> OpenAsync(string token, Instant now, CancellationToken cancellation)
    {
        if (!seal.TryOpen(token, 3, out var since, out var words))
        {
            return new(AgreementLinkState.Unknown, default, "");
        }

        var workspace = new WorkspaceId(words[2]);
        var state = now - since > Span ? AgreementLinkState.Expired
            : words[0] != (await book.CountAsync(workspace, cancellation)).ToString(CultureInfo.InvariantCulture) ? AgreementLinkState.Revoked
            : AgreementLinkState.Good;
        return new(state, workspace, words[1]);
    }

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();
}

/// <summary>What an address names.</summary>
/// <param name="State">Whether it opens.</param>
/// <param name="Workspace">Whose agreement.</param>
/// <param name="Language">The language in which it is shown first; empty where the address says nothing.</param>
internal sealed record AgreementLink(AgreementLinkState State, WorkspaceId Workspace, string Language);

/// <summary>Whether an address opens.</summary>
internal enum AgreementLinkState
{
    /// <summary>It opens.</summary>
    Good,

    /// <summary>It was not made here, or changed.</summary>
    Unknown,

    /// <summary>It is too old.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}
