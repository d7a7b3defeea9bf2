using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SlaBot.Testing.Teams;

/// <summary>
/// What Microsoft runs around a bot, on a port of this machine: the OpenID metadata and the keys of the Teams channel, which
/// can be rotated and can fail; tokens as the channel signs them, and wrong ones; and the endpoint where bots get theirs.
/// </summary>
public sealed class FakeIdentity : IAsyncDisposable
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly List<FakeKey> keys = [];
    private readonly List<FakeKey> made = [];
    private int metadataFetches, keyFetches;

    private FakeIdentity(WebApplication app, TimeProvider time)
    {
        (this.app, this.time) = (app, time);
        Key = Publish("teams-1", "msteams", "slack");
        Tokens = new(time);
    }

    /// <summary>Gets where the metadata is.</summary>
    public Uri MetadataUrl => new($"{app.Urls.First()}/v1/.well-known/openidconfiguration");

    /// <summary>Gets where bots get tokens.</summary>
    public Uri TokenUrl => new($"{app.Urls.First()}/{Tenant}/oauth2/v2.0/token");

    /// <summary>Gets the key that signs for Teams now.</summary>
    public FakeKey Key { get; private set; }

    /// <summary>Gets or sets how the metadata fails.</summary>
    public Fault MetadataFault { get; set; }

    /// <summary>Gets or sets how the list of keys fails.</summary>
    public Fault KeysFault { get; set; }

    /// <summary>Gets or sets where the metadata says that the keys are; null for where they are.</summary>
    public string? KeysAt { get; set; }

    /// <summary>Gets how often the metadata was asked for.</summary>
    public int MetadataFetches => Volatile.Read(ref metadataFetches);

    /// <summary>Gets how often the list of keys was asked for.</summary>
    public int KeyFetches => Volatile.Read(ref keyFetches);

    /// <summary>Gets the endpoint where bots get tokens.</summary>
    public FakeTokenEndpoint Tokens { get; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeIdentity> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var fake = new FakeIdentity(app, time ?? TimeProvider.System);
        app.MapGet("/v1/.well-known/openidconfiguration", fake.AnswerMetadataAsync);
        app.MapGet("/v1/.well-known/keys", fake.AnswerKeysAsync);
        app.MapPost("/{**rest}", fake.Tokens.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>Adds a key to the list.</summary>
    public FakeKey Publish(string id, params string[] endorsements) => Publish(Keep(new(id, "", 2048, endorsements)));

    /// <summary>Adds a key that exists.</summary>
    public FakeKey Publish(FakeKey key)
    {
        lock (keys)
        {
            keys.Add(key);
        }

        return key;
    }

    /// <summary>Makes a key that is in no list.</summary>
    public FakeKey Unpublished(string id, int bits = 2048, params string[] endorsements) => Keep(new(id, "unpublished", bits, endorsements));

    /// <summary>Signs with a new key from now on; the old one stays in the list until it is retired.</summary>
    public FakeKey Rotate(string id = "teams-2") => Key = Publish(id, "msteams", "slack");

    /// <summary>Takes a key from the list.</summary>
    public void Retire(FakeKey key)
    {
        lock (keys)
        {
            keys.Remove(key);
        }
    }

    /// <summary>The claims of a good token: one hour from a moment ago.</summary>
    public JsonObject Claims()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["serviceurl"] = ServiceUrl, ["nbf"] = now - 10, ["exp"] = now + 3600, ["iss"] = Issuer, ["aud"] = AppId };
    }

    /// <summary>The header of a good token.</summary>
    public JsonObject Header(FakeKey? key = null) => new() { ["alg"] = "RS256", ["kid"] = (key ?? Key).Id, ["x5t"] = (key ?? Key).Id, ["typ"] = "JWT" };

    /// <summary>A token as the channel signs it, with whatever is to be different.</summary>
    /// <param name="claims">Changes the claims.</param>
    /// <param name="header">Changes the header.</param>
    /// <param name="key">Signs in the place of <see cref="Key"/>, under its own name.</param>
    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, FakeKey? key = null)
    {
        var (head, body) = (Header(key), Claims());
        header?.Invoke(head);
        claims?.Invoke(body);
        var hash = head["alg"]?.ToString() switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        return FakeToken.Sign(head.ToJsonString(), body.ToJsonString(), key ?? Key, hash);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        made.ForEach(key => key.Dispose());
    }

    private FakeKey Keep(FakeKey key)
    {
        made.Add(key);
        return key;
    }

    private Task AnswerMetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref metadataFetches);
        var keysAt = KeysAt ?? $"{app.Urls.First()}/v1/.well-known/keys";
        return FaultyAnswer.WriteAsync(context, MetadataFault, new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = keysAt, ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") });
    }

    private Task AnswerKeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref keyFetches);
        lock (keys)
        {
            return FaultyAnswer.WriteAsync(context, KeysFault, new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.Published())]) });
        }
    }
}
