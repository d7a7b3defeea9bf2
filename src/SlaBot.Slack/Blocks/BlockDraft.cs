using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>Blocks in the making: what they show, and how much of it.</summary>
/// <param name="reply">What they show.</param>
/// <param name="budget">How much of it there is room for.</param>
/// <param name="native">Whether Slack may draw tables and charts itself; else they are words.</param>
/// <param name="pictureOf">Gives the address of a chart's picture, or null; used where Slack draws none itself.</param>
internal sealed class BlockDraft(Reply reply, BlockBudget budget, bool native, Func<Part.Chart, Uri?>? pictureOf = null)
{
    private int pictures;
    private int charts;
    private int letters;

    /// <summary>Gets what the blocks show.</summary>
    public Reply Reply => reply;

    /// <summary>Gets how much of the reply there is room for.</summary>
    public BlockBudget Budget => budget;

    /// <summary>Gets the words that all renderers share.</summary>
    public ReplyWords Words { get; } = ReplyWords.In(reply.Language);

    /// <summary>Takes room for a chart that Slack draws, or returns false where there is none.</summary>
    public bool TakeChart() => native && budget.Points > 1 && charts++ < DataVisualizationBlock.Most;

    /// <summary>Gives the address of a chart's picture where there is room for it, or null.</summary>
    public Uri? PictureOf(Part.Chart chart) => !native && budget.Points > 1 && pictures++ < DataVisualizationBlock.Most ? pictureOf?.Invoke(chart) : null;

    /// <summary>Takes room for a table that Slack lays out, or returns false where its cells are too much for it.</summary>
    /// <param name="rows">The rows with their headings.</param>
    public bool TakeTable(IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        var more = rows.Sum(row => row.Sum(cell => cell.Text.Length));
        if (!native || letters + more > DataTableBlock.MostLettersOfCells)
        {
            return false;
        }

        letters += more;
        return true;
    }

    /// <summary>Makes a run of words, or null where there are none.</summary>
    /// <param name="words">The words.</param>
    public TextRun? Run(string words) => TextRun.Of(words, budget.Letters);

    /// <summary>Makes a run of words that stand out, or null where there are none.</summary>
    /// <param name="words">The words.</param>
    public TextRun? Bold(string words) => TextRun.Of(words, budget.Letters, bold: true);

    /// <summary>Makes a paragraph of runs, or nothing where there are none.</summary>
    /// <param name="runs">The runs; those that are null are left out.</param>
    public static IEnumerable<Block> Paragraph(params IEnumerable<RichTextRun?> runs) =>
        Section(runs) is { } section ? [new RichTextBlock([section])] : [];

    /// <summary>Makes a section of runs, or null where there are none.</summary>
    /// <param name="runs">The runs; those that are null are left out.</param>
    public static RichTextSection? Section(params IEnumerable<RichTextRun?> runs) =>
        runs.OfType<RichTextRun>().ToArray() is { Length: > 0 } said ? new RichTextSection(said) : null;

    /// <summary>Makes one block of what stands below each other, or nothing where there is nothing.</summary>
    /// <param name="above">A paragraph above the list, or null.</param>
    /// <param name="items">The items of the list.</param>
    public static IEnumerable<Block> List(RichTextSection? above, IEnumerable<RichTextSection?> items)
    {
        var list = items.OfType<RichTextPart>().ToArray();
        RichTextPart[] parts = [.. above is null ? [] : new RichTextPart[] { above }, .. list.Length == 0 ? [] : new RichTextPart[] { new RichTextList(list) }];
        return parts.Length == 0 ? [] : [new RichTextBlock(parts)];
    }
}
