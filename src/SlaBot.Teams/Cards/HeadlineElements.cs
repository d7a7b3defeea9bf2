using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The top of a card: the answer in one line, which begins with shape and word of its status, on a ground of its colour.</summary>
internal static class HeadlineElements
{
    private const int MostLetters = 600;

    /// <summary>Returns the elements of a headline, with those whom the card mentions below it.</summary>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(CardDraft draft)
    {
        var headline = new TextBlock(EscapedText.Of(draft.Reply.Headline, MostLetters))
        {
            Style = TextBlockStyle.Heading,
            Size = TextSize.Medium,
            Weight = TextWeight.Bolder,
        };
        yield return draft.Reply.Status is { } status
            ? new Container([headline]) { Style = StatusLook.Ground(status), Bleed = true }
            : headline;

        if (draft.Scene.Mentions.Count > 0)
        {
            yield return new TextBlock(EscapedText.Mentioning(draft.Scene.Mentions));
        }
    }

    /// <summary>Returns the elements of a heading within the card: smaller than the headline, parted by a line from what it does not belong to.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Heading heading, CardDraft draft) =>
    [
        new TextBlock(draft.Escaped(heading.Words)) { Style = TextBlockStyle.Heading, Weight = TextWeight.Bolder, Spacing = Spacing.Large, Separator = true },
    ];
}
