using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Retrying;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>A fake Slack and the client that calls it, with waits too short to notice.</summary>
internal sealed class Sent : IAsyncDisposable
{
    /// <summary>As many tries as usual, with hardly a wait in between.</summary>
    public static RetryLimits Quick { get; } = new() { FirstWait = TimeSpan.FromMilliseconds(10), LongestWait = TimeSpan.FromMilliseconds(50), TotalWait = TimeSpan.FromSeconds(5) };

    public static InstallationId Installation { get; } = new(null, "T0HARBOUR");

    private readonly SlackConnector connector;

    private Sent(FakeSlack fake, SlackConnector connector, FixedTokens tokens) => (Fake, this.connector, Tokens) = (fake, connector, tokens);

    public FakeSlack Fake { get; }

    public FixedTokens Tokens { get; }

    public SlackClient Client => connector.Client;

    public static async Task<Sent> StartAsync(RetryLimits? limits = null, TimeProvider? time = null, SlackPace? pace = null, ILoggerFactory? logs = null, Uri? api = null)
    {
        var fake = await FakeSlack.StartAsync(time);
        var tokens = new FixedTokens();
        var connector = SlackConnector.Connect(
            api ?? fake.ApiUrl, tokens, time ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance, pace ?? SlackPace.Unlimited, limits ?? Quick, chance: static () => 0.5);
        return new(fake, connector, tokens);
    }

    public static SlackPlace In(string channel = FakeSlack.Sales, string? thread = null) => new(Installation, "T0HARBOUR", channel, thread);

    public static SlackMessage Says(string text, string? blocks = null, string? classic = null) =>
        new(text) { Blocks = Json(blocks), ClassicBlocks = Json(classic) };

    public static SlackView View(string json) => new(Encoding.UTF8.GetBytes(json));

    public Task<Delivery> PostAsync(string text = "hello", string channel = FakeSlack.Sales) => Client.PostAsync(In(channel), Says(text), TestContext.Current.CancellationToken);

    /// <summary>Posts a message and tells its <c>ts</c>.</summary>
    public async Task<string> PostedAsync(string text = "hello") => (await PostAsync(text)).ShouldBeOfType<Delivery.Sent>().Id!;

    public async ValueTask DisposeAsync()
    {
        connector.Dispose();
        await Fake.DisposeAsync();
    }

    private static ReadOnlyMemory<byte>? Json(string? json) => json is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(json);
}

/// <summary>Tokens as a test wants them: that of Harbour for every installation, at first.</summary>
internal sealed class FixedTokens : ISlackTokens
{
    public Func<InstallationId, string?> Of { get; set; } = static _ => FakeSlack.BotToken;

    public Exception? Fails { get; set; }

    public int Asked { get; private set; }

    public ConcurrentQueue<(InstallationId Installation, string Error)> Dead { get; } = new();

    public Task<SlackToken?> TokenAsync(InstallationId installation, CancellationToken cancellation)
    {
        Asked++;
        return Fails is not null ? throw Fails : Task.FromResult(Of(installation) is { } token ? new SlackToken(token) : null);
    }

    public Task DeadAsync(InstallationId installation, string error, CancellationToken cancellation)
    {
        Dead.Enqueue((installation, error));
        return Task.CompletedTask;
    }
}
