using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>The top of a message: the answer in one line, which begins with shape and word of its status, and whom it mentions.</summary>
internal static class HeadlineBlocks
{
    /// <summary>The most characters of a headline, which is one line by contract.</summary>
    public const int MostLetters = 600;

    /// <summary>Returns the blocks of a headline.</summary>
    /// <param name="draft">The blocks.</param>
    /// <param name="mentions">Whom the message mentions.</param>
    public static IEnumerable<Block> Of(BlockDraft draft, IReadOnlyList<SlackMention> mentions)
    {
        RichTextRun[] people = [.. mentions.SelectMany(mention => new RichTextRun?[] { new PersonRun(mention.User), TextRun.Of(" ", 1) }).OfType<RichTextRun>()];
        return IsTalk(draft.Reply)
            ? BlockDraft.Paragraph([.. people, TextRun.Of(draft.Reply.Headline, MostLetters)])
            : [.. Heading(draft.Reply.Headline), .. BlockDraft.Paragraph(people)];
    }

    /// <summary>Returns the blocks of a heading within the message, or nothing where there is nothing to say.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Of(Part.Heading heading, BlockDraft draft) =>
        draft.Run(heading.Words) is { Text: var words } && words.Length <= HeaderBlock.MostLetters ? Heading(words) : BlockDraft.Paragraph(draft.Bold(heading.Words));

    // What has nothing below it is a sentence, not a heading.
    private static bool IsTalk(Reply reply) => reply is { Status: null, Parts.Count: 0 };

    private static IEnumerable<Block> Heading(string headline) => headline.Length <= HeaderBlock.MostLetters
        ? [new HeaderBlock(PlainText.Line(headline, HeaderBlock.MostLetters))]
        : BlockDraft.Paragraph(TextRun.Of(headline, MostLetters, bold: true));
}
