using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Sealing;

/// <summary>Seals acts with AES-256-GCM under a random key of this installation, and opens what it sealed itself.</summary>
/// <param name="key">The key: 32 bytes.</param>
/// <param name="time">The clock.</param>
public sealed class ActSeal(byte[] key, TimeProvider time) : IDisposable
{
    /// <summary>How long an act can be used.</summary>
    public static readonly Duration Span = Duration.FromDays(30);

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int LongestSeal = 16_384;
    private const char Separator = '\u001f';

    private readonly Lock gate = new();
    private readonly AesGcm cipher = new(key, TagBytes);

    /// <summary>Seals an act.</summary>
    /// <returns>Letters, digits, <c>-</c> and <c>_</c> that mean nothing to anybody else.</returns>
    public string Seal(SealedAct act)
    {
        var plain = Encoding.UTF8.GetBytes(string.Join(
            Separator,
            act.Workspace.Value,
            ((int)act.Platform).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ((int)act.Kind).ToString(System.Globalization.CultureInfo.InvariantCulture),
            act.AskedAt.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture),
            act.Conversation,
            act.Words));
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        lock (gate)
        {
            cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length));
        }

        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>Opens what was sealed.</summary>
    /// <param name="text">What came back with the press.</param>
    /// <param name="act">The act.</param>
    /// <returns>Whether it was sealed here and can still be used.</returns>
    public bool TryOpen(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SealedAct? act)
    {
        act = null;
        if (text is not { Length: > 0 and <= LongestSeal } || !Base64Url.IsValid(text))
        {
            return false;
        }

        var sealedBytes = Base64Url.DecodeFromChars(text);
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        if (length <= 0)
        {
            return false;
        }

        var plain = new byte[length];
        try
        {
            lock (gate)
            {
                cipher.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes, length), sealedBytes.AsSpan(NonceBytes + length), plain);
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        act = Parse(Encoding.UTF8.GetString(plain));
        return Instant.FromDateTimeOffset(time.GetUtcNow()) - act.AskedAt <= Span;
    }

    /// <inheritdoc/>
    public void Dispose() => cipher.Dispose();

    // Only what was sealed here gets this far, so its shape is known. The conversation's id is the platform's and holds no
    // separator; the words come last and may hold anything.
    private static SealedAct Parse(string plain)
    {
        var parts = plain.Split(Separator, 6);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return new(
            new WorkspaceId(parts[0]),
            (Platform)int.Parse(parts[1], culture),
            parts[4],
            (ActKind)int.Parse(parts[2], culture),
            parts[5],
            Instant.FromUnixTimeTicks(long.Parse(parts[3], culture)));
    }
}
