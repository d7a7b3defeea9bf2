namespace SlaBot.Sources.Agreements.Words;

/// <summary>Reads what people call things.</summary>
internal static class Texts
{
    private const int LongestLine = 500;
    private const int LongestParagraph = 4_000;

    /// <summary>A name: one line that says something.</summary>
    public static (string?, string?) Line(string text) =>
        text.Any(char.IsControl) ? (null, "The text has a line break or a control character in it: write it on one line.") : Checked(text, LongestLine);

    /// <summary>A text that may have several lines.</summary>
    public static (string?, string?) Paragraph(string text) =>
        text.Any(c => char.IsControl(c) && c is not '\n')
            ? (null, "The text has a control character in it: write it without.")
            : Checked(text, LongestParagraph);

    /// <summary>An e-mail address, as far as its form tells.</summary>
    public static (string?, string?) Email(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var isAddress = at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && text.Length <= 254
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>');
        return isAddress ? (text, null) : (null, $"'{text}' is not an e-mail address: write one such as jane@harbour.example.");
    }

    private static (string?, string?) Checked(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "The text is blank: write some words.");
        }

        return text.Length > longest
            ? (null, FormattableString.Invariant($"The text has {text.Length} characters: shorten it to {longest}."))
            : (text, null);
    }
}
