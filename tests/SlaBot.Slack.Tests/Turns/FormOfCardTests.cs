using System.Text.Json.Nodes;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Turns;

/// <summary>A form that opens straight from a button of a card, and what becomes of the card when it is sent.</summary>
public sealed class FormOfCardTests
{
    [Theory]
    [InlineData(FakeSlack.Sales)]
    [InlineData(null)]
    public async Task The_card_that_was_pressed_is_edited_and_no_copy_is_posted(string? channel)
    {
        await using var slack = await PressedSlack.StartAsync(new CardDesk { IsOfCard = true });
        var place = channel ?? slack.Jane.DirectChannel;
        var card = await slack.PostAsync(place, CardDesk.Card("Proposal 1 · a draft"));

        _ = await slack.Jane.PressAsync(card, "Edit…");
        var modal = slack.Fake.Modals.ShouldHaveSingleItem();
        modal.Json["private_metadata"]!.ToString().Length.ShouldBeLessThan(3_000);
        _ = await slack.Jane.SubmitAsync(modal, Answer("better"));

        var shown = slack.Fake.Harbour.In(place).ShouldHaveSingleItem();
        (shown.Ts, shown.IsEdited, shown.Text).ShouldBe((card.Ts, true, "Proposal 1 · better"));
        slack.Fake.Harbour.Whispers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_in_a_thread_is_edited_where_it_stands()
    {
        await using var slack = await PressedSlack.StartAsync(new CardDesk { IsOfCard = true });
        var asked = slack.Fake.Say("U0JANE", FakeSlack.Sales, "show proposal 1");
        var card = await slack.PostAsync(FakeSlack.Sales, CardDesk.Card("Proposal 1 · a draft"), asked.Ts);

        _ = await slack.Jane.PressAsync(card, "Edit…");
        _ = await slack.Jane.SubmitAsync(slack.Fake.Modals.ShouldHaveSingleItem(), Answer("better"));

        slack.Fake.Harbour.In(FakeSlack.Sales).Select(message => (message.Ts, message.Text)).ShouldBe([(asked.Ts, asked.Text), (card.Ts, "Proposal 1 · better")]);
    }

    [Fact]
    public async Task A_form_of_something_else_leaves_the_card_as_it_is()
    {
        await using var slack = await PressedSlack.StartAsync(new CardDesk { IsOfCard = false });
        var card = await slack.PostAsync(FakeSlack.Sales, CardDesk.Card("A win"));

        _ = await slack.Jane.PressAsync(card, "Edit…");
        _ = await slack.Jane.SubmitAsync(slack.Fake.Modals.ShouldHaveSingleItem(), Answer("better"));

        slack.Fake.Harbour.In(FakeSlack.Sales).ShouldHaveSingleItem().IsEdited.ShouldBeFalse();
        slack.Fake.Harbour.Whispers.ShouldHaveSingleItem().Text.ShouldBe("Proposal 1 · better");
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_is_said_in_private_and_the_card_stays()
    {
        await using var slack = await PressedSlack.StartAsync(new CardDesk { IsOfCard = true });
        var card = await slack.PostAsync(FakeSlack.Sales, CardDesk.Card("Proposal 1 · a draft"));

        _ = await slack.Jane.PressAsync(card, "Edit…");
        _ = await slack.Jane.SubmitAsync(slack.Fake.Modals.ShouldHaveSingleItem(), Answer(""));

        slack.Fake.Harbour.In(FakeSlack.Sales).ShouldHaveSingleItem().IsEdited.ShouldBeFalse();
        slack.Fake.Harbour.Whispers.ShouldHaveSingleItem().Text.ShouldBe("Say how.");
    }

    private static JsonObject Answer(string words) => new() { ["words"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = words } } };

    /// <summary>Has one card, with a button that asks for words, which it shows.</summary>
    private sealed class CardDesk : IPostDesk
    {
        public string Prefix => "card:";

        public bool IsOfCard { get; init; }

        public static Reply Card(string headline) => new() { Language = "en", Headline = headline, Choices = [new("Edit…", "Edit…") { Act = "card:edit:1" }] };

        public Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) => Task.FromResult(
            answers.Count == 0
                ? new DeskReply(new() { Language = "en", Headline = "What should it say?", Form = new(act, "Save", [new Field.Text("words", "Words", null)]) }) { IsOfCard = IsOfCard }
            : answers["words"] is { Length: > 0 } words ? new(Card($"Proposal 1 · {words}"), ReplyPlace.Card)
            : new(new() { Language = "en", Headline = "Say how." }, ReplyPlace.Whisper));

        public Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation) => Task.FromResult<DeskReply?>(null);
    }
}
