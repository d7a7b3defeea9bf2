using YamlDotNet.Core;

namespace SlaBot.Sources.Agreements.Yaml;

/// <summary>Says in one sentence what is wrong with a file that is not YAML.</summary>
internal static class YamlSyntax
{
    public const string TooDeep = "too deep";
    public const string UnclosedBracket = "The bracket that opens here is never closed: add the missing ']' or '}'.";

    private static readonly (string Fragment, string Sentence)[] Sentences =
    [
        (TooDeep, "The values are nested too deeply here: an agreement needs far fewer brackets and indents."),
        ("unexpected end of stream", "The quotation mark that opens here is never closed: add the missing one."),
        ("wrong indentation", "The quotation mark that opens here is not closed before the next key: add the missing one, or indent the lines that go on."),
        ("found invalid mapping", "There is a ':' too many on this line, or the line is indented too far: quote a value that has a ': ' in it, and align keys of one level."),
        ("Mapping values are not allowed", "There is a ':' too many on this line, or the line is indented too far: quote a value that has a ': ' in it, and align keys of one level."),
        ("expected key", "This is no 'key: value' of the mapping it stands in: look for a missing ':' , a missing quotation mark or a wrong indent here or on the line above."),
        ("expected '-' indicator", "A list goes on above, so this line must begin with '- ', or be indented like the list's key."),
        ("expected ',' or", "A ',' or the closing bracket is missing before this."),
        ("cannot start any token", "A value cannot begin with this character: put the value in quotation marks."),
        ("unknown escape", "A '\\' stands before a letter that has no such escape: write '\\\\' for a backslash, or use single quotation marks."),
        ("Unicode", "This '\\u' escape is not a character: write the character itself."),
        ("escape code", "This '\\' escape is not complete: write the character itself."),
        ("anchor or alias", "Anchors and aliases ('&' and '*') are not supported: quote a value that begins with such a sign."),
        ("Block sequence entries", "A list cannot begin on the line of its key: put each '- ' on a line of its own, or use [a, b]."),
        ("expected node content", "A value is missing here, or there is a bracket or comma too many."),
        ("Mapping keys are not allowed", "A '?' cannot stand here: put the value in quotation marks."),
        ("simple key", "This line has no ':' after its key: write 'key: value'."),
    ];

    /// <summary>Where the trouble is and what to do about it.</summary>
    public static (Position At, string Sentence) Explain(YamlException broken, SourceText source, Stack<Position> openBrackets)
    {
        var at = source.At(broken.Start);

        // The parser often notices a tab where the block that it breaks began.
        var saysTab = broken.Message.Contains(" tab ", StringComparison.Ordinal);
        if (FirstTab(source, at.Line, saysTab ? source.Lines : source.At(broken.End).Line) is { } tab)
        {
            return (tab, "A tab is used to indent this line: use spaces.");
        }

        if (broken.Start.Index >= source.Text.TrimEnd().Length && openBrackets.TryPeek(out var bracket))
        {
            return (bracket, UnclosedBracket);
        }

        var (_, sentence) = Sentences.FirstOrDefault(s => broken.Message.Contains(s.Fragment, StringComparison.Ordinal));
        return (at, sentence ?? "This is not readable as YAML: look for a missing ':', quotation mark, bracket or a wrong indent.");
    }

    private static Position? FirstTab(SourceText source, int from, int to)
    {
        for (var line = from; line <= to; line++)
        {
            var text = source.Line(line);
            var indent = text.Length - text.TrimStart(" \t").Length;
            if (text[..indent].IndexOf('\t') is var tab and >= 0)
            {
                return new(line, tab + 1);
            }
        }

        return null;
    }
}
