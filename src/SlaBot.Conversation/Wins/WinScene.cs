using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>What is known when wins are decided on.</summary>
/// <param name="Workspace">Whose they are.</param>
/// <param name="Now">The moment.</param>
/// <param name="View">What was agreed and counted.</param>
/// <param name="FreshDays">A win that is older than so many days when it is first seen is never told.</param>
/// <param name="Places">Where wins are told.</param>
/// <param name="Members">Whose names are known.</param>
internal sealed record WinScene(WorkspaceId Workspace, Instant Now, View View, int FreshDays, IReadOnlyList<PostTarget> Places, IReadOnlyList<Member> Members)
{
    /// <summary>Gets from when on a post may be sent: now in working hours, else at the next opening.</summary>
    public Instant Opening
    {
        get
        {
            var calendar = View.Calendar;
            var local = Now.InZone(calendar.Zone).LocalDateTime;
            var start = new BusinessClock(calendar).StartOf(local);
            return start == local ? Now : start.InZoneLeniently(calendar.Zone).ToInstant();
        }
    }

    /// <summary>Whether a win that was first seen at a moment is new enough to be told.</summary>
    public bool IsFresh(LocalDate won, Instant seen) => won >= seen.InZone(View.Calendar.Zone).Date.PlusDays(-FreshDays);
}
