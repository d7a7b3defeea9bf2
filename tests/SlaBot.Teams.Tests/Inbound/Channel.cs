using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Teams.Inbound;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>A fake channel with all kinds of keys, and the gate that faces it; the clock stands still unless a test moves it.</summary>
public sealed class Channel : IAsyncLifetime
{
    private const string Stolen = "teams-1";

    private HttpClient http = null!;
    private SigningKeys keys = null!;

    public Channel()
        : this(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero))
    {
    }

    internal Channel(DateTimeOffset now) => Time = new(now);

    public FakeTimeProvider Time { get; }

    public FakeIdentity Identity { get; private set; } = null!;

    /// <summary>Speaks for Web Chat only.</summary>
    public FakeKey Web { get; private set; } = null!;

    /// <summary>Speaks for no channel.</summary>
    public FakeKey Bare { get; private set; } = null!;

    /// <summary>In the list, but of 1024 bits.</summary>
    public FakeKey Weak { get; private set; } = null!;

    /// <summary>In no list, under a name that is.</summary>
    public FakeKey Stranger { get; private set; } = null!;

    internal TeamsSettings Bot { get; private set; } = null!;

    internal TokenGate Gate { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Identity = await FakeIdentity.StartAsync(Time);
        Web = Identity.Publish("web", "webchat");
        Bare = Identity.Publish("bare");
        Weak = Identity.Publish(Identity.Unpublished("weak", 1024, "msteams"));
        Stranger = Identity.Unpublished(Stolen, 2048, "msteams");
        Bot = new(FakeIdentity.AppId, FakeIdentity.Tenant, new HashSet<string> { FakeIdentity.Tenant }) { OpenIdMetadataUrl = Identity.MetadataUrl };
        http = KeySource.NewClient();
        keys = new(new(http, Identity.MetadataUrl), Time, NullLogger<SigningKeys>.Instance);
        Gate = NewGate();
    }

    public async ValueTask DisposeAsync()
    {
        await keys.DisposeAsync();
        http.Dispose();
        await Identity.DisposeAsync();
    }

    /// <summary>The gate, or one that lacks a rule.</summary>
    internal TokenGate NewGate(string? without = null, ILogger<TokenGate>? log = null) => new(Bot, keys, Time, log ?? NullLogger<TokenGate>.Instance)
    {
        TextRules = [.. TokenText.Rules.Where(rule => rule.Name != without)],
        ClaimRules = [.. TokenRules.All.Where(rule => rule.Name != without)],
    };

    /// <summary>What an endpoint would answer: the token first, then the body, then whether they belong together.</summary>
    internal async Task<int> StatusAsync(string? authorization, string body)
    {
        if (await Gate.AdmitAsync(authorization, TestContext.Current.CancellationToken) is not { } token)
        {
            return 401;
        }

        try
        {
            return JsonSerializer.Deserialize(body, ActivityJson.Default.Activity) is { } activity
                ? ActivityBinding.Check(token, Bot, activity)?.Status ?? 200
                : 400;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return 400;
        }
    }
}
