using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>An answer that needs nothing but the topic: what was agreed, the daily totals and the words.</summary>
internal abstract class TopicAnswer : IAnswer
{
    /// <inheritdoc/>
    public abstract Intent Intent { get; }

    /// <summary>Gives the answer.</summary>
    public abstract Answered Give(Topic topic);

    /// <inheritdoc/>
    public ValueTask<Answered> GiveAsync(Topic topic, CancellationToken cancellation) => new(Give(topic));
}
