using SlaBot.Conversation.Replies;

namespace SlaBot.Teams.Cards;

/// <summary>A reply as the Adaptive Card that Teams would show, for a look at it without a bot: its buttons do nothing.</summary>
public static class CardDocument
{
    /// <summary>The JSON of the card.</summary>
    public static ReadOnlyMemory<byte> Of(Reply reply) =>
        AdaptiveCardRenderer.RenderJson(reply, new(choice => choice.Act ?? choice.Message, form => form.Id)).Utf8;
}
