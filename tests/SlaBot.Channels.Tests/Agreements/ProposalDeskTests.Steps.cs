using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Tests.Agreements;

/// <content>What a draft still needs is asked one by one, and what is said next is the answer.</content>
public sealed partial class ProposalDeskTests
{
    [Fact]
    public async Task What_is_missing_is_asked_one_by_one()
    {
        var asked = await SayAsync(Jo, "propose to set the win rate to 28%");
        asked!.Reply.Parts.OfType<Part.Text>().First().Words.ShouldStartWith("From when is it to hold? Now it says 1 Jul 2026");
        asked.Reply.Choices.Take(2).Select(choice => choice.Act).ShouldBe(["sla:day:1:2026-07-01", "sla:day:1:2026-06-16"]);

        var why = await PressAsync(Jo, "sla:day:1:2026-06-16");
        why.Reply.Parts.OfType<Part.Text>().First().Words.ShouldStartWith("And why?");
        (await SayAsync(Lin, "because I say so")).ShouldBeNull("nobody else was asked");
        var whole = await SayAsync(Jo, "Two reps joined in May");
        Words(whole!.Reply).ShouldContain("Why: Two reps joined in May");

        var proposal = await ProposalAsync(1);
        (proposal.EffectiveFrom, proposal.Reason).ShouldBe((new LocalDate(2026, 6, 16), "Two reps joined in May"));
    }

