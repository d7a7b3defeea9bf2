using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SlaBot.AboutPages;
using SlaBot.Agreements;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Outbox;
using SlaBot.ChatPage;
using SlaBot.Commands;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.LanguageModel;
using SlaBot.Pictures;
using SlaBot.Scorecards;
using SlaBot.Slack;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;
using SlaBot.Teams;
using SlaBot.Uploads;
using SlaBot.Webhooks;

namespace SlaBot.Hosting;

/// <summary>The bot as a web server: health, and in Development the chat page.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string DefaultUrl = "http://localhost:3978";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5); // for answers under way when it is to stop
    private readonly WebApplication app;
    private readonly Bot bot;
    private readonly TeamsChannel? teams;
    private readonly SlackChannel? slack;
    private readonly UnaskedPosts unasked;
    private readonly Figures figures;

    private Server(WebApplication app, Bot bot, TeamsChannel? teams, SlackChannel? slack, UnaskedPosts unasked, Figures figures) =>
        (this.app, this.bot, this.teams, this.slack, this.unasked, this.figures) = (app, bot, teams, slack, unasked, figures);

    /// <summary>Gets where it listens.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? DefaultUrl;

    /// <summary>Gets what it keeps.</summary>
    public LiteDbStore Store => bot.Store;

    /// <summary>Starts listening and says where.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="urls">Where to listen, or null for what the settings say.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <param name="writers">Write posts beside those that the program has.</param>
    /// <param name="settings">Settings that go before those of the environment, such as <c>Slack:BotToken</c>.</param>
    /// <exception cref="CommandException">The address is taken or unusable, or a setting is.</exception>
    public static async Task<Server> StartAsync(
        string folder, string? urls, TimeProvider time, CancellationToken cancellation, IReadOnlyList<IPostWriter>? writers = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = BuilderOf(urls);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var (teamsSettings, slackSettings) = (TeamsConnection.Settings(builder), SlackConnection.Settings(builder));
        var publicAddress = PublicAddress.Of(builder.Configuration);
        var webhooks = WebhookConnection.Sources(builder.Configuration);
        var reader = LanguageModels.ReaderOf(builder.Configuration, time);
        var bot = Bot.Open(folder, time, reader);
        try
        {
            var figures = new Figures(bot.Store, time);
            var app = Build(builder, bot, reader, figures);
            var store = bot.Store;
            var links = await LinksAsync(app, store, publicAddress, isConnected: teamsSettings is not null || slackSettings is not null, time, cancellation);
            bot.AgreementLinks = await AgreementLinksAsync(app, bot, publicAddress, time, cancellation);
            var signing = publicAddress is null ? null : new SigningLinks(await store.KeyAsync(SigningLinks.KeyName, cancellation), publicAddress, new(store));
            var exports = new FileExports(store, new SkiaPictures());
            var unasked = new UnaskedPosts(bot, exports, links, signing, writers ?? [], time, app.Services.GetRequiredService<ILoggerFactory>());
            if (signing is not null)
            {
                new SigningEndpoints(new(store, store, store, store, new AgreementFormat()), unasked.Negotiation, signing, new(store), publicAddress!, time).Map(app);
            }

            var desk = new ChannelDesk(bot, store, store, bot.Audited, store, new FileUploads(store, bot.Audited, store, time), exports, store, ConnectedChannels.ShareTheirHome(teamsSettings, slackSettings), unasked.Desks);
            var teams = await TeamsConnection.ConnectAsync(teamsSettings, desk, bot, app, time, cancellation);
            var pictures = await PictureConnection.AddressesAsync(publicAddress ?? slackSettings?.PublicUrl, store, time, cancellation);
            PictureConnection.Connect(pictures, app);
            var slack = await SlackConnection.ConnectAsync(slackSettings, desk, bot, app, time, pictures, cancellation);
            figures.Watch(teams, slack, unasked);
            var server = new Server(app, bot, teams, slack, unasked, figures);
            WebhookConnection.Connect(webhooks, new(store, store, store, time), app, time);
            await server.ListenAsync(cancellation);
            await unasked.StartAsync([.. new[] { teams?.Posts, slack?.Posts }.OfType<IPlatformPosts>()], cancellation);
            _ = Task.Run(bot.WarmUp, cancellation); // not before it listens: that would only make the start longer
            return server;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until someone stops it.</summary>
    /// <returns>0 after a wanted stop, 1 when the storage failed and the process has to start anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failure = bot.Store.Failure;
        var stopped = app.WaitForShutdownAsync(stop.Token);
        if (await Task.WhenAny(stopped, failure) != failure)
        {
            // Nothing new comes in any more: what is under way is finished, the rest is begun anew after the next start.
            await unasked.StopAsync(Farewell);
            await Task.WhenAll(teams?.StopAsync(Farewell) ?? Task.CompletedTask, slack?.StopAsync(Farewell) ?? Task.CompletedTask);
            return 0;
        }

        await Console.Error.WriteLineAsync((await failure).Message);
        return CommandLine.Failed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await unasked.DisposeAsync();
        figures.Dispose();
        await (teams?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (slack?.DisposeAsync() ?? ValueTask.CompletedTask);
        await bot.DisposeAsync();
    }

    private static WebApplicationBuilder BuilderOf(string? urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("SlaBot", LogLevel.Information)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what it would say of a failed start is said in a sentence
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        if (urls is not null || builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(urls ?? DefaultUrl);
        }

        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, Bot bot, IReader reader, Figures figures)
    {
        builder.AddMetrics();
        var app = builder.Build();
        app.MapHealth(bot);
        app.MapMetrics(figures);
        app.MapAboutPages();
        if (reader is ModelReader model)
        {
            model.Asked = new ModelLog(app.Services.GetRequiredService<ILogger<ModelLog>>()).Note;
        }

        if (app.Environment.IsDevelopment())
        {
            app.MapChatPage(new BotOnPage(bot, app.Services.GetRequiredService<ILogger<BotOnPage>>()));
        }

        return app;
    }

    // Only where there is a chat to hand them out in: a start without one leaves no data behind.
    private static async Task<ScorecardLinks?> LinksAsync(WebApplication app, LiteDbStore store, Uri? publicAddress, bool isConnected, TimeProvider time, CancellationToken cancellation)
    {
        if (!isConnected)
        {
            return null;
        }

        var links = new ScorecardLinks(await store.KeyAsync(ScorecardLinks.KeyName, cancellation), publicAddress);
        app.MapScorecards(store, links, time);
        return links;
    }

    // Only where they lead somewhere.
    private static async Task<AgreementLinks?> AgreementLinksAsync(WebApplication app, Bot bot, Uri? publicAddress, TimeProvider time, CancellationToken cancellation)
    {
        if (publicAddress is null)
        {
            return null;
        }

        var store = bot.Store;
        var links = new AgreementLinks(await store.KeyAsync(AgreementLinks.KeyName, cancellation), publicAddress, new(store));
        new AgreementEndpoints(store, store, store, bot.Signatures, links, time).Map(app);
        return links;
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception refused) when (refused is IOException or SocketException or InvalidOperationException or FormatException)
        {
            throw CommandException.Failed($"{refused.Message} Stop the other program, or listen elsewhere: slabot serve --urls http://localhost:4000");
        }

        // Only once the address is ours: a start that fails leaves no data behind.
        if (app.Environment.IsDevelopment())
        {
            await bot.SetUpAsync(() => DemoSeed.PlantWhereWantedAsync(bot, cancellation));
        }
        else if (teams is not null || slack is not null)
        {
            // For the welcome: its buttons answer before anything is set up.
            _ = bot.SetUpAsync(() => Task.Run(() => DemoSeed.PlantWhereWantedAsync(bot, cancellation), cancellation));
        }

        Console.WriteLine(app.Environment.IsDevelopment()
            ? $"SlaBot is listening. Open the chat at {Address}/ (Ctrl+C stops it)."
            : $"SlaBot is listening on {Address} (Ctrl+C stops it). The chat page is for Development only.");
        if (app.Environment.IsProduction() && ConnectedChannels.Missing(app.Configuration) is { } missing)
        {
            Console.WriteLine(missing);
        }
    }
}
