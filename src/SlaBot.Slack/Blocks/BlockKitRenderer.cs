using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Blocks;

/// <summary>
/// Renders a reply as Slack takes it: what it says on top, then its parts in their order, the small print, the questions of
/// its form, and what can be said next as buttons. Everything can be read without colour, on a phone, and by a screen reader.
/// </summary>
internal static class BlockKitRenderer
{
    private const string Name = "SlaBot";
    private const string Nothing = "–";
    private const int MostRepliesOfHome = 10;

    /// <summary>Renders a reply as a message.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where it will stand.</param>
    public static SlackMessage Render(Reply reply, BlockScene scene)
    {
        var buttons = ReplyButtons.Of(reply, scene);
        var blocks = Fitted(reply, scene, buttons, native: true);
        return new SlackMessage(Text(reply, scene))
        {
            Blocks = Written(blocks),
            ClassicBlocks = blocks.Any(block => block is DataTableBlock or DataVisualizationBlock)
                ? Written(Fitted(reply, scene, buttons, native: false))
                : default,
        };
    }

    /// <summary>Renders the form of a reply as a modal; what can be said next stays with the message.</summary>
    /// <param name="reply">A reply with a form.</param>
    /// <param name="scene">Where it will stand.</param>
    /// <exception cref="ArgumentException">The reply has no form, or its sealed words are longer than a modal takes.</exception>
    public static SlackView Modal(Reply reply, BlockScene scene)
    {
        var form = reply.Form ?? throw new ArgumentException("A reply without a form makes no modal.", nameof(reply));
        var sealedForm = scene.SealForm(form);
        if (sealedForm.Length > ModalView.MostLettersOfMetadata)
        {
            throw new ArgumentException("The sealed words of a form are too long for a modal.", nameof(scene));
        }

        var above = Fitted(reply with { Form = null, Choices = [] }, scene with { Mentions = [], PictureOf = null }, new ReplyButtons([], []), native: false);
        return new SlackView(BlockJson.Write(new ModalView([.. above, .. FormBlocks.Inputs(form)])
        {
            Title = PlainText.Line(Name, ModalView.MostLetters),
            Submit = PlainText.Line(form.Submit, ModalView.MostLetters),
            Close = PlainText.Line(BlockWords.In(reply.Language).Cancel, ModalView.MostLetters),
            CallbackId = ActionIds.CallbackOf(form.Id),
            PrivateMetadata = sealedForm,
        }));
    }

    /// <summary>Renders replies as somebody's home tab, parted by lines: where they stand today, what they subscribed to, their settings.</summary>
    /// <param name="replies">The replies from top to bottom; at most ten are shown.</param>
    /// <param name="scene">Where they will stand.</param>
    public static SlackView Home(IReadOnlyList<Reply> replies, BlockScene scene)
    {
        var shown = replies.Take(MostRepliesOfHome).ToArray();
        var (blocks, number) = (new List<Block>(), 1);
        foreach (var reply in shown)
        {
            var buttons = ReplyButtons.Of(reply, scene with { SharedBy = null }, number);
            number += buttons.Buttons.Count;
            blocks.AddRange(blocks.Count == 0 ? Array.Empty<Block>() : [new DividerBlock()]);
            blocks.AddRange(Fitted(reply, scene with { Mentions = [], PictureOf = null }, buttons, native: false, (BlockBudget.MostBlocksOfView / shown.Length) - 1));
        }

        return new SlackView(BlockJson.Write(new HomeView(blocks)));
    }

    private static IReadOnlyList<Block> Fitted(Reply reply, BlockScene scene, ReplyButtons buttons, bool native, int most = BlockBudget.MostBlocks)
    {
        for (var next = 0; ; next++)
        {
            var blocks = Blocks(new BlockDraft(reply, BlockBudget.Falling[next], native, scene.PictureOf), scene, buttons);
            if (next == BlockBudget.Falling.Count - 1 || (blocks.Count <= most && BlockJson.Characters(BlockJson.Write(blocks)) <= BlockBudget.MostCharacters))
            {
                return blocks;
            }
        }
    }

    private static List<Block> Blocks(BlockDraft draft, BlockScene scene, ReplyButtons buttons) =>
    [
        .. HeadlineBlocks.Of(draft, scene.Mentions),
        .. draft.Reply.Parts.Take(draft.Budget.Parts).SelectMany(part => BlocksOf(part, draft)),
        .. FormBlocks.InWords(draft),
        .. NoteBlocks.Small(draft),
        .. buttons.Blocks(draft),
    ];

    private static IEnumerable<Block> BlocksOf(Part part, BlockDraft draft) => part switch
    {
        Part.Heading heading => HeadlineBlocks.Of(heading, draft),
        Part.Text text => BlockDraft.Paragraph(draft.Run(text.Words)),
        Part.Figures figures => FigureBlocks.Of(figures, draft),
        Part.Progress progress => ProgressBlocks.Of(progress, draft),
        Part.Table table => TableBlocks.Of(table, draft),
        Part.Chart chart => ChartBlocks.Of(chart, draft),
        Part.Note { Kind: NoteKind.Caution } note => NoteBlocks.Caution(note.Words, draft),
        Part.Note => [],
        _ => throw new InvalidOperationException($"A reply has no part {part.GetType().Name}."),
    };

    private static ReadOnlyMemory<byte>? Written(IReadOnlyList<Block> blocks)
    {
        // A null beside bytes would be empty bytes.
        if (blocks.Count == 0)
        {
            return null;
        }

        return BlockJson.Write(blocks);
    }

    private static string Text(Reply reply, BlockScene scene)
    {
        var headline = SlackEscaping.Mrkdwn(reply.Headline, HeadlineBlocks.MostLetters);
        var demo = reply.IsDemo ? " " + ReplyWords.In(reply.Language).DemoData : "";
        return (headline.Length == 0 ? Nothing : headline) + demo + string.Concat(scene.Mentions.Select(mention => " " + mention.Mrkdwn));
    }
}
