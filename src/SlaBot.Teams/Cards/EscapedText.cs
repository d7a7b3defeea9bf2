using System.Text.Json;
using System.Text.Json.Serialization;
using SlaBot.Channels.Texts;

namespace SlaBot.Teams.Cards;

/// <summary>
/// Plain words as Markdown that shows them letter by letter. Where a card takes Markdown it takes only this type, so that
/// no name of a deal or a person can become bold, a link, a mention or a date.
/// </summary>
[JsonConverter(typeof(EscapedTextConverter))]
internal readonly record struct EscapedText
{
    private readonly string? markdown;

    private EscapedText(string markdown) => this.markdown = markdown;

    /// <summary>Gets the Markdown.</summary>
    public string Markdown => markdown ?? "";

    /// <summary>Gets whether there is nothing to show.</summary>
    public bool IsEmpty => Markdown.Length == 0;

    /// <summary>Escapes words. Their lines become paragraphs, since a single line feed is a space in Markdown.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay; what is longer ends in "…".</param>
    public static EscapedText Of(string words, int letters = int.MaxValue) =>
        new(MarkdownEscaping.Escape(ShownText.Clean(ShownText.Cut(words, letters))));

    /// <summary>Mentions people: the one text that is alive, and only beside the entity of the same text.</summary>
    /// <param name="mentions">Whom.</param>
    public static EscapedText Mentioning(IEnumerable<CardMention> mentions) =>
        new(string.Join(' ', mentions.Select(mention => mention.Text)));
}

/// <summary>Writes escaped text as the string that it is.</summary>
internal sealed class EscapedTextConverter : JsonConverter<EscapedText>
{
    /// <inheritdoc />
    public override EscapedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are only written.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, EscapedText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Markdown);
}
