using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Channels.Sealing;

/// <summary>Seals texts with AES-256-GCM under one key, and opens what was sealed under it: nobody else can read, make or change one.</summary>
/// <param name="key">The key: 32 bytes.</param>
public sealed class TextSeal(byte[] key) : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lock gate = new();
    private readonly AesGcm cipher = new(key, TagBytes);

    /// <summary>Seals a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What it belongs to: it opens there alone.</param>
    /// <returns>Letters, digits, <c>-</c> and <c>_</c> that mean nothing to anybody else.</returns>
    public string Seal(string text, string place = "")
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        lock (gate)
        {
            cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        }

        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>Opens what was sealed.</summary>
    /// <param name="seal">What <see cref="Seal"/> gave, or anything.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">What it belongs to.</param>
    /// <returns>Whether it was sealed under this key, for this place.</returns>
    public bool TryOpen(string seal, [NotNullWhen(true)] out string? text, string place = "")
    {
        text = null;
        if (!Base64Url.IsValid(seal))
        {
            return false;
        }

        var sealedBytes = Base64Url.DecodeFromChars(seal);
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
                cipher.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes, length), sealedBytes.AsSpan(NonceBytes + length), plain, Encoding.UTF8.GetBytes(place));
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        text = Encoding.UTF8.GetString(plain);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => cipher.Dispose();
}
