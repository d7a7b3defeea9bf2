using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Teams;

/// <summary>A key that a fake channel signs with, or that a forger wishes it did.</summary>
public sealed class FakeKey : IDisposable
{
    // Making a key takes long, so the tests of a process share those that are told apart by the same words.
    private static readonly ConcurrentDictionary<(string Kind, int Bits), RSAParameters> Made = new();

    /// <summary>Makes a key.</summary>
    /// <param name="id">Its name in the list.</param>
    /// <param name="kind">What tells it apart from others of that name.</param>
    /// <param name="bits">Its strength.</param>
    /// <param name="endorsements">The channels it speaks for; none where it is to have no such entry.</param>
    public FakeKey(string id, string kind = "", int bits = 2048, params string[] endorsements) =>
        (Id, Rsa, Endorsements) = (id, RSA.Create(Made.GetOrAdd(($"{kind}/{id}", bits), Make)), endorsements);

    /// <summary>Gets its name.</summary>
    public string Id { get; }

    /// <summary>Gets both halves.</summary>
    public RSA Rsa { get; }

    /// <summary>Gets the channels it speaks for.</summary>
    public IReadOnlyList<string> Endorsements { get; }

    /// <summary>The public half as it stands in the list.</summary>
    public JsonObject Published()
    {
        var key = Rsa.ExportParameters(includePrivateParameters: false);
        var published = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
        if (Endorsements.Count > 0)
        {
            published["endorsements"] = new JsonArray([.. Endorsements.Select(one => JsonValue.Create(one))]);
        }

        return published;
    }

    private static RSAParameters Make((string Kind, int Bits) wanted)
    {
        using var key = RSA.Create(wanted.Bits);
        return key.ExportParameters(includePrivateParameters: true);
    }

    /// <inheritdoc/>
    public void Dispose() => Rsa.Dispose();
}
