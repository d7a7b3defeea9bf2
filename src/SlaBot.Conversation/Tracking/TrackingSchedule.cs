using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tracking;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tracking;

/// <summary>
/// Tells those who answer for KPIs in private, on the first working day of each week at ten, which of them are stale, missing
/// or hard to report. Whoever has nothing to mend hears nothing.
/// </summary>
/// <param name="members">Who answers for what.</param>
public sealed class TrackingSchedule(IMemberStore members) : ISchedule
{
    /// <summary>What the subject of a row begins with; the Monday of the week follows.</summary>
    internal const string Subject = "tracking:";

    private const int DaysPerWeek = 7;
    private static readonly LocalTime At = new(10, 0);
    private static readonly Duration OfUse = Duration.FromDays(4);

    /// <inheritdoc/>
    public string Name => "tracking";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromDays(2);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through)
    {
        for (var monday = after.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)); monday <= through.Date; monday = monday.PlusDays(DaysPerWeek))
        {
            var calendar = view.Agreements.SpeakingFor(monday)?.Terms.Calendar ?? BusinessCalendar.Default;
            var at = calendar.WorkingDayFrom(monday) + At;

            // A week without a working day has none of its own.
            if (at.Date < monday.PlusDays(DaysPerWeek) && at > after && at <= through)
            {
                yield return new(Name, at, LocalDatePattern.Iso.Format(monday));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        // Before and after its term an agreement asks nothing of anybody.
        if (view.Agreements.InForceOn(view.AsOf.Day) is not { Terms: var terms } || Trackability.All(view).Where(one => one.NeedsCare).ToList() is not { Count: > 0 } wrong)
        {
            return _ => { };
        }

        var told = (await TrackingAudience.ReadAsync(workspace, terms, members, cancellation)).Of(wrong).Select(one => one.Target).ToList();
        return draft =>
        {
            foreach (var person in told.Where(person => !TrackingStops.IsStopped(draft, person, view.AsOf.Day)))
            {
                _ = draft.TryAdd(new(workspace, new(PostKind.Notice, Subject + run.Subject, "", person)) { CreatedAt = now, NotBefore = now, NotAfter = now + OfUse });
            }
        };
    }
}
