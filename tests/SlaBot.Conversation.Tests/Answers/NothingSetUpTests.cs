using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>Where something is missing, an answer says so and how to set it up; it makes nothing up.</summary>
public sealed class NothingSetUpTests
{
    private static readonly Agreement Bare = new()
    {
        Name = "Bare",
        Term = Harbour.Agreement.Term,
        Currency = Harbour.Agreement.Currency,
        Calendar = Harbour.Agreement.Calendar,
        Parties = [new(new("sales"), new("Sales"), []), new(new("marketing"), new("Marketing"), [])],
        Goal = Harbour.Agreement.Goal,
        Funnel = Harbour.Agreement.Funnel,
    };

    [Theory]
    [InlineData("scorecard")]
    [InlineData("show the agreement")]
    [InlineData("when is the next meeting?")]
    [InlineData("which leads are overdue")]
    [InlineData("what did we win this month?")]
    [InlineData("I approve the new targets")]
    [InlineData("set the NPS target to 55")]
    [InlineData("成績單")]
    [InlineData("協議內容是什麼？")]
    [InlineData("下次月會是哪天")]
    [InlineData("哪些名單逾時了？")]
    [InlineData("這個月有什麼戰果？")]
    public async Task Without_an_agreement_and_without_numbers_the_way_to_begin_is_told(string question)
    {
        var text = TextRenderer.Render((await Harbour.AskAsync(AgreementHistory.Empty, hasNumbers: false, question)).Reply).ReplaceLineEndings(" ");

        text.ShouldContain("slabot ");
        text.ShouldContain("import");
    }

    [Theory]
    [InlineData("scorecard", "scorecard")]
    [InlineData("agreement", "show the agreement")]
    [InlineData("schedule", "when is the next meeting?")]
    [InlineData("breaches", "which leads are overdue")]
    [InlineData("wins", "what did we win this month?")]
    [InlineData("definition", "what does SQL mean")]
    public async Task Under_a_bare_agreement_without_numbers_the_answer_is_exactly_this(string name, string question) =>
        Approved.ShouldMatch(
            TextRenderer.Render((await Harbour.AskAsync(Harbour.History((Bare.Term.From, Bare)), hasNumbers: false, question)).Reply), name, "txt");

    [Fact]
    public async Task Responses_that_nobody_records_are_not_called_kept()
    {
        var answered = await Harbour.AskAsync(Harbour.History((Bare.Term.From, Harbour.Agreement)), hasNumbers: false, "which leads are overdue");

        answered.Reply.Headline.ShouldStartWith("I cannot tell");
        TextRenderer.Render(answered.Reply).ShouldContain("slabot import leads");
    }
}
