using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Teams;

/// <summary>A key that a fake channel signs with, or that a forger wishes it did.</summary>
public sealed class FakeKey : IDisposable
{
    /// <summary>Makes a key.</summary>
    /// <param name="id">Its name in the list.</param>
    /// <param name="bits">Its strength.</param>
    /// <param name="endorsements">The channels it speaks for; none where it is to have no such entry.</param>
    public FakeKey(string id, int bits = 2048, params string[] endorsements) => (Id, Rsa, Endorsements) = (id, RSA.Create(bits), endorsements);

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

    /// <inheritdoc/>
    public void Dispose() => Rsa.Dispose();
}
