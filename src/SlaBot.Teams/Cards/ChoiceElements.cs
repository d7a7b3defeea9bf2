using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The buttons of a card: what sends its form, and what can be said next; three to see, the rest behind "…".</summary>
internal static class ChoiceElements
{
    private const int MostPrimary = 3;
    private const int MostLetters = 60;

    /// <summary>Returns the buttons, or nothing where there are none.</summary>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(CardDraft draft)
    {
        CardAction[] actions =
        [
            .. draft.Reply.Form is { } form ? [Submit(form, draft)] : Array.Empty<CardAction>(),
            .. draft.Reply.Choices.Select(choice => Say(choice, draft)),
        ];

        return actions.Length == 0
            ? []
            : [new ActionSet([.. actions.Take(CardDraft.MostActions).Select((action, at) => action with { Mode = Mode(at, draft.Reply) })]) { Spacing = Spacing.Medium }];
    }

    // A question back is answered by one of its choices: none of them hides.
    private static ActionMode? Mode(int at, Reply reply) => at < MostPrimary || reply.AsksBack ? null : ActionMode.Secondary;

    private static CardAction Say(Choice choice, CardDraft draft) => choice.Address is { } address
        ? new OpenUrlAction(LiteralText.Line(choice.Label, MostLetters), address)
        : Execute(choice.Label, ExecuteAction.Say, draft.Scene.SealChoice(choice), AssociatedInputs.None);

    private static ExecuteAction Submit(Form form, CardDraft draft) =>
        Execute(form.Submit, ExecuteAction.Form, draft.Scene.SealForm(form), AssociatedInputs.Auto) with { Style = ActionStyle.Positive };

    private static ExecuteAction Execute(string label, string verb, string sealedWords, AssociatedInputs inputs)
    {
        var (title, data) = (LiteralText.Line(label, MostLetters), new CardData(sealedWords));
        return new ExecuteAction(title, verb, data)
        {
            AssociatedInputs = inputs,
            Fallback = new SubmitAction(title, data) { AssociatedInputs = inputs },
        };
    }
}
