using System.Buffers;
using System.Buffers.Text;
using SlaBot.Channels.Inbound;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// A token as text: there is one way to write it, so that no changed letter gives the same token. The library takes
/// padding, and most decoders ignore the bits that a last letter has too many.
/// </summary>
internal static class TokenText
{
    /// <summary>The longest token, in characters: real ones have about 1,000.</summary>
    public const int Longest = 16 * 1024;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet + ".");

    /// <summary>Gets what holds for the text of every token.</summary>
    public static IReadOnlyList<Rule<string>> Rules { get; } =
    [
        new("the token is at most 16 kB", token => token.Length <= Longest),
        new("the token has three parts", token => token.AsSpan().Count('.') == 2),
        new("the token is base64url without padding", token => !token.AsSpan().ContainsAnyExcept(Letters)),
        new("the token is written the one canonical way", token => EveryPart(token, IsCanonical)),
    ];

    /// <summary>Decodes one part, or null where that cannot be done.</summary>
    /// <param name="token">The whole token.</param>
    /// <param name="index">0 for the header, 1 for the claims.</param>
    public static byte[]? Decode(string token, int index)
    {
        foreach (var part in token.AsSpan().Split('.'))
        {
            if (index-- > 0)
            {
                continue;
            }

            var text = token.AsSpan()[part];
            return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
        }

        return null;
    }

    private static bool EveryPart(string token, Func<ReadOnlySpan<char>, bool> holds)
    {
        foreach (var part in token.AsSpan().Split('.'))
        {
            if (!holds(token.AsSpan()[part]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two letters hold one byte and four bits too many, three hold two bytes and two bits too many: those bits are zero.</summary>
    private static bool IsCanonical(ReadOnlySpan<char> part) => (part.Length % 4) switch
    {
        0 => part.Length > 0,
        2 => (Alphabet.IndexOf(part[^1], StringComparison.Ordinal) & 0b1111) == 0,
        3 => (Alphabet.IndexOf(part[^1], StringComparison.Ordinal) & 0b11) == 0,
        _ => false,
    };
}
