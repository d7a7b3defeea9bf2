using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>Named numbers as a list: it reads the same on a phone, and a screen reader says how many there are.</summary>
internal static class FigureBlocks
{
    private const string Gap = " · ";

    /// <summary>Returns the blocks of some figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Of(Part.Figures figures, BlockDraft draft) =>
        BlockDraft.List(above: null, figures.Items.Take(draft.Budget.Parts).Select(figure => BlockDraft.Section(
            draft.Run(figure.Label + draft.Words.Colon),
            draft.Bold(figure.Value),
            string.IsNullOrEmpty(figure.Hint) ? null : draft.Run(Gap + figure.Hint))));
}
