using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>Answers about the agreement lead to its page, and say who signed.</summary>
public sealed class AgreementPageLinkTests : IAgreementStore, IAgreementLinks, IAgreementSignatures
{
    private static readonly AgreementHistory History = Harbour.History((new(2026, 1, 1), Harbour.Agreement));
    private int handedOut;

    [Theory]
    [InlineData("show the agreement")]
    [InlineData("show the evidence")]
    [InlineData("協議內容是什麼？")]
    public async Task An_answer_about_the_agreement_opens_its_page_by_a_link_of_its_own(string question)
    {
        var conversation = await ConversationAsync();

        var (first, second) = (await AskAsync(conversation, question), await AskAsync(conversation, question));

        first.Choices[0].Address.ShouldBe(new("https://bot.example/agreement/1"));
        second.Choices[0].Address.ShouldBe(new("https://bot.example/agreement/2"));
        second.Choices.Count.ShouldBeLessThanOrEqualTo(6);
        second.Choices.Skip(1).ShouldAllBe(choice => choice.Address == null);
    }

    [Fact]
    public async Task No_other_answer_does_and_none_where_no_links_are_handed_out()
    {
        var conversation = await ConversationAsync();
        (await AskAsync(conversation, "are we on pace?")).Choices.ShouldAllBe(choice => choice.Address == null);

        conversation.Links = null;
        (await AskAsync(conversation, "show the agreement")).Choices.ShouldAllBe(choice => choice.Address == null);
        handedOut.ShouldBe(0);
    }

    [Theory]
    [InlineData("show the agreement", "24 Jun 2026")]
    [InlineData("協議內容是什麼？", "2026年6月24日")]
    public async Task The_answer_says_who_signed_and_when(string question, string day)
    {
        var parties = (await AskAsync(await ConversationAsync(), question)).Parts.OfType<Part.Table>().First();

        parties.Rows[0].Cells.TakeLast(2).ShouldBe(["Jane", day]);
        parties.Rows[1].Cells.TakeLast(2).ShouldBe(["–", "–"]);
    }

    private static async Task<Reply> AskAsync(Conversation conversation, string text) =>
        (await conversation.AnswerAsync(new(WorkspaceId.Local, new(text, []), Instant.FromUtc(2026, 7, 31, 12, 0), Harbour.Today), TestContext.Current.CancellationToken)).Reply;

    private async Task<Conversation> ConversationAsync() =>
        new(Harbour.Reader, this, await Harbour.FilledAsync(), new InMemoryWordStore()) { Links = this, Signatures = this };

    ValueTask<AgreementHistory> IAgreementStore.HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => ValueTask.FromResult(History);

    Task<Revision> IAgreementStore.AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();

    ValueTask<Uri?> IAgreementLinks.PageAsync(WorkspaceId workspace, string language, Instant now, CancellationToken cancellation) =>
        ValueTask.FromResult<Uri?>(new($"https://bot.example/agreement/{(++handedOut).ToString(CultureInfo.InvariantCulture)}"));

    ValueTask<IReadOnlyList<Signature>> IAgreementSignatures.OfAsync(WorkspaceId workspace, int revision, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<Signature>>([new(new("sales"), new("u1", "Jane"), Instant.FromUtc(2026, 6, 24, 15, 0))]);
}
