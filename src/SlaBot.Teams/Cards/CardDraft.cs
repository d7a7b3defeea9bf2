using SlaBot.Conversation.Replies;

namespace SlaBot.Teams.Cards;

/// <summary>A card in the making: what it shows, where, and how much of it.</summary>
/// <param name="reply">What it shows.</param>
/// <param name="scene">Where it will stand.</param>
/// <param name="budget">How much of it there is room for.</param>
internal sealed class CardDraft(Reply reply, CardScene scene, CardBudget budget)
{
    /// <summary>The most actions on a card that Teams takes.</summary>
    public const int MostActions = 6;

    private int toggles;

    /// <summary>Gets what the card shows.</summary>
    public Reply Reply => reply;

    /// <summary>Gets where the card will stand.</summary>
    public CardScene Scene => scene;

    /// <summary>Gets how much of the reply there is room for.</summary>
    public CardBudget Budget => budget;

    /// <summary>Gets the words that all renderers share.</summary>
    public ReplyWords Words { get; } = ReplyWords.In(reply.Language);

    /// <summary>Gets the words that only a card needs.</summary>
    public CardWords CardWords { get; } = CardWords.In(reply.Language);

    /// <summary>Escapes words for a text of the card, cut to what there is room for.</summary>
    /// <param name="words">The words.</param>
    public EscapedText Escaped(string words) => EscapedText.Of(words, budget.Letters);

    /// <summary>Makes words fit for a place without Markdown.</summary>
    /// <param name="words">The words.</param>
    public string Literal(string words) => LiteralText.Line(words, Math.Min(budget.Letters, MostLettersOfLabel));

    /// <summary>
    /// Takes the next button that shows and hides something. Buttons that say something go first: there are six in all.
    /// </summary>
    /// <returns>The id of what it shows and hides, or null where there is no room for a button.</returns>
    public string? TakeToggle()
    {
        var others = reply.Choices.Count + (reply.Form is null ? 0 : 1);
        return others + toggles < MostActions ? $"more{++toggles}" : null;
    }

    private const int MostLettersOfLabel = 120;
}
