using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Audit;

/// <summary>"Who changed the target?"</summary>
public sealed class AuditReplyTests
{
    private static readonly AuditActor Jane = AuditActor.Of(new(Platform.Teams, "t", "jane"), "Jane");
    private static readonly AuditActor Wei = AuditActor.Of(new(Platform.Slack, "t", "wei"), null);
    private static readonly Instant July = Instant.FromUtc(2026, 6, 30, 12, 0);

    private readonly InMemoryBookStore books = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("who", "who changed the agreement?")]
    [InlineData("who-target", "who raised the target for revenue?")]
    [InlineData("who-rate", "who changed the visit-to-lead rate?")]
    [InlineData("who-zh", "誰調整了成交率的目標？")]
    public async Task The_audit_is_told_in_words(string name, string question)
    {
        await EnterAsync();

        Approved.ShouldMatch(TextRenderer.Render((await AskAsync(question)).Reply), name, "txt");
    }

    [Fact]
    public async Task An_audit_without_entries_says_so() =>
        (await AskAsync("who changed the agreement?")).Reply.Headline.ShouldStartWith("No change is in the audit yet");

    [Fact]
    public async Task What_was_changed_since_is_not_remembered_wrongly()
    {
        var conversation = await ConversationAsync();
        (await AskAsync("who changed the agreement?", conversation)).Reply.Headline.ShouldStartWith("No change");

        await EnterAsync();

        (await AskAsync("who changed the agreement?", conversation)).Reply.Headline.ShouldStartWith("Somebody");
    }

    private async Task EnterAsync()
    {
        (AuditActor By, AuditNote Note)[] done =
        [
            (Jane, new(AuditAct.RightsChanged, "slack t wei", null, "sign marketing")),
            (Jane, new(AuditAct.ProposalProposed, "proposal 1", null, "…", "the win rate was above its benchmark for five months")),
            (Wei, new(AuditAct.ProposalSigned, "proposal 1")),
            (Wei, new(AuditAct.AgreementSigned, "revision 2", "…", "…")),
        ];
        foreach (var (by, note) in done)
        {
            _ = await books.ChangeBooksAsync(WorkspaceId.Local, draft => AuditBook.Append(draft, July, by, note), Never);
        }
    }

    private async Task<Conversation> ConversationAsync() => new(
        Harbour.Reader, Harbour.AgreedOn(Harbour.History((new(2026, 1, 1), Harbour.Agreement), (new(2026, 7, 1), Harbour.Reset))), await Harbour.FilledAsync(), new InMemoryWordStore(), books);

    private async Task<Answered> AskAsync(string question, Conversation? conversation = null) =>
        await (conversation ?? await ConversationAsync()).AnswerAsync(new(WorkspaceId.Local, new(question, []), Instant.MinValue, Harbour.Today), Never);
}
