using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>What is not understood is never passed over in silence.</summary>
public sealed class UnreadWordsTests
{
    [Theory]
    [InlineData("how many demos?")]
    [InlineData("how many widgets did we sell?")]
    [InlineData("cost per lead")]
    [InlineData("辦了幾場研討會")]
    public void A_count_of_something_else_is_asked_about_and_not_answered_with_another_number(string text)
    {
        var reading = Some.Read(text);

        (reading.Intent == Intent.Ambiguous || reading.Confidence < Conversation.Unsure).ShouldBeTrue();
        reading.Alternatives.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("revenue from paid", "paid")]
    [InlineData("leads from organic in June", "organic")]
    [InlineData("leads by source", "source")]
    [InlineData("how many leads did Bob bring?", "bob")]
    [InlineData("how many enterprise leads in May", "enterprise")]
    public void A_filter_that_cannot_be_honoured_is_named_and_lowers_the_confidence(string text, string word)
    {
        var reading = Some.Read(text);

        reading.Unread.ShouldContain(word);
        reading.Confidence.ShouldBeLessThan(Conversation.Sure);
    }

    [Theory]
    [InlineData("how many leads did we get last week?")]
    [InlineData("are we on pace for new customers this quarter")]
    [InlineData("這個月名單進度如何")]
    public void A_question_that_is_understood_leaves_nothing_unread(string text) => Some.Read(text).Unread.ShouldBeEmpty();

    [Theory]
    [InlineData("delete all leads")]
    [InlineData("刪除全部名單")]
    public void An_order_to_destroy_is_no_question_about_a_number(string text) => Some.Read(text).Intent.ShouldBe(Intent.OutOfScope);

    [Theory]
    [InlineData("what was agreed for new customers?", Intent.Target)]
    [InlineData("what was agreed for signups?", Intent.Target)]
    [InlineData("marketing vs sales", Intent.Compare)]
    [InlineData("what's the win rate vs benchmark?", Intent.Pace)]
    [InlineData("did we miss revenue in Q1", Intent.Pace)]
    [InlineData("how is Q1?", Intent.Pace)]
    [InlineData("how many leads each week to hit the goal?", Intent.Required)]
    public void Questions_that_were_once_taken_for_others_are_not(string text, Intent intent) => Some.Read(text).Intent.ShouldBe(intent);
}