    [Theory]
    [InlineData("are we on pace?")]
    [InlineData("are we on pace")]
    [InlineData("did our win rate change")]
    [InlineData("what is our win rate")]
    [InlineData("how many leads came in last month")]
    [InlineData("who changed the target")]
    [InlineData("show the funnel")]
    [InlineData("what did our customers say?")]
    [InlineData("what we learned, is that in the data?")]
    [InlineData("why are we behind")]
    [InlineData("could we sell more")]
    [InlineData("進度如何")]
    [InlineData("為什麼落後")]
    [InlineData("為什麼業績掉了")]
    [InlineData("怎麼算成交率")]
    [InlineData("誰改了目標")]
    public async Task A_question_in_between_is_no_reason(string question)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        (await SayAsync(Jo, question)).ShouldBeNull();
        (await ProposalAsync(1)).Reason.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("what we learned in Q2: outbound wins more often than we planned")]
    [InlineData("When the fair ended, half of the demand went with it")]
    [InlineData("Which our new product line makes possible")]
    [InlineData("no budget is left for paid search")]
    [InlineData("stop losing deals to slow answers")]
    [InlineData("is selling to larger firms since June")]
    [InlineData("Why: two reps joined in May")]
    [InlineData("how we sell has changed")]
    [InlineData("When we hired, the win rate went up.")]
    [InlineData("no more trade fairs this year")]
    [InlineData("could not keep up with last year's benchmark")]
    [InlineData("help from the new partners shows")]
    [InlineData("we logged 20 proposals for today")]
    [InlineData("為什麼要改：第二季多了兩位業務")]
    [InlineData("怎麼賣已經不一樣了")]
    [InlineData("取消了兩場展覽")]
    [InlineData("說明會帶來更多名單")]
    public async Task A_reason_may_begin_like_anything(string reason)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        var said = await SayAsync(Jo, reason);

        Words(said!.Reply).ShouldContain(reason);
        (await ProposalAsync(1)).Reason.ShouldBe(reason);
        (await SayAsync(Jo, "yes")).ShouldBeNull("nothing else was read in it that would wait for a yes");
    }

    [Theory]
    [InlineData("how we sell has changed")]
    [InlineData("what our new reps bring is more than we had planned for")]
    [InlineData("怎麼賣已經不一樣了，業務也比去年多了兩位")]
    [InlineData("Q2 was weak")]
    [InlineData("last year was too hard")]
    [InlineData("leads fell in May")]
    [InlineData("next quarter two more reps join us")]
    [InlineData("去年太難了")]
    public async Task A_reason_is_taken_where_the_day_was_asked_as_well(string reason)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28%");
        _ = await SayAsync(Jo, reason);

        (await ProposalAsync(1)).Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("are we on pace?", "Proposal 1 still waits for its reason: write it here next, or say “cancel”.")]
    [InlineData("what is proposed?", "Proposal 1 still waits for its reason: write it here next, or say “cancel”.")]
    [InlineData("why should we not aim higher？”", "Proposal 1 still waits for its reason: write it here next, or say “cancel”.")]
    [InlineData("我們跟得上進度嗎", "Proposal 1 still waits for its reason: write it here next, or say “cancel”.")]
    public async Task A_question_that_ends_like_one_is_answered_and_the_step_is_asked_again(string question, string again)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        (await TakeAsync(Jo, question)).ShouldBe(new Taken(null, again));
        (await TakeAsync(Jo, "yes")).ShouldBe(new Taken(null, again), "that is meant for the answer in between");
        (await TakeAsync(Lin, "no more fairs")).ShouldBeNull("nobody else was asked");

        _ = await SayAsync(Jo, "no more fairs");
        (await ProposalAsync(1)).Reason.ShouldBe("no more fairs");
    }

    [Fact]
    public async Task It_is_asked_again_in_the_language_of_the_step()
    {
        _ = await SayAsync(Jo, "提議把成交率改成28%");

        (await TakeAsync(Jo, "are we on pace?"))!.Again.ShouldBe("提案 1 還在等生效日（目前是2026年7月1日）或理由：接著在這裡寫其中一項，或說「取消」。");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("Never mind.")]
    [InlineData("please stop")]
    [InlineData("no")]
    [InlineData("no, thanks")]
    [InlineData("skip")]
    [InlineData("不用了")]
    [InlineData("取消")]
    [InlineData("算了。")]
    [InlineData("跳過")]
    public async Task A_plain_way_out_leaves_the_draft_as_it_is(string words)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        Words((await SayAsync(Jo, words))!.Reply).ShouldContain("Left as it is: proposal 1 stays a draft.");
        (await ProposalAsync(1)).Reason.ShouldBeEmpty();
        (await TakeAsync(Jo, "we hired")).ShouldBeNull();
    }

    [Theory]
    [InlineData("1 September", "2026-09-01")]
    [InlineData("let it hold from 1 September", "2026-09-01")]
    [InlineData("effective 1 September please", "2026-09-01")]
    [InlineData("it should start on 1 September", "2026-09-01")]
    [InlineData("better from September", "2026-09-01")]
    [InlineData("starting next quarter", "2026-07-01")]
    [InlineData("as of august", "2026-08-01")]
    [InlineData("九月一日", "2026-09-01")]
    [InlineData("從9月1日起生效", "2026-09-01")]
    [InlineData("下個月開始", "2026-07-01")]
    [InlineData("改成8月1日好了", "2026-08-01")]
    public async Task A_day_may_be_said_in_many_ways(string words, string day)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28%");

        _ = await SayAsync(Jo, words);

        var proposal = await ProposalAsync(1);
        (NodaTime.Text.LocalDatePattern.Iso.Format(proposal.EffectiveFrom), proposal.Reason).ShouldBe((day, ""));
    }

    [Theory]
    [InlineData("skip", "2026-07-01")]
    [InlineData("yes", "2026-07-01")]
    [InlineData("好", "2026-07-01")]
    [InlineData("from 1 September", "2026-09-01")]
    public async Task The_step_of_the_day_goes_on_to_the_reason_and_back(string words, string day)
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28%");

        Words((await SayAsync(Jo, words))!.Reply).ShouldStartWith("And why?");
        (await ProposalAsync(1)).EffectiveFrom.ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Words((await SayAsync(Jo, "back"))!.Reply).ShouldStartWith("From when is it to hold?");
        Words((await SayAsync(Jo, "from 1 October"))!.Reply).ShouldStartWith("And why?");
        (await ProposalAsync(1)).EffectiveFrom.ShouldBe(new LocalDate(2026, 10, 1));
    }

    [Fact]
    public async Task Help_tells_what_can_be_said_and_waits_on()
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        var help = (await SayAsync(Jo, "help"))!.Reply;
        help.Headline.ShouldBe("Proposal 1 still waits for its reason: write it here next, or say “cancel”.");
        Words(help).ShouldStartWith("What you write next is kept as it stands, however it begins.");
        _ = await SayAsync(Jo, "we hired");
        (await ProposalAsync(1)).Reason.ShouldBe("we hired");
    }

    [Fact]
    public async Task A_command_about_proposals_is_no_reason()
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        (await SayAsync(Jo, "withdraw the proposal"))!.Reply.Headline.ShouldNotBeEmpty();
        (await ProposalAsync(1)).Reason.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_that_is_said_is_understood()
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28%");
        _ = await SayAsync(Jo, "from 1 September");

        (await ProposalAsync(1)).EffectiveFrom.ShouldBe(new LocalDate(2026, 9, 1));
    }
}
