using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Retrying;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Outbound.Tokens;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>A fake Connector and the client that sends to it, with waits too short to notice.</summary>
internal sealed class Sent : IAsyncDisposable
{
    public const string Conversation = "19:abc@thread.tacv2;messageid=1700000000000";

    /// <summary>As many tries as usual, with hardly a wait in between.</summary>
    public static RetryLimits Quick { get; } = new() { FirstWait = TimeSpan.FromMilliseconds(10), LongestWait = TimeSpan.FromMilliseconds(50), TotalWait = TimeSpan.FromSeconds(5) };

    private readonly TeamsConnector connector;

    private Sent(FakeConnector fake, TeamsConnector connector, FakeTokens tokens) => (Fake, this.connector, Tokens) = (fake, connector, tokens);

    public FakeConnector Fake { get; }

    public FakeTokens Tokens { get; }

    public IConnector Client => connector.Client;

    public static async Task<Sent> StartAsync(RetryLimits? limits = null, TimeProvider? time = null, TeamsPace? pace = null, ILoggerFactory? logs = null, IEnumerable<string>? hosts = null)
    {
        var fake = await FakeConnector.StartAsync(time);
        var tokens = new FakeTokens();
        var settings = Settings(fake.Host) with { ServiceHosts = new HashSet<string>(hosts ?? [fake.Host]) };
        var connector = TeamsConnector.Connect(
            settings, time ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance, pace, limits ?? Quick, tokens, chance: static () => 0.5);
        return new(fake, connector, tokens);
    }

    public static TeamsSettings Settings(params string[] hosts) =>
        new("22222222-2222-4222-8222-222222222222", FakeConnector.Tenant, new HashSet<string> { FakeConnector.Tenant })
        {
            AppPassword = "the-secret",
            ServiceHosts = new HashSet<string>(hosts),
        };

    public ConversationReference To(string conversation = Conversation, string? serviceUrl = null) => new()
    {
        ServiceUrl = serviceUrl ?? Fake.ServiceUrl,
        ChannelId = "msteams",
        Conversation = new() { Id = conversation, ConversationType = "channel", IsGroup = true, TenantId = FakeConnector.Tenant },
        Bot = new() { Id = "28:22222222-2222-4222-8222-222222222222", Name = "SlaBot" },
        User = new() { Id = "29:jane", Name = "Jane Harbour" },
    };

    public static Activity Says(string text) => new() { Type = ActivityTypes.Message, Text = text };

    public Task<Delivery> SendAsync(string text = "hello", string conversation = Conversation) =>
        Client.SendAsync(To(conversation), Says(text), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        connector.Dispose();
        await Fake.DisposeAsync();
    }
}

/// <summary>Tokens that are counted: token-1, and a new one after each refusal.</summary>
internal sealed class FakeTokens : ITokenSource
{
    private int issued = 1;

    public int Asked { get; private set; }

    public Exception? Fails { get; set; }

    public string Header => $"Bearer token-{issued}";

    public ValueTask<BearerToken?> GetAsync(CancellationToken cancellation)
    {
        Asked++;
        return Fails is null ? new(new BearerToken($"token-{issued}", DateTimeOffset.MaxValue, DateTimeOffset.MaxValue)) : throw Fails;
    }

    public void Refuse(BearerToken token)
    {
        if (token.Header == Header)
        {
            issued++;
        }
    }
}
