using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>What people ask of the agreement in the chat; nothing of it changes anything.</summary>
public sealed class WhatIfQuestionTests
{
    private static AgreementHistory AfterReset => Harbour.History((new(2026, 1, 1), Harbour.Agreement), (new(2026, 7, 1), Harbour.Reset));

    [Theory]
    [InlineData("what if the win rate were 30 %?", "166,667")]
    [InlineData("What if our win rate was 30%?", "166,667")]
    [InlineData("如果成交率變成 30% 會怎樣？", "16.7")]
    [InlineData("what would 1.5 million need?", "250,000")]
    [InlineData("what if the goal were 1.5 million?", "250,000")]
    [InlineData("如果營收目標變成 150 萬會怎樣？", "25")]
    [InlineData("what if the average deal size were 15,000?", "160,000")]
    [InlineData("what if we had 500 proposals?", "$1,500,000")]
    public async Task What_would_be_is_worked_out_and_nothing_is_changed(string question, string visits)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Write.ShouldBeNull();
        answered.Reply.Headline.ShouldContain(visits, customMessage: $"{answered.Reading.Intent} {string.Join(',', answered.Reading.Kpis)} {string.Join(',', answered.Reading.Values)} {answered.Reading.Imagines}: {answered.Reply.Headline}");
        answered.Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Rows.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("compare revenue of 1.5 million with an average deal size of 15,000")]
    [InlineData("compare the lead-to-MQL rate at 45 % with an average deal size of 15,000")]
    [InlineData("比較成交率 30% 和平均成交金額 15000")]
    [InlineData("what if the win rate were 30 % or 35 %?")]
    [InlineData("what if our win rate was 30% or even 35%?")]
    [InlineData("what if the goal were 1.3 million or 1.5 million?")]
    [InlineData("如果成交率是 30% 或 35% 會怎樣？")]
    [InlineData("如果成交率變成 30% 還是 35% 會怎樣？")]
    [InlineData("compare win rate 30% with deal size 15000")]
    [InlineData("compare 30% win rate with 15,000 deal size")]
    [InlineData("what is better: win rate 30% or deal size 15000?")]
    [InlineData("which is better, a win rate of 30 % or a deal size of 15,000?")]
    [InlineData("what if the win rate were 30% or the deal size 15000?")]
    [InlineData("what if win rate 30% vs deal size 15000")]
    [InlineData("compare a goal of 1.3 million with a win rate of 30%")]
    [InlineData("如果成交率是30%或平均成交金額是15000呢？")]
    public async Task Terms_that_are_compared_stand_side_by_side(string question)
    {
        var answered = await Harbour.AskAsync(question);

        var table = answered.Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem($"{answered.Reading.Intent} {string.Join(',', answered.Reading.Kpis)} {string.Join(',', answered.Reading.Values)}: {answered.Reply.Headline}");
        (table.Columns.Count, table.Rows.Count).ShouldBe((4, 7));
    }

    [Theory]
    [InlineData("what if the goal were 1.5 million and the win rate 30%?", "$1,500,000")]
    [InlineData("what if the win rate were 30% and the goal 1.5 million?", "$1,500,000")]
    [InlineData("what if the win rate were 30% and the deal size 15000?", "$15,000")]
    [InlineData("what if the target for the win rate were 30 % and the deal size 13,000?", "$13,000")]
    [InlineData("如果目標是150萬而且成交率是30%呢？", "$150\u00a0萬")]
    public async Task Terms_that_are_imagined_together_are_one_alternative(string question, string other)
    {
        var reply = (await Harbour.AskAsync(question)).Reply;

        reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem(reply.Headline).Columns.Count.ShouldBe(4);
        reply.Headline.ShouldContain(other);
        reply.Headline.ShouldContain("30\u00a0%");
    }

    [Theory]
    [InlineData("what if we lose 5 points of win rate?", "win rate at 20\u00a0%")]
    [InlineData("what if the win rate drops by 5 points?", "win rate at 20\u00a0%")]
    [InlineData("what if the win rate improved by 3 percentage points?", "win rate at 28\u00a0%")]
    [InlineData("what if the average deal size were 10% higher?", "average deal size at $13,200")]
    [InlineData("what if the goal went up by 10%?", "goal of $1,320,000")]
    [InlineData("what if the goal were 100,000 lower?", "goal of $1,100,000")]
    [InlineData("what if we had 50 more proposals?", "proposals at 450")]
    [InlineData("what if we get 20% more visits?", "visits at 240,000")]
    [InlineData("what if the win rate falls to 20%?", "win rate at 20\u00a0%")]
    [InlineData("如果成交率提高5個百分點會怎樣？", "成交率為 30\u00a0%")]
    [InlineData("如果目標增加10%呢？", "$132\u00a0萬")]
    [InlineData("如果多10%的流量會怎樣", "流量為 22\u00a0萬")]
    [InlineData("如果目標少10萬呢", "$110\u00a0萬")]
    [InlineData("如果平均成交金額降低一成呢？", "$1.08\u00a0萬")]
    public async Task A_step_is_taken_from_what_is_agreed(string question, string said)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Write.ShouldBeNull();
        answered.Reply.Headline.ShouldContain(said);
        answered.Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Columns.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_percentage_more_of_a_rate_is_told_both_ways_it_can_be_meant()
    {
        var reply = (await Harbour.AskAsync("what if the win rate improves by 10%?")).Reply;

        reply.Headline.ShouldContain("27.5\u00a0%");
        reply.Headline.ShouldContain("35\u00a0%");
        (await Harbour.AskAsync("what if the win rate rises by 5 or 10 points?")).Reply.Headline.ShouldContain("win rate at 30\u00a0%");
    }

    [Theory]
    [InlineData("what if the win rate went down by 5 points and the deal size up by 10%?", "With win rate at 20\u00a0% and average deal size at $13,200, $1,200,000 would take")]
    [InlineData("what if the win rate fell 5 points but the deal size grew by $1,000?", "With win rate at 20\u00a0% and average deal size at $13,000, $1,200,000 would take")]
    [InlineData("what if we raise the win rate by 2 points and the deal size by 10%?", "With win rate at 27\u00a0% and average deal size at $13,200,")]
    [InlineData("what if the win rate were 30% and the deal size 10% higher?", "With win rate at 30\u00a0% and average deal size at $13,200,")]
    [InlineData("what if the goal rose by 10% and the win rate fell by 2 points?", "With win rate at 23\u00a0%, a goal of $1,320,000 would take")]
    [InlineData("what if we cut the goal 10% and raised deal size 5%?", "With average deal size at $12,600, a goal of $1,080,000 would take")]
    [InlineData("如果成交率下降 5 個百分點，平均成交金額提高 10%？", "若成交率為 20\u00a0%、平均成交金額為 $1.32\u00a0萬，$120\u00a0萬 需要")]
    [InlineData("如果成交率提高 2 個百分點而且平均成交金額 16000？", "若成交率為 27\u00a0%、平均成交金額為 $1.6\u00a0萬，")]
    public async Task Each_number_of_several_is_a_step_or_a_level_of_its_own(string question, string said) =>
        (await Harbour.AskAsync(question)).Reply.Headline.ShouldStartWith(said);

    [Theory]
    [InlineData("what if visits fell by 10% and the win rate rose by 5 points?", "With visits at 180,000 and win rate at 30\u00a0%, the goal would be $1,296,000 instead of $1,200,000, and take 180,000 visits")]
    [InlineData("what if the win rate rose by 5 points and visits fell by 10%?", "With win rate at 30\u00a0% and visits at 180,000, the goal would be $1,296,000 instead of $1,200,000, and take 180,000 visits")]
    public async Task A_number_of_one_stage_runs_down_the_rates_that_are_imagined_with_it(string question, string said) =>
        (await Harbour.AskAsync(question)).Reply.Headline.ShouldStartWith(said);

    [Fact]
    public async Task Two_numbers_that_each_set_the_goal_stand_side_by_side()
    {
        var reply = (await Harbour.AskAsync("what if we had 150,000 visits and 5,500 leads?")).Reply;

        reply.Headline.ShouldStartWith("With visits at 150,000, the goal would be $900,000 ");
        reply.Headline.ShouldContain("With leads at 5,500, the goal would be $1,320,000 ");
        reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Columns.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("raise the goal to 1.5 million", "$1,500,000")]
    [InlineData("raise the goal by 10%", "$1,320,000")]
    [InlineData("lower the goal by 100k", "$1,100,000")]
    [InlineData("raise the win rate target by 2 points", "27\u00a0%")]
    [InlineData("把目標調高到 130 萬", "$130\u00a0萬")]
    [InlineData("propose to raise the goal by 10% and lower the win rate by 2 points", "23\u00a0%")]
    [InlineData("propose to raise the goal by 10% and lower the win rate by 2 points", "$1,320,000")]
    public async Task A_target_that_is_asked_for_may_be_a_step_and_the_goal_needs_no_name(string words, string target) =>
        (await Harbour.AskAsync(words)).Reply.Headline.ShouldContain(target);

    [Theory]
    [InlineData("set the target to 300")]
    [InlineData("老闆說把目標改成 300")]
    public async Task A_target_of_nothing_is_asked_back(string words) =>
        (await Harbour.AskAsync(words)).Reading.Intent.ShouldBe(Intent.Ambiguous);

    [Theory]
    [InlineData("compare win rate and deal size")]
    [InlineData("what is the win rate or the deal size")]
    [InlineData("how are win rate and average deal size doing")]
    public async Task Words_of_two_names_make_no_third(string question) =>
        (await Harbour.AskAsync(question)).Reading.Kpis.ShouldBe([new("proposal_to_win_rate"), new("average_deal_size")]);

    [Fact]
    public async Task Three_values_are_three_alternatives_and_a_date_beside_is_none()
    {
        var table = (await Harbour.AskAsync("what if the win rate were 28, 30 or 35 %?")).Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem();
        table.Columns.Count.ShouldBe(5);

        (await Harbour.AskAsync("what if the win rate were 30 % in 2026?")).Reading.Values.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_is_said_so() =>
        (await Harbour.AskAsync("what if the win rate were 130 %?")).Reply.Headline.ShouldContain("cannot be");

    [Theory]
    [InlineData("what did we agree in March?")]
    [InlineData("三月的時候我們約定了什麼？")]
    public async Task What_was_agreed_then_names_the_version_that_held(string question)
    {
        var reply = (await Harbour.AskAsync(AfterReset, hasNumbers: true, question)).Reply;

        TextRenderer.Render(reply).ShouldContain(reply.Language == "en" ? "version 1" : "第 1 版", Case.Insensitive);
    }

    [Theory]
    [InlineData("what changed in the re-set?")]
    [InlineData("what changed with the last reset?")]
    [InlineData("重設改了什麼？")]
    public async Task What_the_re_set_changed_is_told_in_words(string question)
    {
        var answered = await Harbour.AskAsync(AfterReset, hasNumbers: true, question);

        answered.Reading.Aspect.ShouldBe(AgreementAspect.Changes);
        answered.Reply.Headline.ShouldContain(answered.Reply.Language == "en" ? "$1,200,000 → $1,320,000" : "120");
    }

    [Theory]
    [InlineData("show the evidence")]
    [InlineData("show me the evidence for the benchmarks")]
    [InlineData("看依據")]
    public async Task The_evidence_can_be_asked_for(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Aspect.ShouldBe(AgreementAspect.Evidence);
        answered.Reply.Parts.OfType<Part.Table>().Select(table => table.Rows.Count).ShouldBe([6, 6]);
    }
}
