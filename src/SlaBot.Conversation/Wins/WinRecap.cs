using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Tells what a month brought, on the first working day after it at ten, where wins are told.</summary>
/// <param name="places">Where wins are told.</param>
/// <param name="members">Whose names are known.</param>
public sealed class WinRecap(IConversationStore places, IMemberStore members) : ISchedule
{
    /// <summary>How the month is written in the subject of a row.</summary>
    internal static readonly LocalDatePattern MonthName = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM");

    private static readonly LocalTime At = new(10, 0);
    private static readonly Duration OfUse = Duration.FromDays(7);
    private readonly WinScenes scenes = new(places, members, WinScenes.DefaultFreshDays);

    /// <inheritdoc/>
    public string Name => "win-recap";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromDays(3);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through)
    {
        for (var month = after.Date.With(DateAdjusters.StartOfMonth); month <= through.Date; month = month.PlusMonths(1))
        {
            var calendar = view.Agreements.SpeakingFor(month)?.Terms.Calendar ?? BusinessCalendar.Default;
            var at = calendar.WorkingDayFrom(month) + At;
            if (at > after && at <= through)
            {
                yield return new(Name, at, MonthName.Format(month.PlusMonths(-1)));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        var scene = await scenes.OfAsync(workspace, view, now, cancellation);
        return draft =>
        {
            foreach (var place in scene.Places)
            {
                _ = draft.TryAdd(new(workspace, new(PostKind.Recap, run.Subject, "", place)) { CreatedAt = now, NotBefore = now, NotAfter = now + OfUse });
            }
        };
    }
}
