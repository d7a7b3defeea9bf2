using SlaBot.Channels.Texts;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>The buttons of a reply: what opens its form, what can be said next, and what shows it to everybody.</summary>
/// <param name="Buttons">The buttons.</param>
/// <param name="Unpressed">What can be said next but has no button, since what would come back is longer than Slack takes.</param>
internal sealed record ReplyButtons(IReadOnlyList<Button> Buttons, IReadOnlyList<Choice> Unpressed)
{
    private const int MostChoices = 6;

    // What comes back counts as a part of the message: half of it stays for words.
    private const int MostSealed = 6_000;

    /// <summary>Makes the buttons; sealing is not free, so once for all budgets.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="scene">Where they will stand.</param>
    /// <param name="from">The number of the first of them in the message.</param>
    public static ReplyButtons Of(Reply reply, BlockScene scene, int from = 1)
    {
        var (buttons, unpressed, room) = (new List<Button>(), new List<Choice>(), MostSealed);
        bool Add(string kind, PlainText text, string value, string? spoken, bool primary)
        {
            if (value.Length > Math.Min(room, Button.MostLettersOfValue))
            {
                return false;
            }

            room -= value.Length;
            buttons.Add(new Button(ActionIds.Of(kind, from + buttons.Count), text, value)
            {
                AccessibilityLabel = spoken,
                Style = primary ? ButtonStyle.Primary : null,
            });
            return true;
        }

        var words = BlockWords.In(reply.Language);
        if (reply.Form is { } form)
        {
            Add(ActionIds.OpenForm, Label(words.OpenForm), scene.SealForm(form), Spoken(words.OpenForm, reply.Headline, reply), primary: !reply.AsksBack);
        }

        if (scene.SharedBy is { } share)
        {
            room -= share.Length;
        }

        foreach (var (at, choice) in reply.Choices.Take(MostChoices).Index())
        {
            if (choice.Address is { } address)
            {
                buttons.Add(new Button(ActionIds.Of(ActionIds.Page, from + buttons.Count), Label(choice.Label), null) { Url = address });
            }
            else if (!Add(ActionIds.Choice, Label(choice.Label), scene.SealChoice(choice), SpokenFor(choice, reply), primary: reply.AsksBack && at == 0))
            {
                unpressed.Add(choice);
            }
        }

        if (scene.SharedBy is { } sealedShare)
        {
            room += sealedShare.Length;
            Add(ActionIds.Share, Label(words.Share), sealedShare, spoken: null, primary: false);
        }

        return new ReplyButtons(buttons, unpressed);
    }

    /// <summary>Returns the blocks of the buttons, and of the words where there is no button.</summary>
    /// <param name="draft">The blocks that they stand below.</param>
    public IEnumerable<Block> Blocks(BlockDraft draft) =>
    [
        .. Unpressed.Count == 0 ? [] : BlockDraft.Paragraph(
            draft.Run(draft.Words.AskNext + draft.Words.Colon),
            draft.Run(string.Join(draft.Words.ChoiceSeparator, Unpressed.Select(choice => choice.Message)))),
        .. Buttons.Count == 0 ? Array.Empty<Block>() : [new ActionsBlock([.. Buttons])],
    ];

    private static PlainText Label(string words) => PlainText.Line(words, Button.MostLetters);

    // What is read aloud begins with what is seen, so that people can say it to press it.
    private static string? SpokenFor(Choice choice, Reply reply) =>
        choice.Act is null && !choice.Message.Equals(choice.Label, StringComparison.OrdinalIgnoreCase) ? Spoken(choice.Label, choice.Message, reply) : null;

    private static string Spoken(string label, string more, Reply reply) =>
        ShownText.Cut(SlackEscaping.Inert(ShownText.OneLine(label + ReplyWords.In(reply.Language).Colon + more)), Button.MostLetters);
}
