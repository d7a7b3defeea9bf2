using SlaBot.Channels.Http;

namespace SlaBot.Teams.Outbound.Tokens;

/// <summary>Where the bot's own token comes from.</summary>
internal interface ITokenSource
{
    /// <summary>The token to send, or null where none is ever sent.</summary>
    /// <exception cref="TokenUnavailableException">There is none.</exception>
    ValueTask<BearerToken?> GetAsync(CancellationToken cancellation);

    /// <summary>Forgets a token that the Connector refused, unless it is a newer one by now.</summary>
    void Refuse(BearerToken token);
}

/// <summary>A token, ready to be sent. It is no record: nothing prints it.</summary>
internal sealed class BearerToken(string token, DateTimeOffset refreshAt, DateTimeOffset expiresAt)
{
    /// <summary>Gets the value of the header.</summary>
    public string Header { get; } = "Bearer " + token;

    /// <summary>Gets from when a new one is fetched.</summary>
    public DateTimeOffset RefreshAt { get; } = refreshAt;

    /// <summary>Gets until when it may be sent.</summary>
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}

/// <summary>No token at all: unauthenticated development.</summary>
internal sealed class NoTokens : ITokenSource
{
    public ValueTask<BearerToken?> GetAsync(CancellationToken cancellation) => default;

    public void Refuse(BearerToken token)
    {
    }
}
