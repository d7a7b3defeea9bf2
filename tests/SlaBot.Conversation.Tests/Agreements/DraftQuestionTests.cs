using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>An agreement asked for by its numbers: the first one, and the next.</summary>
public sealed class DraftQuestionTests
{
    [Theory]
    [InlineData("draft an agreement")]
    [InlineData("Please draft our next agreement")]
    [InlineData("propose an agreement from our numbers")]
    [InlineData("draft the next SLA")]
    [InlineData("what goal is feasible for next year?")]
    [InlineData("what would be a realistic goal for 2027?")]
    [InlineData("幫我們擬一份協議")]
    [InlineData("用我們的數字擬一份協議")]
    [InlineData("明年什麼目標可行？")]
    [InlineData("明年目標訂多少才合理？")]
    public async Task A_draft_can_be_asked_for_and_changes_nothing(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Write.ShouldBeNull();
        (answered.Reading.Intent, answered.Reading.Aspect).ShouldBe((Intent.Agreement, AgreementAspect.Draft));
        answered.Reply.Parts.OfType<Part.Table>().Select(table => table.Rows.Count).ShouldBe([7, 6]);
        answered.Reply.Choices.Select(choice => choice.Act).OfType<string>().ShouldAllBe(act => AgreementActs.ParseFirst(act)!.Term == new Period(new(2027, 1, 1), new(2027, 12, 31)));
    }

    [Theory]
    [InlineData("Draft an agreement with a goal of 1,500,000")]
    [InlineData("draft an agreement with a goal of 1.5 million")]
    [InlineData("擬一份營收目標 1,500,000 的協議")]
    [InlineData("擬一份營收目標 150 萬的協議")]
    public async Task A_goal_that_is_named_is_set_against_the_best_year(string question)
    {
        var reply = (await Harbour.AskAsync(question)).Reply;

        reply.Headline.ShouldContain(reply.Language == "en" ? "$1,500,000" : "150");
        AgreementActs.ParseFirst(reply.Choices[0].Act!).ShouldBe(new(GoalBoldness.Asked, 1_500_000m, new(new(2027, 1, 1), new(2027, 12, 31))));
    }

    [Theory]
    [InlineData("draft an agreement from our numbers")]
    [InlineData("用我們的數字擬一份協議")]
    public async Task Where_nothing_was_agreed_it_is_the_first_one(string question)
    {
        var answered = await Harbour.AskAsync(AgreementHistory.Empty, hasNumbers: true, question);

        answered.Reading.Aspect.ShouldBe(AgreementAspect.Draft);
        answered.Reply.Parts.OfType<Part.Table>().First().Caption.ShouldContain(answered.Reply.Language == "en" ? "1 Aug 2026 – 31 Jul 2027" : "2026年8月1日至2027年7月31日");
    }

    [Theory]
    [InlineData("draft an agreement")]
    [InlineData("幫我們擬一份協議")]
    public async Task Without_numbers_it_says_what_it_takes(string question) =>
        (await Harbour.AskAsync(AgreementHistory.Empty, hasNumbers: false, question)).Reply.Headline.ShouldContain("slabot import deals FILE");

    [Fact]
    public async Task Pressing_a_button_where_no_desk_answers_it_says_the_same_goal_in_words()
    {
        var first = (await Harbour.AskAsync("draft an agreement")).Reply;

        foreach (var choice in first.Choices.Where(choice => choice.Act is not null))
        {
            var second = (await Harbour.AskAsync(choice.Message)).Reply;
            second.Choices[0].Label.ShouldBe(choice.Label);
        }
    }

    [Theory]
    [InlineData(GoalBoldness.Likely, null, "sla:first:likely:2027-01-01:2027-12-31")]
    [InlineData(GoalBoldness.Asked, 1_234_567.5, "sla:first:asked:2027-01-01:2027-12-31:1234567.5")]
    public void An_act_names_the_goal_and_the_term(GoalBoldness boldness, double? goal, string act)
    {
        var pick = new DraftPick(boldness, (decimal?)goal, new(new(2027, 1, 1), new(2027, 12, 31)));

        AgreementActs.OfFirst(pick).ShouldBe(act);
        AgreementActs.ParseFirst(act).ShouldBe(pick);
    }

    [Theory]
    [InlineData("sla:first:likely")]
    [InlineData("sla:first:likely:2027-01-01:2026-12-31")]
    [InlineData("sla:first:likely:2027-01-01:2027-12-31:5")]
    [InlineData("sla:first:asked:2027-01-01:2027-12-31")]
    [InlineData("sla:first:asked:2027-01-01:2027-12-31:0")]
    [InlineData("sla:first:asked:2027-01-01:2027-12-31:-5")]
    [InlineData("sla:first:asked:2027-01-01:2027-12-31:5:5")]
    [InlineData("sla:first:3:2027-01-01:2027-12-31")]
    [InlineData("sla:first:likely:2027-02-30:2027-12-31")]
    [InlineData("sla:reset:likely:2027-01-01:2027-12-31")]
    [InlineData("")]
    public void What_is_no_such_act_is_none(string act) => AgreementActs.ParseFirst(act).ShouldBeNull();
}
