using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>What SlaBot understands but cannot do yet: it says so, and what it can do instead. It changes nothing.</summary>
internal sealed class NotYetAnswer(Intent intent) : IAnswer
{
    /// <inheritdoc/>
    public Intent Intent => intent;

    /// <inheritdoc/>
    public Answered Give(Topic topic) => new(topic.Reading, [], new()
    {
        Language = topic.Voice.Language,
        Headline = topic.Voice.Say("NotYet.Headline", topic.Voice.Say($"Intent.{intent}")),
        Choices = NextSteps.ToBegin(topic),
        IsDemo = topic.IsDemo,
    });
}
