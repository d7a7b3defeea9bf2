using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// Microsoft's own judgement of a token, by one given key: the signature, and once more algorithm, key name, issuer,
/// audience and times.
/// </summary>
internal sealed class TokenSignature(TeamsSettings bot, TimeProvider time)
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new();

    private readonly TokenValidationParameters strict = new()
    {
        ValidAlgorithms = Algorithms,
        ValidIssuer = bot.Issuer,
        ValidAudience = bot.AppId,
        RequireSignedTokens = true,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (start, end, _, _) => IsNow(start, end, time.GetUtcNow().UtcDateTime),
    };

    /// <summary>Whether the key signed the token.</summary>
    public async ValueTask<bool> HoldsAsync(string token, SigningKey key)
    {
        var parameters = strict.Clone();
        parameters.IssuerSigningKey = key.Rsa;
        return (await handler.ValidateTokenAsync(token, parameters)).IsValid;
    }

    private static bool IsNow(DateTime? start, DateTime? end, DateTime now) =>
        end is not null && now.AddSeconds(-TokenRules.Skew) < end && (start is null || start <= now.AddSeconds(TokenRules.Skew));
}
