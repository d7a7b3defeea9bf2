using System.Text.Json.Serialization;
using SlaBot.Channels.Texts;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>Words letter by letter, bold where the bot says so: what stands in them is never markup.</summary>
/// <param name="Elements">Sections and lists, from top to bottom.</param>
internal sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : Block;

/// <summary>A paragraph or a list.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
internal abstract record RichTextPart;

/// <summary>A paragraph.</summary>
/// <param name="Elements">Its runs; none of them empty.</param>
internal sealed record RichTextSection(IReadOnlyList<RichTextRun> Elements) : RichTextPart;

/// <summary>A list with dots.</summary>
/// <param name="Elements">Its items, which are sections.</param>
internal sealed record RichTextList(IReadOnlyList<RichTextPart> Elements) : RichTextPart
{
    public string Style { get; } = "bullet";
}

/// <summary>A part of a paragraph.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextRun), "text")]
[JsonDerivedType(typeof(PersonRun), "user")]
internal abstract record RichTextRun;

/// <summary>Words of one style.</summary>
internal sealed record TextRun : RichTextRun
{
    private TextRun(string text, TextStyle? style) => (Text, Style) = (text, style);

    /// <summary>Gets the words as they are: rich text knows no markup, and therefore nothing to escape.</summary>
    public string Text { get; }

    public TextStyle? Style { get; }

    /// <summary>Makes words fit, or returns null where there are none.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay; what is longer ends in "…".</param>
    /// <param name="bold">Whether they are bold.</param>
    public static TextRun? Of(string words, int letters, bool bold = false)
    {
        var text = ShownText.Cut(SlackEscaping.Inert(ShownText.Clean(words.ReplaceLineEndings("\n"))), letters);
        return text.Length == 0 ? null : new TextRun(text, bold ? TextStyle.BoldWords : null);
    }
}

/// <summary>Somebody who is mentioned, and told so by Slack.</summary>
/// <param name="UserId">The user's id.</param>
internal sealed record PersonRun(string UserId) : RichTextRun;

/// <summary>How words look.</summary>
internal sealed record TextStyle
{
    /// <summary>Gets the style of words that stand out.</summary>
    public static TextStyle BoldWords { get; } = new() { Bold = true };

    public bool? Bold { get; private init; }
}
