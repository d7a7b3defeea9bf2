using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Tests.Installs;
using SlaBot.Slack.Tests.Outbound;
using SlaBot.Slack.Turns;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Storage;

namespace SlaBot.Slack.Tests.Turns;

/// <summary>A fake Slack whose presses and modals are worked on at once, in the test's own process, for a desk of the test's.</summary>
internal sealed class PressedSlack : ISlackRoad, IAsyncDisposable
{
    private static readonly WorkspaceId Harbour = new("slack-t0harbour");

    private readonly Sent sent;
    private readonly Installing installing;
    private readonly InMemoryInbox inbox = new(TimeProvider.System);
    private readonly ReplyBlocks blocks;
    private readonly SlackTurns turns;

    private PressedSlack(Sent sent, Installing installing, IPostDesk post)
    {
        (this.sent, this.installing) = (sent, installing);
        var (places, members, slack) = (new InMemoryConversationStore(), new InMemoryMemberStore(), sent.Client);
        var nothing = new Nothing();
        var desk = new ChannelDesk(nothing, places, members, InMemoryAudit.Over(members), nothing, nothing, nothing, new InMemoryLinkStore(), posts: [post]);
        blocks = new(new ActSeal(new byte[32], TimeProvider.System));
        var (book, stages) = (new PlaceBook(places, Platform.Slack), new Stages(installing.Installations, slack));
        var said = new SlackPost(slack, blocks, book, stages);
        var homes = new HomeTurns(desk, stages, book, said);
        turns = new(
            stages,
            new(desk, stages, book, slack, said),
            new(desk, stages, book, said),
            new(desk, stages, blocks, said, homes),
            new(desk, stages, blocks, said),
            homes,
            new(desk, stages, book, said, installing.Installations),
            said,
            new(installing.Settings, installing.Store, new InMemoryLinkStore()));
    }

    public FakeSlack Fake => sent.Fake;

    public PersonOnSlack Jane => new(Fake, Fake.Harbour, "U0JANE", this);

    public static async Task<PressedSlack> StartAsync(IPostDesk post)
    {
        var installing = new Installing();
        _ = await installing.AddAsync(null, "T0HARBOUR", FakeSlack.BotToken);
        return new(await Sent.StartAsync(), installing, post);
    }

    /// <summary>Posts a card of the bot's.</summary>
    public async Task<FakeMessage> PostAsync(string channel, Reply card, string? thread = null)
    {
        var message = blocks.Message(card, Harbour, channel, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var posted = (await sent.Client.PostAsync(Sent.In(channel, thread), message, TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Sent>();
        return Fake.Harbour.In(channel).Single(one => one.Ts == posted.Id);
    }

    public async Task<SlackTaken> InteractAsync(JsonObject payload)
    {
        using var json = JsonDocument.Parse(payload.ToJsonString());
        var happened = SlaBot.Slack.Inbound.SlackPayloads.Read(SlackKind.Interaction, json.RootElement.Clone()).ShouldBeAssignableTo<SlackInteraction>()!;
        var accepted = new InboundEvent(Harbour, Platform.Slack, happened.Key, "lane", Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()), SlackEnvelope.Of(happened));
        (await inbox.AcceptAsync(accepted, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await turns.HandleAsync(new(accepted, inbox), TestContext.Current.CancellationToken)).State.ShouldBe(InboundState.Done);
        return new(200, null, TimeSpan.Zero);
    }

    public Task<SlackTaken> EventAsync(JsonObject envelope) => throw new NotSupportedException();

    public Task<SlackTaken> CommandAsync(IReadOnlyDictionary<string, string> fields) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        installing.Dispose();
        await sent.DisposeAsync();
    }

    // None of these is asked: everything is pressed.
    private sealed class Nothing : IChannelConversation, IUploads, IExports, IAgreementStore
    {
        public int LargestBytes => 1;

        public Task<Answered> AnswerAsync(ChannelMessage message, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Reply> WelcomeAsync(WorkspaceId workspace, string language, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, string language, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<DeskFile?> AgreementAsync(WorkspaceId workspace, string language, CancellationToken cancellation) => throw new NotSupportedException();

        public DeskFile Scorecard(Scorecard card, string language, ScorecardScene scene, bool isTable) => throw new NotSupportedException();

        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
