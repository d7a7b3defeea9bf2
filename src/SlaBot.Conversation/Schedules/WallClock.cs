using NodaTime;
using NodaTime.TimeZones;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// When a wall clock shows a time. An hour that it shows twice is meant the first time; a time that it never shows, since
/// it is put forward over it, is meant as the moment at which it is put forward.
/// </summary>
public static class WallClock
{
    private static readonly ZoneLocalMappingResolver Rule = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The moment of a wall-clock time in a zone.</summary>
    public static Instant InstantOf(DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Rule).ToInstant();

    /// <summary>The moment of a wall-clock time in the zone of the revision that speaks for its day.</summary>
    public static Instant InstantOf(View view, LocalDateTime local) =>
        InstantOf(view.Agreements.SpeakingFor(local.Date)?.Terms.Calendar.Zone ?? DateTimeZone.Utc, local);

    /// <summary>What the wall clock of the view's day shows at a moment.</summary>
    public static LocalDateTime LocalOf(View view, Instant moment) => moment.InZone(view.Calendar.Zone).LocalDateTime;
}
