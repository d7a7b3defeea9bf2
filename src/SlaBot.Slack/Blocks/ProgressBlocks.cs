using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>What is done as a bar of characters with a mark where it should be by now; the words before it say the same.</summary>
internal static class ProgressBlocks
{
    // Fits a phone.
    private const int Cells = 16;
    private const char NoBreak = '\u00A0';

    /// <summary>Returns the blocks of a bullet graph.</summary>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Of(Part.Progress progress, BlockDraft draft)
    {
        var legend = progress.Expected is null ? "" : "  " + $"┃ {draft.Words.ExpectedByNow}".Replace(' ', NoBreak);
        return BlockDraft.Paragraph(
            draft.Bold(progress.Label + draft.Words.Colon),
            draft.Run(progress.Words),
            draft.Run($"\n{TextBullet.Bar(progress, Cells)}{legend}"));
    }
}
