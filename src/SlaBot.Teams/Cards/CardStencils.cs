using System.Runtime.CompilerServices;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Cards;

/// <summary>Cards of replies. Of a reply that is remembered the card is, too: it is gone as soon as the reply is.</summary>
internal sealed class CardStencils
{
    private readonly ConditionalWeakTable<Reply, CardStencil> wide = [];
    private readonly ConditionalWeakTable<Reply, CardStencil> plain = [];

    /// <summary>Renders a reply as the content of an attachment: exactly the card that <see cref="AdaptiveCardRenderer"/> makes.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where the card will stand.</param>
    public RawJson RenderJson(Reply reply, CardScene scene) =>
        scene.Mentions.Count == 0 && Of(reply, scene.KnowsWidths).Fill(scene) is { } card
            ? new(card)
            : AdaptiveCardRenderer.RenderJson(reply, scene);

    private CardStencil Of(Reply reply, bool knowsWidths) => knowsWidths
        ? wide.GetValue(reply, static reply => new(reply, knowsWidths: true))
        : plain.GetValue(reply, static reply => new(reply, knowsWidths: false));
}
