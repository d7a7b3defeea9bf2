using System.Text.Json.Serialization;

namespace SlaBot.Teams.Cards.Elements;

/// <summary>Buttons beside each other.</summary>
/// <param name="Actions">At most six on the whole card.</param>
internal sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;

/// <summary>What a button does.</summary>
/// <param name="Title">The words on it: plain.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
internal abstract record CardAction(string Title)
{
    public ActionStyle? Style { get; init; }

    /// <summary>Gets <see cref="ActionMode.Secondary"/> for what goes into the menu behind the buttons.</summary>
    public ActionMode? Mode { get; init; }
}

/// <summary>Asks the bot, which may answer with another card in this one's place.</summary>
/// <param name="Title">The words on the button.</param>
/// <param name="Verb">What is asked of it: <see cref="Say"/> or <see cref="Form"/>.</param>
/// <param name="Data">What comes back to the bot.</param>
internal sealed record ExecuteAction(string Title, string Verb, CardData Data) : CardAction(Title)
{
    /// <summary>The verb of a choice: its message is as if it had been typed.</summary>
    public const string Say = "say";

    /// <summary>The verb of a form: its answers come with the data, by the ids of the fields.</summary>
    public const string Form = "form";

    /// <summary>Gets whether what stands in the inputs comes along.</summary>
    public required AssociatedInputs AssociatedInputs { get; init; }

    /// <summary>Gets the same for clients that know no Action.Execute: it arrives as a message with a value.</summary>
    public required CardAction Fallback { get; init; }
}

/// <summary>Sends the bot a message with a value and no text.</summary>
/// <param name="Title">The words on the button.</param>
/// <param name="Data">The value, to which the inputs are added.</param>
internal sealed record SubmitAction(string Title, CardData Data) : CardAction(Title)
{
    /// <summary>Gets whether what stands in the inputs comes along.</summary>
    public required AssociatedInputs AssociatedInputs { get; init; }
}

/// <summary>Opens a page.</summary>
/// <param name="Title">The words on the button.</param>
/// <param name="Url">Its address.</param>
internal sealed record OpenUrlAction(string Title, Uri Url) : CardAction(Title);

/// <summary>Shows what is hidden and hides what is shown, without asking the bot.</summary>
/// <param name="Title">The words on the button.</param>
/// <param name="TargetElements">The ids of what it shows and hides.</param>
internal sealed record ToggleVisibilityAction(string Title, IReadOnlyList<string> TargetElements) : CardAction(Title);

/// <summary>What an action brings back: sealed, since whoever presses it could write anything here.</summary>
/// <param name="T">The sealed words.</param>
internal sealed record CardData(string T);
