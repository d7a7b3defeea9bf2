using SlaBot.Conversation.Replies;

namespace SlaBot.ChatPage;

/// <summary>Who answers on the chat page.</summary>
internal interface IChatPageConversation
{
    /// <summary>Returns the first words of a conversation.</summary>
    /// <param name="language">The language of the page: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Reply> WelcomeAsync(string language, CancellationToken cancellation);

    /// <summary>Answers a message.</summary>
    /// <param name="text">What was said: not blank, at most 4,000 characters.</param>
    /// <param name="thread">The conversation that this page holds: follow-ups mean what was said in it before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Reply> AnswerAsync(string text, string thread, CancellationToken cancellation);
}
