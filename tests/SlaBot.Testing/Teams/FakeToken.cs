using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Testing.Teams;

/// <summary>Tokens made by hand: from any text, signed or not.</summary>
public static class FakeToken
{
    /// <summary>Signs any header and claims as RS256, or with another hash or padding.</summary>
    public static string Sign(string header, string claims, FakeKey key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.Rsa.SignData(Encoding.ASCII.GetBytes(text), hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Signs with a shared secret, as HS256.</summary>
    public static string SignWithSecret(string header, string claims, byte[] secret)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>Signs nothing.</summary>
    public static string Unsigned(string header, string claims) => $"{Encode(header)}.{Encode(claims)}.";

    /// <summary>One part of a token.</summary>
    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
