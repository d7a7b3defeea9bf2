using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Tracking;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Tracking;

public sealed class TrackingDeskTests
{
    private static readonly Person Ana = new(Platform.Teams, "t1", "ana");
    private readonly InMemoryBookStore books = new();

    [Theory]
    [InlineData("tracking:later", "en", "I will leave you in peace about this until 31 Aug 2026.", "tracking:again")]
    [InlineData("tracking:later", "zh-Hant", "在 2026年8月31日 之前，我不會再提這件事。", "tracking:again")]
    [InlineData("tracking:stop", "en", "I will not tell you about stale or missing numbers any more.", "tracking:again")]
    [InlineData("tracking:again", "en", "I will tell you again each week what is stale or missing.", "tracking:stop")]
    public async Task A_press_is_answered_and_can_be_taken_back(string act, string language, string words, string back)
    {
        var said = (await PressAsync(act, language)).Reply;

        (said.Headline, said.Choices.Single().Act).ShouldBe((words, back));
    }

    [Fact]
    public async Task Everybody_stops_and_resumes_their_own()
    {
        _ = await PressAsync("tracking:stop");
        (await StoppedAsync()).ShouldBe(["Teams:t1:ana"]);

        _ = await PressAsync("tracking:again");
        (await StoppedAsync()).ShouldBeEmpty();
    }

    private Task<DeskReply> PressAsync(string act, string language = "en") => new TrackingDesk(books, new Nothing()).PressAsync(
        new(WorkspaceId.Local, Platform.Teams, "c1", "c1", ConversationScope.Personal, Ana, Instant.FromUtc(2026, 8, 3, 10, 5)) { Language = language },
        null,
        act,
        new Dictionary<string, string>(),
        TestContext.Current.CancellationToken);

    private async Task<IEnumerable<string>> StoppedAsync() =>
        (await books.EntriesAsync(WorkspaceId.Local, "tracking-stops", TestContext.Current.CancellationToken)).Select(entry => entry.Id);

    private sealed class Nothing : IAgreementStore
    {
        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(AgreementHistory.Empty);

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
