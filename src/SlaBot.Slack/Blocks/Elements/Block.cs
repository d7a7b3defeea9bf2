using System.Text.Json.Serialization;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>A block of a message, a modal or a home tab.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(DataTableBlock), "data_table")]
[JsonDerivedType(typeof(DataVisualizationBlock), "data_visualization")]
internal abstract record Block
{
    /// <summary>Gets by what it is found in what comes back, or null for one that Slack gives.</summary>
    public string? BlockId { get; init; }
}

/// <summary>Large words, to which screen readers jump.</summary>
/// <param name="Text">What it says: at most <see cref="MostLetters"/> characters.</param>
internal sealed record HeaderBlock(PlainText Text) : Block
{
    /// <summary>The most characters that a header holds.</summary>
    public const int MostLetters = 150;
}

/// <summary>Small print.</summary>
/// <param name="Elements">At most ten.</param>
internal sealed record ContextBlock(IReadOnlyList<PlainText> Elements) : Block;

/// <summary>A picture that Slack fetches.</summary>
/// <param name="ImageUrl">Where from: at most 3,000 characters.</param>
/// <param name="AltText">What it shows, in words: at most <see cref="MostLetters"/> characters.</param>
internal sealed record ImageBlock(string ImageUrl, string AltText) : Block
{
    /// <summary>The most characters of the words.</summary>
    public const int MostLetters = 2_000;
}

/// <summary>A line between blocks.</summary>
internal sealed record DividerBlock : Block;

/// <summary>Buttons beside each other.</summary>
/// <param name="Elements">At most 25.</param>
internal sealed record ActionsBlock(IReadOnlyList<BlockElement> Elements) : Block;

/// <summary>A question with the place for its answer; in modals and home tabs alone.</summary>
/// <param name="Label">The question.</param>
/// <param name="Element">The place for the answer.</param>
internal sealed record InputBlock(PlainText Label, BlockElement Element) : Block
{
    /// <summary>Gets whether it may stay empty.</summary>
    public required bool Optional { get; init; }
}
