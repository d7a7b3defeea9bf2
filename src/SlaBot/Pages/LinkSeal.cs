using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using SlaBot.Channels.Sealing;

namespace SlaBot.Pages;

/// <summary>What addresses of pages carry, sealed: whoever has one may look, and nobody can make one up or change one.</summary>
/// <param name="key">The key of this installation: 32 bytes.</param>
/// <param name="place">What kind of page it opens: under the same key it opens no other.</param>
internal sealed class LinkSeal(byte[] key, string place) : IDisposable
{
    private const char Separator = '\u001f';
    private const int LongestToken = 2_000;

    private readonly TextSeal seal = new(key);

    /// <summary>Seals some words and the moment.</summary>
    /// <param name="now">From when on it counts.</param>
    /// <param name="words">The words; only the last may hold anything.</param>
    public string Seal(Instant now, params string[] words) => seal.Seal(string.Join(Separator, [InstantPattern.General.Format(now), .. words]), place);

    /// <summary>Opens what was sealed here.</summary>
    /// <param name="token">What came with the request, or anything.</param>
    /// <param name="count">How many words were sealed.</param>
    /// <param name="since">When it was sealed.</param>
    /// <param name="words">The words.</param>
    public bool TryOpen(string token, int count, out Instant since, [NotNullWhen(true)] out string[]? words)
    {
        (since, words) = (default, null);
        if (token.Length > LongestToken || !seal.TryOpen(token, out var text, place) || text.Split(Separator, count + 1) is not [var at, .. var rest] || rest.Length != count
            || InstantPattern.General.Parse(at) is not { Success: true, Value: var moment })
        {
            return false;
        }

        (since, words) = (moment, rest);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();
}
