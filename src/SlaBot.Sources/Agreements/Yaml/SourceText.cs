using YamlDotNet.Core;

namespace SlaBot.Sources.Agreements.Yaml;

/// <summary>
/// The text of a file with its lines. Places are counted here and not taken from the parser, which also ends a line at
/// U+0085, U+2028 and U+2029 and names a line after the last one where a bracket stays open.
/// </summary>
internal sealed class SourceText
{
    private readonly List<int> lineStarts = [0];

    public SourceText(string text)
    {
        Text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace('\r', '\n');
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>Gets the text without byte order mark, its lines ended by <c>\n</c>.</summary>
    public string Text { get; }

    /// <summary>Gets the number of lines.</summary>
    public int Lines => At(Text.Length).Line;

    /// <summary>The place of a parser's mark.</summary>
    public Position At(Mark mark) => At((int)Math.Min(mark.Index, Text.Length));

    /// <summary>The place of a character; that of the end of the file is after the last character.</summary>
    public Position At(int index)
    {
        var found = lineStarts.BinarySearch(index);
        var line = found >= 0 ? found : ~found - 1;

        // A file's last line break ends its last line; it does not begin another one.
        if (line > 0 && lineStarts[line] == Text.Length)
        {
            line--;
        }

        return new(line + 1, index - lineStarts[line] + 1);
    }

    /// <summary>The characters of a line, without its end.</summary>
    public ReadOnlySpan<char> Line(int number)
    {
        var start = lineStarts[number - 1];
        var end = number < lineStarts.Count ? lineStarts[number] - 1 : Text.Length;
        return Text.AsSpan(start, end - start);
    }
}
