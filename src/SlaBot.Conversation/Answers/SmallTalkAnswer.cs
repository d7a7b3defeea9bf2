using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>Hello, thanks, and what SlaBot is not for: a short kind line with a next step.</summary>
internal sealed class SmallTalkAnswer(Intent intent) : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => intent;

    /// <inheritdoc/>
    public override Answered Give(Topic topic) => topic.Say(topic.Voice.Say($"SmallTalk.{intent}"));
}
