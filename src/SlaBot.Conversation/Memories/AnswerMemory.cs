using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Memories;

/// <summary>
/// Remembers answers for as long as they stay right. An answer follows from what <see cref="AnswerKey"/> holds and from
/// nothing else; facts and agreements are other objects after every change, so that no answer outlives one. With the next
/// minute all of them are forgotten. Safe for several threads.
/// </summary>
internal sealed class AnswerMemory
{
    /// <summary>How many answers are remembered; one more, and it begins anew.</summary>
    public const int Most = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<AnswerKey, Answered> answers = [];
    private long minute;

    /// <summary>Gets how many answers are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return answers.Count;
            }
        }
    }

    /// <summary>The answer that was given to the same question in this minute, or null.</summary>
    public Answered? Recall(AnswerKey key, Instant now)
    {
        lock (gate)
        {
            return MinuteOf(now) == minute ? answers.GetValueOrDefault(key) : null;
        }
    }

    /// <summary>Remembers an answer for this minute.</summary>
    public void Remember(AnswerKey key, Answered answer, Instant now)
    {
        lock (gate)
        {
            if (MinuteOf(now) != minute || answers.Count >= Most)
            {
                answers.Clear();
                minute = MinuteOf(now);
            }

            answers[key] = answer;
        }
    }

    private static long MinuteOf(Instant now) => (long)Math.Floor(now.ToUnixTimeSeconds() / 60d);
}

/// <summary>All that an answer follows from.</summary>
/// <param name="Workspace">Whose numbers.</param>
/// <param name="View">What was agreed and counted, and the moment: equal only where it is the same agreement and the same totals.</param>
/// <param name="Reading">What was asked.</param>
/// <param name="MayChange">Whether the asker may change stored data.</param>
/// <param name="IsDemo">Whether the numbers are the simulated company's.</param>
internal readonly record struct AnswerKey(WorkspaceId Workspace, View View, Reading Reading, bool? MayChange, bool IsDemo);
