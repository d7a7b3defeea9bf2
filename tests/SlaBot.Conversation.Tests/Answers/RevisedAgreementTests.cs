using SlaBot.Conversation.Replies;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>After a re-set: what changed, and whose rule gives the next meeting.</summary>
public sealed class RevisedAgreementTests
{
    [Theory]
    [InlineData("agreement", "show the agreement")]
    [InlineData("schedule", "when is the next meeting?")]
    [InlineData("schedule-zh", "下次月會是哪天")]
    public async Task A_re_set_agreement_is_told_exactly_so(string name, string question)
    {
        var history = Harbour.History((new(2026, 1, 1), Harbour.Agreement), (new(2026, 9, 15), Harbour.Reset));

        Approved.ShouldMatch(TextRenderer.Render((await Harbour.AskAsync(history, hasNumbers: true, question)).Reply), name, "txt");
    }
}
