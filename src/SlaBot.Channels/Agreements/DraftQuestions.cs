using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Agreements;

/// <summary>
/// What whoever drafts a proposal was asked last in a conversation: the next message there answers it. Kept in memory: after a
/// restart the draft is still there, and can be edited.
/// </summary>
internal sealed class DraftQuestions
{
    private const int Most = 1_000;
    private static readonly Duration Patience = Duration.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<Asked, (DraftQuestion Question, int Proposal, Instant At)> waiting = [];

    /// <summary>Notes a question.</summary>
    public void Ask(Heard heard, DraftQuestion question, int proposal)
    {
        lock (gate)
        {
            foreach (var over in waiting.Where(one => heard.At - one.Value.At > Patience).Select(one => one.Key)
                .Concat(waiting.OrderBy(one => one.Value.At).Take(waiting.Count - Most + 1).Select(one => one.Key)).Distinct().ToList())
            {
                _ = waiting.Remove(over);
            }

            waiting[KeyOf(heard)] = (question, proposal, heard.At);
        }
    }

    /// <summary>Takes the question that somebody was asked, once; null where nothing was asked lately.</summary>
    public (DraftQuestion Question, int Proposal)? Take(Heard heard)
    {
        lock (gate)
        {
            return waiting.Remove(KeyOf(heard), out var found) && heard.At - found.At <= Patience ? (found.Question, found.Proposal) : null;
        }
    }

    private static Asked KeyOf(Heard heard) => new(heard.Workspace, heard.Thread, heard.Person);

    private sealed record Asked(WorkspaceId Workspace, string Thread, Person Person);
}

/// <summary>What a draft still needs.</summary>
internal enum DraftQuestion
{
    /// <summary>From when it is to hold.</summary>
    From,

    /// <summary>Why it is proposed.</summary>
    Why,
}
