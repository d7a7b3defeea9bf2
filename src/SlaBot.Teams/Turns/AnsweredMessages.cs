using NodaTime;

namespace SlaBot.Teams.Turns;

/// <summary>
/// Which message of the bot answers which of a person, for half an hour and in memory alone: so that an edited question
/// gets its answer edited, and a deleted one its answer deleted.
/// </summary>
internal sealed class AnsweredMessages
{
    private const int Most = 5_000;
    private static readonly Duration Span = Duration.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Conversation, string Message), string> answers = [];
    private readonly Queue<((string Conversation, string Message) Key, Instant At)> order = [];

    /// <summary>Remembers an answer.</summary>
    public void Add(string conversation, string message, string answer, Instant now)
    {
        lock (gate)
        {
            answers[(conversation, message)] = answer;
            order.Enqueue(((conversation, message), now));
            while (order.TryPeek(out var oldest) && (order.Count > Most || now - oldest.At > Span))
            {
                _ = order.Dequeue();
                _ = answers.Remove(oldest.Key);
            }
        }
    }

    /// <summary>The bot's answer to a message, or null where it is not known any more.</summary>
    public string? Find(string conversation, string message)
    {
        lock (gate)
        {
            return answers.GetValueOrDefault((conversation, message));
        }
    }
}
