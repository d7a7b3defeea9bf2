using SlaBot.Channels.Texts;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>
/// Words in which nothing is markup: no bold, no link, no mention, no date. <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> travel
/// as entities, which Slack shows as the characters.
/// </summary>
internal sealed record PlainText
{
    // Slack refuses a text without a character.
    private const string Nothing = "–";

    private PlainText(string text) => Text = text;

    public string Type { get; } = "plain_text";

    /// <summary>Gets the escaped words.</summary>
    public string Text { get; }

    /// <summary>Gets that <c>:smile:</c> in a name stays what it is.</summary>
    public bool Emoji { get; }

    /// <summary>Makes words on one line fit.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay, escaped as they are; what is longer ends in "…".</param>
    public static PlainText Line(string words, int letters) => Of(ShownText.OneLine(words), letters);

    /// <summary>Makes words with line feeds fit.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letters">The most characters that stay, escaped as they are; what is longer ends in "…".</param>
    public static PlainText Of(string words, int letters)
    {
        var escaped = SlackEscaping.Entities(ShownText.Clean(words.ReplaceLineEndings("\n")).Trim(), letters);
        return new PlainText(escaped.Length == 0 ? Nothing : escaped);
    }
}
