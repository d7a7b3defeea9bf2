using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>What people ask of an agreement that is alive: whether it still fits, whether its numbers come, whether what they see is noise.</summary>
public sealed class LivingQuestionTests
{
    [Theory]
    [InlineData("is the win rate drop noise or signal?")]
    [InlineData("is the change in leads just noise?")]
    [InlineData("is this drop in visits by chance?")]
    [InlineData("成交率下降只是偶然嗎？")]
    [InlineData("營收的變化是雜訊還是訊號")]
    public async Task Whether_something_is_noise_is_told_from_its_course(string question) =>
        (await Harbour.AskAsync(question)).Reading.Intent.ShouldBe(Intent.Trend);

    [Theory]
    [InlineData("what is untracked?")]
    [InlineData("which KPIs are stale?")]
    [InlineData("which numbers are missing?")]
    [InlineData("is our data fresh?")]
    [InlineData("what is hard to report?")]
    [InlineData("哪些指標沒有更新？")]
    [InlineData("哪些數字缺了")]
    [InlineData("資料夠新嗎？")]
    public async Task What_is_stale_or_missing_is_told_with_every_source(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Aspect.ShouldBe(AgreementAspect.Tracking, question);
        var table = answered.Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem();
        table.Columns.Count.ShouldBe(6);
        table.Rows.Count.ShouldBeGreaterThan(6);
    }

    [Theory]
    [InlineData("stale leads?", Intent.Breaches)]
    [InlineData("which leads are going stale", Intent.Breaches)]
    [InlineData("how many leads are missing", Intent.Required)]
    [InlineData("how much revenue is still missing", Intent.Required)]
    [InlineData("is the goal still reachable?", Intent.Forecast)]
    [InlineData("re-set the revenue target at 1.3 million", Intent.Amend)]
    [InlineData("when is the next review meeting?", Intent.Schedule)]
    [InlineData("which KPIs does sales answer for?", Intent.Agreement)]
    [InlineData("名單交接做得如何", Intent.Breaches)]
    [InlineData("proposals last month", Intent.Value)]
    [InlineData("how many proposals are open?", Intent.Value)]
    [InlineData("which leads are waiting for a response?", Intent.Breaches)]
    [InlineData("上個月有幾份提案", Intent.Value)]
    public async Task What_only_sounds_like_it_is_something_else(string question, Intent intent) =>
        (await Harbour.AskAsync(question)).Reading.Intent.ShouldBe(intent);

    [Theory]
    [InlineData("who still has to sign?")]
    [InlineData("who has not signed yet?")]
    [InlineData("is there anything waiting for my signature?")]
    [InlineData("do i have to sign anything?")]
    [InlineData("whose signature is missing?")]
    [InlineData("when does the proposal expire?")]
    [InlineData("who proposed the last change?")]
    [InlineData("what happens if nobody signs?")]
    [InlineData("誰還沒簽？")]
    [InlineData("還有誰要簽名？")]
    [InlineData("有什麼要我簽的嗎？")]
    [InlineData("提案什麼時候到期？")]
    public async Task What_waits_for_signatures_is_no_number_of_the_funnel(string question)
    {
        var answered = await Harbour.AskAsync(question);

        (answered.Reading.Intent, answered.Reading.Aspect, answered.Write).ShouldBe((Intent.Agreement, AgreementAspect.Proposals, null));
        answered.Reply.Headline.ShouldContain("Slack");
    }

    [Theory]
    [InlineData("which rates drifted from the benchmark?")]
    [InlineData("how long has the win rate been below its benchmark?")]
    [InlineData("哪些轉換率偏離基準？")]
    public async Task Which_benchmarks_have_moved_is_told_with_evidence(string question) =>
        (await Harbour.AskAsync(question)).Reading.Aspect.ShouldBe(AgreementAspect.Evidence);

    [Theory]
    [InlineData("should we re-set the agreement?")]
    [InlineData("do we need a reset?")]
    [InlineData("is it time for a re-set?")]
    [InlineData("我們該不該重設協議？")]
    public async Task Whether_it_is_time_for_a_re_set_is_told_with_evidence(string question)
    {
        var answered = await Harbour.AskAsync(question);

        (answered.Reading.Aspect, answered.Write).ShouldBe((AgreementAspect.Reset, null));
        answered.Reply.Parts.OfType<Part.Table>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("is the goal feasible?")]
    [InlineData("are our benchmarks still right?")]
    [InlineData("which benchmarks are out of their interval?")]
    [InlineData("目標合理嗎？")]
    public async Task Whether_the_terms_hold_is_told_from_what_was_seen(string question) =>
        (await Harbour.AskAsync(question)).Reading.Aspect.ShouldBe(AgreementAspect.Evidence);

    [Theory]
    [InlineData("at last year's rates, what would 1.2 million need?")]
    [InlineData("what would 1.2 million need at the rates seen?")]
    [InlineData("at the rates seen, how many visits does 1.2 million need?")]
    [InlineData("照去年的轉換率，120萬需要多少流量？")]
    public async Task What_a_goal_needs_at_the_rates_seen_is_set_beside_the_best_there_was(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Aspect.ShouldBe(AgreementAspect.Draft);
        answered.Reply.Headline.ShouldContain(answered.Reply.Language == "en" ? "$1,200,000 needs" : "$120\u00a0萬");
    }
}
