using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The top of a card: shape and word of the status on a ground of its colour, then the answer in one line.</summary>
internal static class HeadlineElements
{
    private const int MostLetters = 600;

    /// <summary>Returns the elements of a headline, with those whom the card mentions below it.</summary>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(CardDraft draft)
    {
        var (badge, words) = StatusHeadline.Of(draft.Reply);
        var said = new TextBlock(EscapedText.Of(words, MostLetters))
        {
            Style = TextBlockStyle.Heading,
            Size = TextSize.Medium,
            Weight = TextWeight.Bolder,
            Spacing = badge is null ? null : Spacing.Small,
        };
        yield return draft.Reply.Status is { } status
            ? new Container(badge is null ? [said] : [new TextBlock(EscapedText.Of(badge)) { Weight = TextWeight.Bolder }, said])
            {
                Style = StatusLook.Ground(status),
                Bleed = true,
            }
            : said;

        if (draft.Scene.Mentions.Count > 0)
        {
            yield return new TextBlock(EscapedText.Mentioning(draft.Scene.Mentions));
        }
    }
}
