using NodaTime;
using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Threads;

/// <summary>What is remembered of one person's side of a thread.</summary>
/// <param name="Lines">What was said lately, oldest first; the bot's own lines begin with <c>SlaBot: </c>.</param>
/// <param name="Asked">The change that the bot asked about last and that still waits for a yes, or null.</param>
/// <param name="Done">The last change that was made and can still be taken back, or null.</param>
/// <param name="Offered">The messages that the bot's last question offered to choose from; empty where it asked none.</param>
/// <param name="LastAt">When something was said last.</param>
public sealed record RememberedThread(IReadOnlyList<string> Lines, Write? Asked, DoneChange? Done, IReadOnlyList<string> Offered, Instant LastAt)
{
    /// <summary>Gets when <see cref="Asked"/> was asked about.</summary>
    public Instant AskedAt { get; init; }

    /// <summary>Gets when <see cref="Done"/> was made.</summary>
    public Instant DoneAt { get; init; }

    /// <summary>How many lines are remembered: more says nothing about the next message.</summary>
    public const int MostLines = 12;

    /// <summary>Gets the state of a thread in which nothing was said yet.</summary>
    public static RememberedThread Empty { get; } = new([], null, null, [], Instant.MinValue);

    /// <summary>The state after a message and its answer.</summary>
    /// <param name="said">What the person said.</param>
    /// <param name="answer">What the bot answered.</param>
    /// <param name="now">When.</param>
    public RememberedThread After(string said, Reply answer, Instant now) => this with
    {
        Lines = [.. Lines.Append(said).Append($"SlaBot: {answer.Headline}").TakeLast(MostLines)],
        Offered = answer.AsksBack ? [.. answer.Choices.Select(choice => choice.Message)] : [],
        LastAt = now,
    };
}
