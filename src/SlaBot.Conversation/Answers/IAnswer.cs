using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>Answers one kind of question.</summary>
public interface IAnswer
{
    /// <summary>Gets the intent it answers.</summary>
    Intent Intent { get; }

    /// <summary>Gives the answer.</summary>
    Answered Give(Topic topic);
}
