using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Outbox;
using SlaBot.Channels.Pictures;
using SlaBot.Channels.Places;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Posts;
using SlaBot.Slack.SocketMode;
using SlaBot.Slack.Turns;

namespace SlaBot.Slack;

/// <summary>Slack, connected: takes what Slack tells over HTTP or over sockets, has it answered, and sends the answers.</summary>
public sealed class SlackChannel : IAsyncDisposable
{
    private readonly SlackEndpoints? endpoints;
    private readonly InstallEndpoints? installs;
    private readonly SocketModeClient? sockets;
    private readonly TurnRunner runner;
    private readonly List<IDisposable> owned;

    private SlackChannel(SlackEndpoints? endpoints, InstallEndpoints? installs, SocketModeClient? sockets, TurnRunner runner, IPlatformPosts posts, List<IDisposable> owned) =>
        (this.endpoints, this.installs, this.sockets, this.runner, Posts, this.owned) = (endpoints, installs, sockets, runner, posts, owned);

    /// <summary>Gets how many turns wait or are worked on.</summary>
    public int Waiting => runner.Waiting;

    /// <summary>Gets whether Slack can be heard: over HTTP always, over sockets while one is open.</summary>
    public bool IsConnected => sockets is null or { Connected: > 0 };

    /// <summary>Gets how Slack is told something unasked.</summary>
    public IPlatformPosts Posts { get; }

    /// <summary>Connects the channel. Nothing is taken before <see cref="Map"/> and <see cref="StartAsync"/>.</summary>
    /// <param name="settings">How it is set up.</param>
    /// <param name="desk">Answers.</param>
    /// <param name="inbox">Where events are kept.</param>
    /// <param name="places">Where the bot takes part.</param>
    /// <param name="store">Where installations are kept.</param>
    /// <param name="links">Who speaks about another workspace than their own.</param>
    /// <param name="keys">The keys of this installation of SlaBot.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Makes logs.</param>
    /// <param name="pictures">Gives charts an address for workspaces where Slack draws none, or null.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SlackChannel> ConnectAsync(
        SlackSettings settings,
        ChannelDesk desk,
        IInbox inbox,
        IConversationStore places,
        IInstallationStore store,
        ILinkStore links,
        IKeyStore keys,
        TimeProvider time,
        ILoggerFactory logs,
        PictureAddresses? pictures,
        CancellationToken cancellation)
    {
        var seal = new ActSeal(await keys.KeyAsync("card-seal", cancellation), time);
        var vault = new TokenVault(settings.Secrets.ReadTokenKey() ?? await keys.KeyAsync("slack-tokens", cancellation));
        var http = OAuthExchange.NewClient();
        var exchange = new OAuthExchange(settings, http);
        var rotation = new TokenRotation(store, vault, exchange, time, logs.CreateLogger<TokenRotation>());
        var installations = new Installations(store, new(settings, exchange, time), vault, rotation, time, logs.CreateLogger<Installations>());
        var connector = SlackConnector.Connect(settings.ApiUrl, installations, time, logs);
        var (slack, book, blocks) = (connector.Client, new PlaceBook(places, Platform.Slack), new ReplyBlocks(seal, pictures));
        var stages = new Stages(installations, slack);
        var post = new SlackPost(slack, blocks, book, stages);
        var homes = new HomeTurns(desk, stages, book, post);
        var workspaces = new SlackWorkspaces(settings, store, links);
        var turns = new SlackTurns(
            stages,
            new(desk, stages, book, slack, post),
            new(desk, stages, book, post),
            new(desk, stages, blocks, post, homes),
            new(desk, stages, blocks, post),
            homes,
            new(desk, stages, book, post, installations),
            post,
            workspaces);
        var runner = new TurnRunner(Platform.Slack, inbox, turns, time, logs.CreateLogger<TurnRunner>());
        var reception = new SlackReception(workspaces, runner, time);
        var posts = new SlackPosts(slack, blocks, book, installations, workspaces, time);
        List<IDisposable> owned = [seal, vault, http, connector];
        if (settings.IsSocketMode)
        {
            return new(null, null, new(settings, reception, time, logs.CreateLogger<SocketModeClient>()), runner, posts, owned);
        }

        var gate = new SignatureGate(settings.Secrets, time, logs.CreateLogger<SignatureGate>());
        var welcome = new InstallerWelcome(desk, stages, book, slack, blocks, workspaces, time);
        return new(
            new(gate, reception, logs.CreateLogger<SlackEndpoints>()),
            settings.ClientId is null ? null : new(settings, new(time), new(exchange, store, vault, time, welcome.GreetAsync), logs.CreateLogger<InstallEndpoints>()),
            null,
            runner,
            posts,
            owned);
    }

    /// <summary>Maps the endpoints: none in Socket Mode.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        endpoints?.Map(routes);
        installs?.Map(routes);
    }

    /// <summary>Takes up what the last process left, and opens the sockets.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await runner.StartAsync(cancellation);
        sockets?.Start();
    }

    /// <summary>Takes nothing new, and lets what is under way finish, within a time; the rest is begun anew after the next start.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await (sockets?.StopAsync() ?? Task.CompletedTask);
        await runner.StopAsync(patience);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (sockets?.DisposeAsync() ?? ValueTask.CompletedTask);
        await runner.DisposeAsync();
        owned.ForEach(one => one.Dispose());
    }
}
