using System.Text.Json.Serialization;

namespace SlaBot.Teams.Cards.Elements;

/// <summary>Something in the body of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(LineChart), "Chart.Line")]
[JsonDerivedType(typeof(ProgressBar), "ProgressBar")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
internal abstract record CardElement
{
    /// <summary>Gets by what it is found: for inputs and for what can be shown and hidden.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the space above it, or null for the usual.</summary>
    public Spacing? Spacing { get; init; }

    /// <summary>Gets whether a line is drawn above it.</summary>
    public bool? Separator { get; init; }

    /// <summary>Gets false for what an action shows only later.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Gets at which widths of the card it is there, or null for all.</summary>
    public TargetWidth? TargetWidth { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
internal sealed record TextBlock(EscapedText Text) : CardElement
{
    /// <summary>Gets whether long text goes on in the next line: always, since nothing may be cut off on a phone.</summary>
    public bool Wrap { get; } = true;

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public bool? IsSubtle { get; init; }

    public FontType? FontType { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    /// <summary>Gets <see cref="TextBlockStyle.Heading"/> for what screen readers jump to.</summary>
    public TextBlockStyle? Style { get; init; }
}

/// <summary>Elements that belong together.</summary>
/// <param name="Items">What is in it.</param>
internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public ContainerStyle? Style { get; init; }

    /// <summary>Gets whether it reaches to the edge of the card.</summary>
    public bool? Bleed { get; init; }
}

/// <summary>Columns beside each other.</summary>
/// <param name="Columns">From left to right.</param>
internal sealed record ColumnSet(IReadOnlyList<CardColumn> Columns) : CardElement;

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Width"><c>auto</c>, <c>stretch</c>, or its weight beside the others.</param>
/// <param name="Items">What is in it.</param>
internal sealed record CardColumn(string Width, IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "Column";

    public VerticalAlignment? VerticalContentAlignment { get; init; }
}

/// <summary>Names with their values.</summary>
/// <param name="Facts">From top to bottom.</param>
internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A name with its value.</summary>
/// <param name="Title">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record Fact(EscapedText Title, EscapedText Value);

/// <summary>A bar that is filled so far. Teams knows it, the schema does not.</summary>
/// <param name="Value">How much is filled, of <see cref="Max"/>.</param>
internal sealed record ProgressBar(decimal Value) : CardElement
{
    public decimal Max { get; } = 1m;

    public ProgressBarColor? Color { get; init; }

    /// <summary>Gets what is shown where there are no such bars.</summary>
    public required CardElement Fallback { get; init; }
}
