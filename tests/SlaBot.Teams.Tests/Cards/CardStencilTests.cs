using System.Text;
using CsCheck;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

/// <summary>A card of which all but the seals is remembered is to the byte the card that is made anew.</summary>
public sealed class CardStencilTests
{
    [Fact]
    public void The_card_of_any_reply_is_the_same_the_first_time_and_every_time_wherever_it_stands() =>
        Gen.Select(GenReplies.Any.Select(WellFormed), Gen.Int[1, 4_000]).Sample(
            (reply, length) =>
            {
                var cards = new CardStencils();
                foreach (var scene in (CardScene[])[Scenes.Readable, Sealed("a", length), Sealed("\"邊\\", 3), Sealed("b", 200) with { KnowsWidths = false }, Scenes.Readable])
                {
                    Encoding.UTF8.GetString(cards.RenderJson(reply, scene).Utf8.Span)
                        .ShouldBe(Encoding.UTF8.GetString(AdaptiveCardRenderer.RenderJson(reply, scene).Utf8.Span));
                }
            },
            iter: 60);

    [Fact]
    public void The_card_of_every_sample_is_the_same()
    {
        var cards = new CardStencils();
        foreach (var (reply, scene) in SampleReplies.InChannels.SelectMany(sample => (CardScene[])[Scenes.Sealed, Scenes.Readable], (sample, scene) => (sample.Reply, scene)))
        {
            Encoding.UTF8.GetString(cards.RenderJson(reply, scene).Utf8.Span)
                .ShouldBe(Encoding.UTF8.GetString(AdaptiveCardRenderer.RenderJson(reply, scene).Utf8.Span));
        }
    }

    // These scenes seal a message as it is. A seal holds no half letters, which the writers of JSON spell in two ways.
    private static Reply WellFormed(Reply reply) => reply with { Choices = [.. reply.Choices.Select(choice => choice with { Message = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(choice.Message)) })] };

    private static CardScene Sealed(string text, int length) =>
        new(choice => text.PadRight(length, 's') + choice.Message, form => text.PadRight(length, 'f') + form.Id);
}
