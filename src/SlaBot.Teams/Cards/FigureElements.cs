using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>Named numbers as a set of facts, which clients lay out for any width.</summary>
internal static class FigureElements
{
    private const string Gap = " · ";

    /// <summary>Returns the elements of some figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Figures figures, CardDraft draft) => figures.Items.Count == 0
        ? []
        : [new FactSet([.. figures.Items.Take(draft.Budget.Parts).Select(item => Fact(item, draft))])];

    private static Fact Fact(Figure figure, CardDraft draft) => new(
        draft.Escaped(figure.Label),
        draft.Escaped(string.IsNullOrEmpty(figure.Hint) ? figure.Value : figure.Value + Gap + figure.Hint));
}
