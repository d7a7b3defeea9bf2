using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>What SlaBot understands but cannot do yet: it says so, and what it can do instead. It changes nothing.</summary>
internal sealed class NotYetAnswer(Intent intent) : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => intent;

    /// <inheritdoc/>
    public override Answered Give(Topic topic) => topic.Say(topic.Voice.Say("NotYet.Headline", topic.Voice.Say($"Intent.{intent}")));
}
