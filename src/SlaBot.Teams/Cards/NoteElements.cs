using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The small print: where the numbers are from and how the question was read; cautions are not small.</summary>
internal static class NoteElements
{
    /// <summary>Returns the elements of a note.</summary>
    /// <param name="note">The note.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Note note, CardDraft draft) => note.Kind switch
    {
        NoteKind.Caution => [new TextBlock(draft.Escaped(draft.Words.Caution + draft.Words.Colon + note.Words))],
        _ when draft.Budget.AllNotes => [new TextBlock(draft.Escaped(note.Words)) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small }],
        _ => [],
    };

    /// <summary>Returns the sentence that tells simulated numbers from real ones, where they are.</summary>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Demo(CardDraft draft) => draft.Reply.IsDemo
        ? [new TextBlock(EscapedText.Of(draft.Words.DemoData)) { Size = TextSize.Small, Weight = TextWeight.Bolder, Spacing = Spacing.Small }]
        : [];
}
