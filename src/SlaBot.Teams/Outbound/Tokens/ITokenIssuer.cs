using SlaBot.Channels.Http;

namespace SlaBot.Teams.Outbound.Tokens;

/// <summary>Makes tokens: a new one at each call.</summary>
internal interface ITokenIssuer
{
    /// <summary>Fetches a new token.</summary>
    /// <exception cref="TokenUnavailableException">There is none.</exception>
    Task<IssuedToken> IssueAsync(CancellationToken cancellation);
}

/// <summary>A new token. It is no record: nothing prints it.</summary>
internal sealed class IssuedToken(string value, DateTimeOffset expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
