using SlaBot.Channels.Texts;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>Questions as labelled inputs. The button that sends them stands first among the <see cref="ChoiceElements"/>.</summary>
internal static class FormElements
{
    /// <summary>The name under which the sealed words come back: no field may have it.</summary>
    public const string Reserved = "t";

    private const int MostLettersOfAnswer = 500;
    private const int MostLettersOfOption = 60;

    // Up to so many options are seen at a glance; more go into a list that opens.
    private const int MostSeen = 4;

    /// <summary>Returns the inputs of a card, one a question.</summary>
    /// <param name="draft">The card.</param>
    /// <exception cref="ArgumentException">A field is called as the sealed words are.</exception>
    public static IEnumerable<CardElement> Of(CardDraft draft) =>
        draft.Reply.Form is { } form ? form.Fields.Select(field => Input(field, draft)) : [];

    private static CardElement Input(Field field, CardDraft draft) => field switch
    {
        { Id: Reserved } => throw new ArgumentException($"A field of a form cannot be called {Reserved}.", nameof(field)),
        Field.Text text => new TextInput(draft.Literal(text.Label))
        {
            Id = text.Id,
            Value = text.Value is null ? null : ShownText.Cut(ShownText.Clean(text.Value), MostLettersOfAnswer),
            Placeholder = text.Example is null ? null : draft.Literal(text.Example),
            MaxLength = MostLettersOfAnswer,
        },
        Field.Pick pick => new ChoiceSetInput(draft.Literal(pick.Label), [.. pick.Offered(draft.Budget.Options).Select(option => new InputChoice(LiteralText.Line(option.Label, MostLettersOfOption), option.Value))])
        {
            Id = pick.Id,
            Value = pick.Chosen.Count == 0 ? null : string.Join(',', pick.Chosen),
            Style = pick.Options.Count <= MostSeen || pick.IsMany ? ChoiceSetStyle.Expanded : ChoiceSetStyle.Compact,
            IsMultiSelect = pick.IsMany ? true : null,
        },
        _ => throw new InvalidOperationException($"A form has no field {field.GetType().Name}."),
    };
}
