using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Outbox;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Teams.Inbound;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Posts;
using SlaBot.Teams.Turns;

namespace SlaBot.Teams;

/// <summary>Microsoft Teams, connected: takes what the Bot Framework sends, has it answered, and sends the answers.</summary>
public sealed class TeamsChannel : IAsyncDisposable
{
    private readonly MessagesEndpoint endpoint;
    private readonly TurnRunner runner;
    private readonly SigningKeys? keys;
    private readonly List<IDisposable> owned;

    private TeamsChannel(MessagesEndpoint endpoint, TurnRunner runner, IPlatformPosts posts, SigningKeys? keys, List<IDisposable> owned) =>
        (this.endpoint, this.runner, Posts, this.keys, this.owned) = (endpoint, runner, posts, keys, owned);

    /// <summary>Gets how many turns wait or are worked on.</summary>
    public int Waiting => runner.Waiting;

    /// <summary>Gets how Teams is told something unasked.</summary>
    public IPlatformPosts Posts { get; }

    /// <summary>Connects the channel. Nothing is taken before <see cref="Map"/>, and nothing that the last process left is worked on before <see cref="StartAsync"/>.</summary>
    /// <param name="settings">How it is set up.</param>
    /// <param name="desk">Answers.</param>
    /// <param name="inbox">Where events are kept.</param>
    /// <param name="places">Where the bot takes part.</param>
    /// <param name="links">Which tenants speak about another workspace than their own.</param>
    /// <param name="keys">The keys of this installation.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Makes logs.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<TeamsChannel> ConnectAsync(
        TeamsSettings settings, ChannelDesk desk, IInbox inbox, IConversationStore places, ILinkStore links, IKeyStore keys, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var seal = new ActSeal(await keys.KeyAsync("card-seal", cancellation), time);
        var connector = TeamsConnector.Connect(settings, time, logs);
        var files = TeamsFiles.NewClient();
        var keySource = KeySource.NewClient();
        var signingKeys = new SigningKeys(new(keySource, settings.OpenIdMetadataUrl), time, logs.CreateLogger<SigningKeys>());
        var (cards, known, people) = (new ReplyCards(seal), new Places(new(places, Platform.Teams)), new People(connector.Client, time));
        var post = new TeamsPost(connector.Client, cards, known);
        var consents = new FileConsents(files, desk, seal, people, post, settings);
        var turns = new TeamsTurns(
            known,
            new(desk, known, people, seal, post, new(files, desk, settings), consents, time),
            new(desk, known, people, seal, post, cards, consents),
            new(desk, known, people, post),
            post,
            links);
        var runner = new TurnRunner(Platform.Teams, inbox, turns, time, logs.CreateLogger<TurnRunner>());
        var gate = new TokenGate(settings, signingKeys, time, logs.CreateLogger<TokenGate>());
        var posts = new TeamsPosts(connector.Client, cards, known, links, settings, time);
        return new(new(gate, settings, runner, time, logs.CreateLogger<MessagesEndpoint>()), runner, posts, settings.AllowUnauthenticated ? null : signingKeys, [seal, files, keySource, connector]);
    }

    /// <summary>Maps <c>/api/messages</c>.</summary>
    public void Map(IEndpointRouteBuilder routes) => endpoint.Map(routes);

    /// <summary>Takes up what the last process left, and fetches the channel's keys before the first message needs them.</summary>
    public Task StartAsync(CancellationToken cancellation)
    {
        _ = keys?.WarmUpAsync();
        return runner.StartAsync(cancellation);
    }

    /// <summary>Lets what is under way finish, within a time; the rest is begun anew after the next start.</summary>
    public Task StopAsync(TimeSpan patience) => runner.StopAsync(patience);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        if (keys is not null)
        {
            await keys.DisposeAsync();
        }

        owned.ForEach(one => one.Dispose());
    }
}
