using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>Answers one kind of question.</summary>
internal interface IAnswer
{
    /// <summary>Gets the intent it answers.</summary>
    Intent Intent { get; }

    /// <summary>Gives the answer. It changes nothing: what a message would change is in <see cref="Answered.Write"/>.</summary>
    ValueTask<Answered> GiveAsync(Topic topic, CancellationToken cancellation);
}
