using System.Globalization;
using System.Text;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>Writes text into YAML, plain where every reader takes it for the same text, else in quotation marks.</summary>
internal static class YamlText
{
    private const string PlainSigns = " -_./&+%'()@";

    /// <summary>Words that some readers of YAML take for something else than text.</summary>
    private static readonly string[] Reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>A text.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                _ when IsUnseen(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    /// <summary>A mapping on one line; values are written as they are, and keys without a value are left out.</summary>
    public static string Mapping(params IEnumerable<(string Key, string? Value)> entries) =>
        $"{{ {string.Join(", ", entries.Where(e => e.Value is not null).Select(e => $"{e.Key}: {e.Value}"))} }}";

    /// <summary>A name in one language or in both.</summary>
    public static string Name(LocalizedText name) => name.TraditionalChinese is { } chinese
        ? Mapping(("en", Of(name.English)), ("zh-Hant", Of(chinese)))
        : Of(name.English);

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text[^1] != ' '
        && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
        && text.Select((c, i) => char.IsLetterOrDigit(c) || PlainSigns.Contains(c, StringComparison.Ordinal) || IsInTime(text, i)).All(fits => fits);

    /// <summary>A colon between digits, as in 09:00, begins no value.</summary>
    private static bool IsInTime(string text, int at) =>
        text[at] == ':' && at > 0 && at < text.Length - 1 && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    /// <summary>What a reviewer would not see, or what would end a line.</summary>
    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
