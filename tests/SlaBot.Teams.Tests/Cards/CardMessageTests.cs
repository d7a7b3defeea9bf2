using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

public sealed class CardMessageTests
{
    [Fact]
    public void A_card_travels_as_an_attachment_with_its_headline_as_summary_and_without_text()
    {
        var activity = CardMessage.Of(SampleReplies.Pace, Scenes.Readable);

        activity.Type.ShouldBe(ActivityTypes.Message);
        activity.Text.ShouldBeNull();
        activity.Summary.ShouldBe(SampleReplies.Pace.Headline);
        activity.Attachments!.Single().ContentType.ShouldBe("application/vnd.microsoft.card.adaptive");
        activity.Attachments![0].Content!.Value.Parse().GetProperty("type").GetString().ShouldBe("AdaptiveCard");
    }

    [Fact]
    public void Small_talk_is_words()
    {
        var activity = CardMessage.Of(SampleReplies.Thanks with { Headline = "You are *welcome*, <at>Jane</at>." }, Scenes.Readable);

        activity.Attachments.ShouldBeNull();
        activity.TextFormat.ShouldBe("markdown");
        activity.Text.ShouldBe("You are \\*welcome\\*, \\<at>Jane\\</at>.");
        activity.Summary.ShouldBe("You are *welcome*, <at>Jane<\u2060/at>.");
    }

    [Fact]
    public void Small_talk_about_simulated_numbers_says_so() =>
        CardMessage.Of(SampleReplies.Thanks with { IsDemo = true }, Scenes.Readable).Text
            .ShouldBe($"You are welcome.\n\n{ReplyWords.In("en").DemoData}");

    [Fact]
    public void Small_talk_can_mention_somebody()
    {
        var activity = CardMessage.Of(SampleReplies.Thanks, Scenes.Readable with { Mentions = [new CardMention("29:jane", "Jane")] });

        activity.Text.ShouldBe("<at>Jane</at> You are welcome.");
        var entity = activity.Entities!.Single();
        entity.GetProperty("text").GetString().ShouldBe("<at>Jane</at>");
        entity.GetProperty("mentioned").GetProperty("id").GetString().ShouldBe("29:jane");
    }

    [Fact]
    public void A_question_back_is_a_card_since_it_has_buttons() =>
        CardMessage.Of(SampleReplies.AskingBack, Scenes.Readable).Attachments.ShouldNotBeNull();
}
