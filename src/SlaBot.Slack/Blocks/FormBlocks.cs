using SlaBot.Channels.Texts;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>Questions: inputs in a modal, and in a message what is answered so far, since a message has no place to send from.</summary>
internal static class FormBlocks
{
    private const int MostLettersOfLabel = 120;
    private const int MostLettersOfExample = 150;

    // Up to so many options are seen at a glance; more go into a list that opens.
    private const int MostSeen = 4;

    /// <summary>Returns what is asked and answered so far.</summary>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> InWords(BlockDraft draft) => draft.Reply.Form is { } form
        ? BlockDraft.List(above: null, form.Fields.Select(field => BlockDraft.Section(draft.Run(field.Label + draft.Words.Colon), draft.Bold(Answered(field, draft.Words)))))
        : [];

    /// <summary>Returns the inputs of a form, one a question; the block of each is called as its field.</summary>
    /// <param name="form">The form.</param>
    public static IEnumerable<Block> Inputs(Form form) => form.Fields.Select(field => field switch
    {
        Field.Text text => Input(text, Line(text), optional: true),
        Field.Pick pick => Input(pick, Choosing(pick), optional: pick.IsMany || pick.Chosen.Count == 0),
        _ => throw new InvalidOperationException($"A form has no field {field.GetType().Name}."),
    });

    private static string Answered(Field field, ReplyWords words) => field switch
    {
        Field.Text { Value: { Length: > 0 } value } => value,
        Field.Pick pick when pick.Options.Where(option => pick.Chosen.Contains(option.Value)).Select(option => option.Label).ToArray() is { Length: > 0 } labels
            => string.Join(words.ChoiceSeparator, labels),
        _ => "–",
    };

    private static InputBlock Input(Field field, BlockElement element, bool optional) =>
        new(PlainText.Line(field.Label, MostLettersOfLabel), element) { BlockId = field.Id, Optional = optional };

    private static PlainTextInput Line(Field.Text text) => new(ActionIds.Answer)
    {
        InitialValue = string.IsNullOrEmpty(text.Value) ? null : ShownText.Cut(ShownText.Clean(text.Value), PlainTextInput.MostLetters),
        Placeholder = string.IsNullOrWhiteSpace(text.Example) ? null : PlainText.Line(text.Example, MostLettersOfExample),
    };

    private static BlockElement Choosing(Field.Pick pick)
    {
        OptionObject[] options = [.. pick.Offered(OptionObject.Most).Where(option => option.Value.Length is > 0 and <= OptionObject.MostLettersOfValue)
            .Select(option => new OptionObject(PlainText.Line(option.Label, OptionObject.MostLetters), option.Value))];
        OptionObject[] chosen = [.. options.Where(option => pick.Chosen.Contains(option.Value))];
        return pick switch
        {
            { IsMany: true } when options.Length <= OptionObject.MostToSee => new Checkboxes(ActionIds.Answer, options) { InitialOptions = chosen.Length == 0 ? null : chosen },
            { IsMany: true } => new MultiStaticSelect(ActionIds.Answer, options) { InitialOptions = chosen.Length == 0 ? null : chosen },
            _ when options.Length <= MostSeen => new RadioButtons(ActionIds.Answer, options) { InitialOption = chosen.FirstOrDefault() },
            _ => new StaticSelect(ActionIds.Answer, options) { InitialOption = chosen.FirstOrDefault() },
        };
    }
}
