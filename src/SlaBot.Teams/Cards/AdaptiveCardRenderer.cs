using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Cards;

/// <summary>
/// Renders a reply as an Adaptive Card: what it says on top, then its parts in their order, the questions of its form, and
/// what can be said next as buttons. Everything can be read without colour, on a phone, and by a screen reader.
/// </summary>
internal static class AdaptiveCardRenderer
{
    // A headline is one line by contract; what a client shows instead of a card keeps all of it.
    private const int MostLettersOfHeadline = 600;

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where the card will stand.</param>
    /// <returns>A card of at most <see cref="CardBudget.MostBytes"/>.</returns>
    public static AdaptiveCard Render(Reply reply, CardScene scene) => Fitted(reply, scene).Card;

    /// <summary>Renders a reply as the content of an attachment.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where the card will stand.</param>
    public static RawJson RenderJson(Reply reply, CardScene scene) => new(Fitted(reply, scene).Json);

    /// <summary>Renders all of a reply, however large that makes the card.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where the card will stand.</param>
    public static ReadOnlyMemory<byte> Largest(Reply reply, CardScene scene) =>
        CardJson.Write(Card(new CardDraft(reply, scene, CardBudget.Falling[0])));

    private static (AdaptiveCard Card, ReadOnlyMemory<byte> Json) Fitted(Reply reply, CardScene scene)
    {
        var draft = new CardDraft(reply, scene, CardBudget.Falling[0]);
        for (var next = 1; ; next++)
        {
            var card = Card(draft);
            var json = CardJson.Write(card);
            if (json.Length <= CardBudget.MostBytes || next == CardBudget.Falling.Count)
            {
                return (card, json);
            }

            draft = new CardDraft(reply, scene, CardBudget.Falling[next]);
        }
    }

    private static AdaptiveCard Card(CardDraft draft)
    {
        var reply = draft.Reply;
        var body = new List<CardElement>();
        body.AddRange(HeadlineElements.Of(draft));
        foreach (var part in reply.Parts.Take(draft.Budget.Parts))
        {
            body.AddRange(Elements(part, draft));
        }

        body.AddRange(NoteElements.Demo(draft));
        body.AddRange(FormElements.Of(draft));
        body.AddRange(ChoiceElements.Of(draft));
        return new AdaptiveCard
        {
            Lang = reply.Language,
            FallbackText = LiteralText.Line(reply.Headline, MostLettersOfHeadline),
            Speak = LiteralText.Spoken(reply.Headline, MostLettersOfHeadline),
            Msteams = Properties(draft),
            Body = body,
        };
    }

    private static IEnumerable<CardElement> Elements(Part part, CardDraft draft) => part switch
    {
        Part.Heading heading => HeadlineElements.Of(heading, draft),
        Part.Text text => [new TextBlock(draft.Escaped(text.Words))],
        Part.Figures figures => FigureElements.Of(figures, draft),
        Part.Progress progress => ProgressElements.Of(progress, draft),
        Part.Table table => TableElements.Of(table, draft),
        Part.Chart chart => ChartElements.Of(chart, draft),
        Part.Note note => NoteElements.Of(note, draft),
        _ => throw new InvalidOperationException($"A reply has no part {part.GetType().Name}."),
    };

    private static TeamsCardProperties? Properties(CardDraft draft)
    {
        IReadOnlyList<Mention>? entities = draft.Scene.Mentions.Count == 0 ? null : [.. draft.Scene.Mentions.Select(mention => mention.Entity)];
        CardWidth? width = draft.Reply.Parts.Any(part => part is Part.Chart || (part is Part.Table table && TableElements.IsWide(table)))
            ? CardWidth.Full
            : null;
        return entities is null && width is null ? null : new TeamsCardProperties(width, entities);
    }
}
