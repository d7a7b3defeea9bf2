using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Answers;

/// <summary>The first words: what SlaBot is for, and questions that are answered at once.</summary>
internal sealed class WelcomeAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Greeting;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var voice = topic.Voice;
        var standing = topic.View.Agreement is { } terms
            ? voice.Say("Welcome.Agreement", terms.Name, voice.Dates.Of(terms.Term), voice.Numbers.Money(terms.Goal.Revenue.Amount))
            : voice.Say("Help.NoAgreement");
        return topic.Say(voice.Say("Welcome.Headline"), [new Part.Text(standing), new Part.Text(voice.Say("Welcome.Try"))]);
    }
}
