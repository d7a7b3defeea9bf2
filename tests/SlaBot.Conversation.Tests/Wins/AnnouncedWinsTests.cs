using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Storage;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

public sealed class AnnouncedWinsTests
{
    private readonly WinCompany company = new(SomeWins.Agreement);

    [Theory]
    [InlineData("what did we win this week?", "Announced wins", "★ $48,000 won: Customer D1")]
    [InlineData("這週贏了什麼？", "已公布的好消息", "★ 成交 $4.8 萬：Customer D1")]
    public async Task What_was_won_is_answered_with_the_wins_that_were_announced(string question, string caption, string win)
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m), SomeWins.Deal("D2", 50_000m, SomeWins.Today.PlusDays(-1)));
        await company.TellAsync(SomeWins.Reopened("D2"));

        var table = (await AskAsync(question)).Parts.OfType<Part.Table>().Single(part => part.Caption == caption);

        table.Rows.Select(row => row.Cells[1].Replace('\u00a0', ' ')).ShouldBe([win]);
    }

    [Fact]
    public async Task An_amount_that_was_hidden_is_not_told_by_the_answer_and_nobody_is_named()
    {
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m) with { Owner = "Lin Chen" });
        _ = await company.Posts.HideAsync(WinCompany.Workspace, "deal:D1", isHidden: true, new(Channels.Platform.Slack, "T1", "C1", IsPerson: false), TestContext.Current.CancellationToken);

        var table = (await AskAsync("what did we win this week?")).Parts.OfType<Part.Table>().Single(part => part.Caption == "Announced wins");

        table.Rows.Single().Cells[1].ShouldBe("★ Won: Customer D1");
        table.Rows.SelectMany(row => row.Cells).ShouldNotContain(cell => cell.Contains("Lin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_just_announced_is_in_the_next_answer()
    {
        await company.TellAsync(SomeWins.Old);
        var conversation = Conversation();
        _ = await conversation.AnswerAsync(Question("what did we win this week?"), TestContext.Current.CancellationToken);
        await company.TellAsync(SomeWins.Deal("D1", 48_000m));

        (await conversation.AnswerAsync(Question("what did we win this week?"), TestContext.Current.CancellationToken)).Reply.Parts.OfType<Part.Table>().ShouldContain(part => part.Caption == "Announced wins");
    }

    private async Task<Reply> AskAsync(string text) => (await Conversation().AnswerAsync(Question(text), TestContext.Current.CancellationToken)).Reply;

    private Question Question(string text) => new(WinCompany.Workspace, new(text, []), company.Time.Now);

    private Conversation Conversation() => new(new Reader(), company.Agreements, company.Facts, new InMemoryWordStore(), wins: company.Posts);
}
