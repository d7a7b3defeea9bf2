using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;

namespace SlaBot.Channels.Desk;

/// <summary>Answers what is pressed on posts of one kind, and what is said about them. Rights are read at the moment of each act.</summary>
public interface IPostDesk
{
    /// <summary>Gets what the acts and forms that it answers begin with, such as <c>win:</c>.</summary>
    string Prefix { get; }

    /// <summary>Answers a press, or the answers of a form.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="member">What the person may do, or null for somebody who may only ask.</param>
    /// <param name="act">The act or form, with its prefix.</param>
    /// <param name="answers">The answers of a form, by field; empty for a button.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation);

    /// <summary>Takes what was typed as the answer to what it asked the person last, before anything else reads it.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="member">What the person may do, or null.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it, or null where it asked nothing, or the message is about something else.</returns>
    Task<Taken?> TakeAsync(Heard heard, Member? member, string text, CancellationToken cancellation) => Task.FromResult<Taken?>(null);

    /// <summary>Answers what was said, in the place of the conversation's own answer, where it is about such posts.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="member">What the person may do, or null.</param>
    /// <param name="text">The words.</param>
    /// <param name="answered">How they were read, and the conversation's answer.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The answer, or null where it is not about such posts.</returns>
    Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation);
}
