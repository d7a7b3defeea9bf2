using System.Text.Json.Serialization;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>Something to press, to choose from or to write into.</summary>
/// <param name="ActionId">By what it is known in what comes back; no two of a message have the same.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(MultiStaticSelect), "multi_static_select")]
[JsonDerivedType(typeof(RadioButtons), "radio_buttons")]
[JsonDerivedType(typeof(Checkboxes), "checkboxes")]
internal abstract record BlockElement(string ActionId);

/// <summary>A button.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
/// <param name="Text">The words on it.</param>
/// <param name="Value">What comes back: sealed, at most <see cref="MostLettersOfValue"/> characters; null for one that opens a page.</param>
internal sealed record Button(string ActionId, PlainText Text, string? Value) : BlockElement(ActionId)
{
    /// <summary>The most characters that stand on a button or are read aloud for it.</summary>
    public const int MostLetters = 75;

    /// <summary>The most characters that come back.</summary>
    public const int MostLettersOfValue = 2_000;

    /// <summary>Gets what is read aloud in the place of the words, or null for the words.</summary>
    public string? AccessibilityLabel { get; init; }

    /// <summary>Gets the page that it opens, or null.</summary>
    public Uri? Url { get; init; }

    /// <summary>Gets whether it stands out; null for not.</summary>
    public ButtonStyle? Style { get; init; }
}

/// <summary>How a button stands out. SlaBot has none of the third kind, which undoes things: it asks in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
internal enum ButtonStyle
{
    /// <summary>What most people will press.</summary>
    [JsonStringEnumMemberName("primary")]
    Primary,
}

/// <summary>A line to write into.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
internal sealed record PlainTextInput(string ActionId) : BlockElement(ActionId)
{
    /// <summary>The most characters that can be written.</summary>
    public const int MostLetters = 500;

    public string? InitialValue { get; init; }

    public PlainText? Placeholder { get; init; }

    public int MaxLength { get; } = MostLetters;
}

/// <summary>One of many, in a list that opens.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
/// <param name="Options">At most <see cref="OptionObject.Most"/>.</param>
internal sealed record StaticSelect(string ActionId, IReadOnlyList<OptionObject> Options) : BlockElement(ActionId)
{
    public OptionObject? InitialOption { get; init; }
}

/// <summary>Some of many, in a list that opens.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
/// <param name="Options">At most <see cref="OptionObject.Most"/>.</param>
internal sealed record MultiStaticSelect(string ActionId, IReadOnlyList<OptionObject> Options) : BlockElement(ActionId)
{
    public IReadOnlyList<OptionObject>? InitialOptions { get; init; }
}

/// <summary>One of a few, all to see.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
/// <param name="Options">At most <see cref="OptionObject.MostToSee"/>.</param>
internal sealed record RadioButtons(string ActionId, IReadOnlyList<OptionObject> Options) : BlockElement(ActionId)
{
    public OptionObject? InitialOption { get; init; }
}

/// <summary>Some of a few, all to see.</summary>
/// <param name="ActionId">By what it is known in what comes back.</param>
/// <param name="Options">At most <see cref="OptionObject.MostToSee"/>.</param>
internal sealed record Checkboxes(string ActionId, IReadOnlyList<OptionObject> Options) : BlockElement(ActionId)
{
    public IReadOnlyList<OptionObject>? InitialOptions { get; init; }
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Value">What comes back: at most <see cref="MostLettersOfValue"/> characters.</param>
internal sealed record OptionObject(PlainText Text, string Value)
{
    /// <summary>The most options of a list that opens.</summary>
    public const int Most = 100;

    /// <summary>The most options that are all to see.</summary>
    public const int MostToSee = 10;

    /// <summary>The most characters of an option's words.</summary>
    public const int MostLetters = 75;

    /// <summary>The most characters that come back.</summary>
    public const int MostLettersOfValue = 150;
}
