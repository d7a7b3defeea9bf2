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
    /// <param name="context">At most eight earlier messages, oldest first; the bot's own begin with <c>SlaBot: </c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Reply> AnswerAsync(string text, IReadOnlyList<string> context, CancellationToken cancellation);
}
