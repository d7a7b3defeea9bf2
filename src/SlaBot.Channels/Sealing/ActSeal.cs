using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Sealing;

/// <summary>Seals acts under a random key of this installation, and opens what it sealed itself.</summary>
/// <param name="key">The key: 32 bytes.</param>
/// <param name="time">The clock.</param>
public sealed class ActSeal(byte[] key, TimeProvider time) : IDisposable
{
    /// <summary>How long an act can be used.</summary>
    public static readonly Duration Span = Duration.FromDays(30);

    private const int LongestSeal = 16_384;
    private const char Separator = '\u001f';

    private readonly TextSeal seal = new(key);

    /// <summary>Seals an act.</summary>
    /// <returns>Letters, digits, <c>-</c> and <c>_</c> that mean nothing to anybody else.</returns>
    public string Seal(SealedAct act) => seal.Seal(string.Join(
        Separator,
        act.Workspace.Value,
        ((int)act.Platform).ToString(CultureInfo.InvariantCulture),
        ((int)act.Kind).ToString(CultureInfo.InvariantCulture),
        act.AskedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
        act.Conversation,
        act.Words));

    /// <summary>Opens what was sealed.</summary>
    /// <param name="text">What came back with the press.</param>
    /// <param name="act">The act.</param>
    /// <returns>Whether it was sealed here and can still be used.</returns>
    public bool TryOpen(string? text, [NotNullWhen(true)] out SealedAct? act)
    {
        act = text is { Length: > 0 and <= LongestSeal } && seal.TryOpen(text, out var plain) ? Parse(plain) : null;
        return act is not null && Instant.FromDateTimeOffset(time.GetUtcNow()) - act.AskedAt <= Span;
    }

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();

    // Only what was sealed here gets this far, so its shape is known. The conversation's id is the platform's and holds no
    // separator; the words come last and may hold anything.
    private static SealedAct Parse(string plain)
    {
        var parts = plain.Split(Separator, 6);
        return new(
            new WorkspaceId(parts[0]),
            (Platform)int.Parse(parts[1], CultureInfo.InvariantCulture),
            parts[4],
            (ActKind)int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[5],
            Instant.FromUnixTimeTicks(long.Parse(parts[3], CultureInfo.InvariantCulture)));
    }
}
