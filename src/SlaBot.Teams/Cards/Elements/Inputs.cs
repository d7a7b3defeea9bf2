namespace SlaBot.Teams.Cards.Elements;

/// <summary>A line to be filled in.</summary>
/// <param name="Label">The question: plain.</param>
internal sealed record TextInput(string Label) : CardElement
{
    /// <summary>Gets what stands there already, or null.</summary>
    public string? Value { get; init; }

    /// <summary>Gets what an answer looks like, or null.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Gets how many characters are taken.</summary>
    public required int MaxLength { get; init; }
}

/// <summary>A choice among some.</summary>
/// <param name="Label">The question: plain.</param>
/// <param name="Choices">What can be chosen.</param>
internal sealed record ChoiceSetInput(string Label, IReadOnlyList<InputChoice> Choices) : CardElement
{
    /// <summary>Gets the values that are chosen already, joined by commas; null for none.</summary>
    public string? Value { get; init; }

    public ChoiceSetStyle? Style { get; init; }

    public bool? IsMultiSelect { get; init; }

    public bool Wrap { get; } = true;
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Title">What is shown: plain.</param>
/// <param name="Value">What comes back.</param>
internal sealed record InputChoice(string Title, string Value);
