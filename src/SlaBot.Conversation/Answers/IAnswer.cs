using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>Answers one kind of question.</summary>
internal interface IAnswer
{
    /// <summary>Gets the intent it answers.</summary>
    Intent Intent { get; }

    /// <summary>
    /// Gives the answer. It changes nothing: what a message would change is in <see cref="Answered.Write"/>. The same topic is
    /// always answered alike, since answers are remembered for a while.
    /// </summary>
    ValueTask<Answered> GiveAsync(Topic topic, CancellationToken cancellation);
}
