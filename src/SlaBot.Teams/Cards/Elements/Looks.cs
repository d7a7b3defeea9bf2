using System.Text.Json.Serialization;

namespace SlaBot.Teams.Cards.Elements;

// The values of the schema that SlaBot uses, spelled as Microsoft's own types spell them: clients mind the case.

[JsonConverter(typeof(JsonStringEnumConverter<Spacing>))]
internal enum Spacing
{
    None,
    Small,
    Default,
    Medium,
    Large,
}

[JsonConverter(typeof(JsonStringEnumConverter<TextSize>))]
internal enum TextSize
{
    Small,
    Default,
    Medium,
    Large,
}

[JsonConverter(typeof(JsonStringEnumConverter<TextWeight>))]
internal enum TextWeight
{
    Default,
    Bolder,
}

[JsonConverter(typeof(JsonStringEnumConverter<FontType>))]
internal enum FontType
{
    Default,
    Monospace,
}

[JsonConverter(typeof(JsonStringEnumConverter<TextBlockStyle>))]
internal enum TextBlockStyle
{
    [JsonStringEnumMemberName("default")]
    Default,

    [JsonStringEnumMemberName("heading")]
    Heading,
}

[JsonConverter(typeof(JsonStringEnumConverter<HorizontalAlignment>))]
internal enum HorizontalAlignment
{
    Left,
    Right,
}

[JsonConverter(typeof(JsonStringEnumConverter<VerticalAlignment>))]
internal enum VerticalAlignment
{
    Top,
    Center,
}

/// <summary>The ground of a container. Its colour only underlines what a word and a shape say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContainerStyle>))]
internal enum ContainerStyle
{
    [JsonStringEnumMemberName("default")]
    Default,

    [JsonStringEnumMemberName("emphasis")]
    Emphasis,

    [JsonStringEnumMemberName("accent")]
    Accent,

    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("warning")]
    Warning,

    [JsonStringEnumMemberName("attention")]
    Attention,
}

[JsonConverter(typeof(JsonStringEnumConverter<ProgressBarColor>))]
internal enum ProgressBarColor
{
    Accent,
    Good,
    Warning,
    Attention,
}

[JsonConverter(typeof(JsonStringEnumConverter<ChartColor>))]
internal enum ChartColor
{
    [JsonStringEnumMemberName("categoricalBlue")]
    Blue,

    [JsonStringEnumMemberName("categoricalTeal")]
    Teal,

    [JsonStringEnumMemberName("categoricalPurple")]
    Purple,

    [JsonStringEnumMemberName("categoricalMarigold")]
    Marigold,

    [JsonStringEnumMemberName("categoricalLightBlue")]
    LightBlue,

    [JsonStringEnumMemberName("neutral")]
    Neutral,
}

/// <summary>Widths of a card as the client shows it: narrow is a phone or a side panel, standard a chat bubble.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetWidth>))]
internal enum TargetWidth
{
    [JsonStringEnumMemberName("atLeast:Standard")]
    AtLeastStandard,

    [JsonStringEnumMemberName("atLeast:Wide")]
    AtLeastWide,

    [JsonStringEnumMemberName("atMost:Narrow")]
    AtMostNarrow,

    [JsonStringEnumMemberName("atMost:Standard")]
    AtMostStandard,
}

/// <summary>How wide Teams may show a card. Its documents write <c>Full</c>; this is how its own types spell it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardWidth>))]
internal enum CardWidth
{
    [JsonStringEnumMemberName("full")]
    Full,
}

[JsonConverter(typeof(JsonStringEnumConverter<ActionStyle>))]
internal enum ActionStyle
{
    [JsonStringEnumMemberName("default")]
    Default,

    [JsonStringEnumMemberName("positive")]
    Positive,
}

[JsonConverter(typeof(JsonStringEnumConverter<ActionMode>))]
internal enum ActionMode
{
    [JsonStringEnumMemberName("primary")]
    Primary,

    [JsonStringEnumMemberName("secondary")]
    Secondary,
}

[JsonConverter(typeof(JsonStringEnumConverter<AssociatedInputs>))]
internal enum AssociatedInputs
{
    [JsonStringEnumMemberName("auto")]
    Auto,

    [JsonStringEnumMemberName("none")]
    None,
}

[JsonConverter(typeof(JsonStringEnumConverter<ChoiceSetStyle>))]
internal enum ChoiceSetStyle
{
    [JsonStringEnumMemberName("compact")]
    Compact,

    [JsonStringEnumMemberName("expanded")]
    Expanded,
}
