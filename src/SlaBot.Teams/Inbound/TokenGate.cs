using Microsoft.Extensions.Logging;
using SlaBot.Channels.Inbound;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// Admits what the channel signed: first the text of the token, then what it says, then its key, then the signature, so that
/// made-up tokens cost little. What is refused is logged by the name of the rule, never with the token.
/// </summary>
internal sealed partial class TokenGate(TeamsSettings bot, SigningKeys keys, TimeProvider time, ILogger<TokenGate> log) : ITokenGate
{
    private readonly TokenSignature signature = new(bot, time);

    /// <summary>Gets the rules for the text of a token: all of them, but for tests that show what each is for.</summary>
    internal IReadOnlyList<Rule<string>> TextRules { get; init; } = TokenText.Rules;

    /// <summary>Gets the rules for what a token says, likewise.</summary>
    internal IReadOnlyList<Rule<TokenClaims>> ClaimRules { get; init; } = TokenRules.All;

    /// <inheritdoc/>
    public async ValueTask<ChannelToken?> AdmitAsync(string? authorization, CancellationToken cancellation)
    {
        var (token, broken) = await JudgeAsync(authorization, cancellation);
        if (broken is not null)
        {
            Refused(broken);
        }

        return token;
    }

    /// <summary>Judges a header.</summary>
    /// <returns>What it admits, or the name of the rule that it breaks.</returns>
    internal async ValueTask<(ChannelToken? Admitted, string? Broken)> JudgeAsync(string? authorization, CancellationToken cancellation)
    {
        if (AuthorizationHeader.TokenIn(authorization) is not { } token)
        {
            return (null, "there is one bearer token");
        }

        if (TextRules.FirstBroken(token) is { } misspelled)
        {
            return (null, misspelled);
        }

        if (TokenClaims.Read(token, bot, time.GetUtcNow()) is not { } claims)
        {
            return (null, "header and claims are JSON objects that say nothing twice");
        }

        if (ClaimRules.FirstBroken(claims) is { } untrue)
        {
            return (null, untrue);
        }

        if (await keys.FindAsync(claims.Header("kid") ?? "", cancellation) is not { } key)
        {
            return (null, "the key is one of the channel's");
        }

        return key.Endorsements.Count == 0 ? (null, "the key is endorsed")
            : await signature.HoldsAsync(token, key) ? (new ChannelToken(claims.Claim("serviceurl") ?? "", key.Endorsements), null)
            : (null, "the key signed the token");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a request for Teams, since this does not hold: {Rule}")]
    private partial void Refused(string rule);
}
