namespace SlaBot.Conversation.Replies;

/// <summary>
/// Renders a reply as plain text, for the command line and wherever nothing else can be shown. Lines are at most
/// <see cref="Columns"/> wide; what is longer goes on in the next line, and nothing is cut off.
/// </summary>
public static class TextRenderer
{
    /// <summary>The greatest width of a line, in columns of a terminal.</summary>
    public const int Columns = 100;

    private const string Indent = "  ";

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Lines parted by line feeds, without one at the end.</returns>
    public static string Render(Reply reply)
    {
        var words = ReplyWords.In(reply.Language);
        var lines = new List<string>(Wrapped(reply.Headline));
        foreach (var part in reply.Parts)
        {
            var rendered = Lines(part, words);
            lines.AddRange(part switch
            {
                Part.Table or Part.Chart => ["", .. rendered, ""],
                Part.Heading => ["", .. rendered],
                _ => rendered,
            });
        }

        lines.AddRange(Choices(reply, words));
        lines.AddRange(reply.IsDemo ? [words.DemoData] : []);
        return string.Join('\n', WithoutDoubleGaps(lines));
    }

    private static IEnumerable<string> Lines(Part part, ReplyWords words) => part switch
    {
        Part.Heading heading => Wrapped(heading.Words),
        Part.Text text => Wrapped(text.Words),
        Part.Figures figures => Figures(figures),
        Part.Progress progress => [.. Wrapped(progress.Label), .. Wrapped(TextBullet.Of(progress, words))],
        Part.Table table => [.. Wrapped(table.Caption), .. TextTable.Lines(table, words, Columns)],
        Part.Chart chart => [.. Wrapped(chart.Title), .. Wrapped(chart.Words), .. Sparkline.Lines(chart, words).SelectMany(Wrapped)],
        Part.Note { Kind: NoteKind.Caution } note => Wrapped($"! {words.Caution}{words.Colon}{note.Words}"),
        Part.Note note => Wrapped(note.Words),
        _ => throw new InvalidOperationException($"A reply has no part {part.GetType().Name}."),
    };

    private static IEnumerable<string> Figures(Part.Figures figures)
    {
        var items = figures.Items.Select(item => item with
        {
            Label = PlainText.OneLine(item.Label),
            Value = PlainText.OneLine(item.Value),
        }).ToArray();
        var labels = items.Select(item => DisplayWidth.Of(item.Label)).DefaultIfEmpty().Max();
        var values = items.Select(item => DisplayWidth.Of(item.Value)).DefaultIfEmpty().Max();
        return items.SelectMany(item => Wrapped(
            $"{DisplayWidth.Pad(item.Label, labels, false)}{Indent}{DisplayWidth.Pad(item.Value, values, true)}{Indent}{item.Hint}"));
    }

    private static IEnumerable<string> Choices(Reply reply, ReplyWords words)
    {
        var said = reply.Choices.Where(choice => choice.Address is null).Select(choice => choice.Message).ToList();
        string[] lines =
        [
            .. said.Count == 0 ? [] : Wrapped($"{words.AskNext}{words.Colon}{string.Join(words.ChoiceSeparator, said)}"),
            .. reply.Choices.Where(choice => choice.Address is not null).SelectMany(choice => Wrapped($"{choice.Label}{words.Colon}{choice.Address!.AbsoluteUri}")),
        ];
        return lines.Length == 0 ? [] : ["", .. lines];
    }

    private static IEnumerable<string> Wrapped(string text) => TextWrapping.Wrap(PlainText.Of(text.ReplaceLineEndings("\n")), Columns, Indent);

    private static IEnumerable<string> WithoutDoubleGaps(List<string> lines) =>
        lines.Where((line, at) => line.Length > 0 || (at > 0 && at < lines.Count - 1 && lines[at - 1].Length > 0));
}
