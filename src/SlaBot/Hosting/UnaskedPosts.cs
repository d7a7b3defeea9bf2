using NodaTime;
using SlaBot.Channels.Agreements;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Outbox;
using SlaBot.Channels.Schedules;
using SlaBot.Channels.Scorecards;
using SlaBot.Channels.Tracking;
using SlaBot.Channels.Wins;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Tracking;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Hosting;

/// <summary>
/// Everything by which the bot speaks up by itself: the watch for wins, the schedules, and the dispatcher of the outbox; and
/// who answers what is pressed on such posts. It runs where a chat is connected, so that what waits is told somewhere.
/// </summary>
internal sealed partial class UnaskedPosts : IAsyncDisposable
{
    private static readonly AgreementFormat Format = new();

    private readonly Bot bot;
    private readonly TimeProvider time;
    private readonly ILogger<UnaskedPosts> log;
    private readonly ScheduleClock clock;
    private readonly CancellationTokenSource stop = new();
    private readonly IReadOnlyList<IPostWriter> writers;
    private readonly ILoggerFactory logs;
    private OutboxDispatcher? dispatcher;
    private WinService? service;
    private Task watching = Task.CompletedTask;

    /// <summary>Puts it together; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="exports">Makes files of what is posted.</param>
    /// <param name="links">Makes the addresses of meeting views; null where none are handed out.</param>
    /// <param name="signing">Makes personal links to the page on which proposals are decided; null where there is none.</param>
    /// <param name="more">Write posts beside those that the program has.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Makes logs.</param>
    public UnaskedPosts(Bot bot, IExports exports, IScorecardLinks? links, ISigningLinks? signing, IReadOnlyList<IPostWriter> more, TimeProvider time, ILoggerFactory logs)
    {
        (this.bot, this.time, this.logs, log) = (bot, time, logs, logs.CreateLogger<UnaskedPosts>());
        var (store, wins) = (bot.Store, bot.Wins);
        clock = new(new ScheduleRunner(store, store, store, SchedulesOf(store)), store, store, time, logs.CreateLogger<ScheduleClock>());
        writers = [.. WritersOf(store, wins, () => bot.Now, links, hasPage: signing is not null), .. more];
        Negotiation = new(store, Format, revised => service?.Look(revised));
        Desks =
        [
            new ScorecardDesk(store, store, store, store, store, exports),
            new SubscriptionDesk(store, store, store, store, clock.Look),
            new WinDesk(wins, store),
            new TrackingDesk(store, store),
            new AgreementLinkDesk(bot.Audited),
            new ProposalDesk(Negotiation, store, store, store, store, store, Format, bot.Reader, signing),
        ];
    }

    /// <summary>Gets who answers what is pressed on such posts, and what is said about them.</summary>
    public IReadOnlyList<IPostDesk> Desks { get; }

    /// <summary>Gets what carries out what people do with proposals, wherever they do it.</summary>
    public Negotiation Negotiation { get; }

    /// <summary>Gets how many runs of schedules were done, skipped and failed since the start.</summary>
    public ScheduleTally Schedules => clock.Tally;

    /// <summary>What is done at times of its own; runs of the same moment in this order.</summary>
    public static IReadOnlyList<ISchedule> SchedulesOf(LiteDbStore store) =>
    [
        new ScorecardDraftSchedule(store, store),
        new ScorecardPostSchedule(store, store),
        new ScorecardCorrectionSchedule(),
        new WinDays(store, store, store, store),
        new WinDigest(store, store),
        new WinRecap(store, store),
        new TrackingSchedule(store),
        new ProposalSchedule(store, Format),
        new ResetSchedule(store, Format),
    ];

    /// <summary>Who writes what the program says by itself.</summary>
    public static IReadOnlyList<IPostWriter> WritersOf(LiteDbStore store, WinPosts wins, Func<Instant> now, IScorecardLinks? links, bool hasPage = false) =>
    [
        new ScorecardWriter(store, now, links), new WinWriter(wins), new WinNotices(wins), new WinRecapWriter(wins),
        new TrackingWriter(store, store, store, store, now), new ProposalWriter(store, store, store, store, Format, now) { HasPage = hasPage }, new ResetWriter(store, store, now),
    ];

    /// <summary>Begins to speak on the chats that are connected; where none is, what waits goes on waiting.</summary>
    public async Task StartAsync(IReadOnlyList<IPlatformPosts> platforms, CancellationToken cancellation)
    {
        if (platforms.Count == 0)
        {
            return;
        }

        var store = bot.Store;
        dispatcher = new(store, store, store, platforms, writers, time, logs.CreateLogger<OutboxDispatcher>());
        await dispatcher.StartAsync(cancellation);
        clock.Start();
        var watch = new WinWatch(store, store, store, store, store, store, time);
        watching = Task.Run(
            async () =>
            {
                using var watchers = service = new WinService(watch, store, store, NotWatched);
                await watchers.RunAsync(stop.Token);
            },
            CancellationToken.None);
    }

    /// <summary>Says nothing new, and lets what is leaving finish, within a time.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await stop.CancelAsync();
        await Task.WhenAll(watching, clock.StopAsync(patience), dispatcher?.StopAsync(patience) ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        await (dispatcher?.DisposeAsync() ?? ValueTask.CompletedTask);
        await clock.DisposeAsync();
        stop.Dispose();
    }

    private void NotWatched(WorkspaceId workspace, Exception cause) => NotWatched(cause, workspace.Value);

    [LoggerMessage(Level = LogLevel.Error, Message = "The facts of workspace {Workspace} could not be looked through for wins; it is tried again with its next fact")]
    private partial void NotWatched(Exception cause, string workspace);
}
