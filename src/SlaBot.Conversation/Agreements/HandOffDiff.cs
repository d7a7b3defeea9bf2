using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between the rules of two agreements for handing leads over.</summary>
/// <param name="voice">The words.</param>
/// <param name="before">The rules of the one, or null.</param>
/// <param name="after">The rules of the other one, or null.</param>
internal sealed class HandOffDiff(Voice voice, LeadManagement? before, LeadManagement? after)
{
    /// <summary>Gets the differences; those that are none among them.</summary>
    public IEnumerable<TermChange> Changes
    {
        get
        {
            var (old, now) = (Rules(before), Rules(after));
            return now.Keys.Union(old.Keys).Select(name => new TermChange(name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)));
        }
    }

    private Dictionary<string, string> Rules(LeadManagement? rules) =>
        new HandOffRules(voice, rules).Table().Rows.DistinctBy(row => row.Cells[0]).ToDictionary(row => row.Cells[0], row => row.Cells[1]);
}
