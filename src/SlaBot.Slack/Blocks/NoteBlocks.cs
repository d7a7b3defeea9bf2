using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>The small print: where the numbers are from, how the question was read, and that they are simulated; cautions are not small.</summary>
internal static class NoteBlocks
{
    private const int MostLetters = 2_000;

    /// <summary>Returns the block of a caution.</summary>
    /// <param name="words">What to be careful about.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Caution(string words, BlockDraft draft) =>
        BlockDraft.Paragraph(draft.Bold(draft.Words.Caution + draft.Words.Colon), draft.Run(words));

    /// <summary>Returns the block of small print, or nothing where there is none.</summary>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Small(BlockDraft draft)
    {
        var notes = draft.Budget.AllNotes
            ? draft.Reply.Parts.Take(draft.Budget.Parts).OfType<Part.Note>().Where(note => note.Kind != NoteKind.Caution).Select(note => note.Words)
            : [];
        string[] said = [.. draft.Reply.IsDemo ? [draft.Words.DemoData] : Array.Empty<string>(), .. notes];
        return said.Length == 0 ? [] : [new ContextBlock([PlainText.Of(string.Join('\n', said), MostLetters)])];
    }
}
