using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Where a scorecard can be looked at across a room.</summary>
public interface IScorecardLinks
{
    /// <summary>The address of a scorecard's meeting view, good for thirty days; null where the bot is not reached from outside.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">The id of its entry.</param>
    /// <param name="language">The language in which it is shown.</param>
    /// <param name="now">The moment from which it counts.</param>
    Uri? MeetingView(WorkspaceId workspace, string id, string language, Instant now);
}
