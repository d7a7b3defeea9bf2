using System.Text.Json;

namespace SlaBot.Teams.Inbound;

/// <summary>What a token says of itself, not yet believed: its header and its claims, as the rules read them.</summary>
internal sealed class TokenClaims
{
    private const long LatestSecond = 253_402_300_799; // the end of the year 9999: beyond it no arithmetic is safe

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly JsonElement header, claims;

    private TokenClaims(JsonElement header, JsonElement claims, TeamsSettings bot, long now) =>
        (this.header, this.claims, Bot, Now) = (header, claims, bot, now);

    /// <summary>Gets whom the token has to be for, and by whom.</summary>
    public TeamsSettings Bot { get; }

    /// <summary>Gets this moment, in seconds since 1970.</summary>
    public long Now { get; }

    /// <summary>Reads a token's two JSON objects.</summary>
    /// <returns>Null where one is no object, is no JSON, is deeper than 8, or names a member twice, however it is spelled.</returns>
    public static TokenClaims? Read(string token, TeamsSettings bot, DateTimeOffset now)
    {
        try
        {
            return TokenText.Decode(token, 0) is { } header && TokenText.Decode(token, 1) is { } claims
                && JsonElement.Parse(header, Strict) is { ValueKind: JsonValueKind.Object } ofHeader
                && JsonElement.Parse(claims, Strict) is { ValueKind: JsonValueKind.Object } ofClaims
                ? new(ofHeader, ofClaims, bot, now.ToUnixTimeSeconds())
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException) // the second for half a surrogate pair
        {
            return null;
        }
    }

    /// <summary>Whether the header has a member, of whatever kind.</summary>
    public bool HasHeader(string name) => header.TryGetProperty(name, out _);

    /// <summary>A member of the header that is text; null where it is missing or anything else.</summary>
    public string? Header(string name) => header.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>Whether there is a claim, of whatever kind.</summary>
    public bool Has(string name) => claims.TryGetProperty(name, out _);

    /// <summary>A claim that is text; null where it is missing or anything else.</summary>
    public string? Claim(string name) => claims.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>The one audience, alone or in a list of one; null for none, several, or anything else.</summary>
    public string? Audience() => !claims.TryGetProperty("aud", out var value) ? null
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? Text(value[0])
        : Text(value);

    /// <summary>A claim that is a moment, in seconds since 1970; null where it is missing or no whole number.</summary>
    public long? Moment(string name) => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds) && seconds is >= 0 and <= LatestSecond ? seconds : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException) // half a surrogate pair, or bytes that are no UTF-8
        {
            return null;
        }
    }
}
