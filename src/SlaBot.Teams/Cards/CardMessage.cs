using System.Text.Json;
using SlaBot.Channels.Texts;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Cards;

/// <summary>A reply as a message: a card, or plain words where there is nothing else to a card than words.</summary>
internal static class CardMessage
{
    private const int MostLettersOfSummary = 300;
    private const int MostLettersOfText = 4_000;
    private const string Markdown = "markdown";

    /// <summary>Returns the activity that says a reply. It has text or a card, never both, which Teams would part in two.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where it will stand.</param>
    public static Activity Of(Reply reply, CardScene scene) => Of(reply, scene, AdaptiveCardRenderer.RenderJson);

    /// <summary>Returns the activity that says a reply, with a card that was made elsewhere.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where it will stand.</param>
    /// <param name="render">Makes the card.</param>
    public static Activity Of(Reply reply, CardScene scene, Func<Reply, CardScene, RawJson> render) =>
        IsSmallTalk(reply) ? Words(reply, scene) : Card(reply, render(reply, scene));

    /// <summary>Returns whether a reply is words alone.</summary>
    /// <param name="reply">The reply.</param>
    public static bool IsSmallTalk(Reply reply) => reply is { Parts.Count: 0, Choices.Count: 0, Form: null };

    private static Activity Card(Reply reply, RawJson card) => new()
    {
        Type = ActivityTypes.Message,
        Locale = reply.Language,
        Summary = LiteralText.Line(reply.Headline, MostLettersOfSummary),
        Attachments = [new Attachment { ContentType = AdaptiveCard.ContentType, Content = card }],
    };

    private static Activity Words(Reply reply, CardScene scene)
    {
        var demo = reply.IsDemo ? "\n" + ReplyWords.In(reply.Language).DemoData : "";
        var text = EscapedText.Of(ShownText.Cut(reply.Headline, MostLettersOfText) + demo).Markdown;
        return new Activity
        {
            Type = ActivityTypes.Message,
            Locale = reply.Language,
            Summary = LiteralText.Line(reply.Headline, MostLettersOfSummary),
            TextFormat = Markdown,
            Text = scene.Mentions.Count == 0 ? text : $"{EscapedText.Mentioning(scene.Mentions).Markdown} {text}",
            Entities = scene.Mentions.Count == 0
                ? null
                : [.. scene.Mentions.Select(mention => JsonSerializer.SerializeToElement(mention.Entity, ActivityJson.Default.Mention))],
        };
    }
}
