using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Channels;

/// <summary>Who answers on the chat platforms.</summary>
public interface IChannelConversation
{
    /// <summary>Answers a message.</summary>
    Task<Answered> AnswerAsync(ChannelMessage message, CancellationToken cancellation);

    /// <summary>The first words to somebody.</summary>
    /// <param name="workspace">Whose workspace it is.</param>
    /// <param name="language">The language to speak: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Reply> WelcomeAsync(WorkspaceId workspace, string language, CancellationToken cancellation);
}

/// <summary>What somebody said on a platform.</summary>
/// <param name="Workspace">Whose numbers it is about.</param>
/// <param name="Thread">The thread's id on its platform: follow-ups mean what the same person said in it before.</param>
/// <param name="Person">Who said it.</param>
/// <param name="MayChange">Whether the person may change stored data, read at the moment of this message.</param>
/// <param name="Text">What was said, without the mention of the bot.</param>
/// <param name="At">When.</param>
public sealed record ChannelMessage(WorkspaceId Workspace, string Thread, Person Person, bool MayChange, string Text, Instant At)
{
    /// <summary>Gets the zone of the person's clock, or null where it is not known: the agreement's is used then.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets the KPIs whose numbers the person may change; null for all.</summary>
    public IReadOnlyList<KpiId>? Owns { get; init; }

    /// <summary>Gets when the question that a press of yes or no answers was asked, or null where the message was typed: an old card answers no newer question.</summary>
    public Instant? AnswersQuestionOf { get; init; }
}
