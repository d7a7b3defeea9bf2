using NodaTime;

namespace SlaBot.Domain.Calendars;

/// <summary>The hours of a working day in local wall time, the end not included.</summary>
public readonly record struct WorkingHours
{
    /// <summary>Makes working hours.</summary>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public WorkingHours(LocalTime from, LocalTime to)
    {
        if (to <= from)
        {
            throw new ArgumentException("Working hours must end after they begin.", nameof(to));
        }

        (From, To) = (from, to);
    }

    /// <summary>Gets 09:00 to 17:00.</summary>
    public static WorkingHours NineToFive { get; } = new(new LocalTime(9, 0), new LocalTime(17, 0));

    /// <summary>Gets when work begins.</summary>
    public LocalTime From { get; }

    /// <summary>Gets when work ends.</summary>
    public LocalTime To { get; }

    /// <summary>Gets the length of the working day.</summary>
    public Duration Length => PassedAt(To);

    /// <summary>How much of the working day has passed at a time of day, from zero to its length.</summary>
    public Duration PassedAt(LocalTime time) =>
        Duration.FromNanoseconds(LocalTime.Max(From, LocalTime.Min(time, To)).NanosecondOfDay - From.NanosecondOfDay);

    /// <summary>The share of the working day that has passed at a time of day, from 0 to 1.</summary>
    public decimal SharePassedAt(LocalTime time)
    {
        if (time <= From)
        {
            return 0m;
        }

        return time >= To
            ? 1m
            : (decimal)(time.TickOfDay - From.TickOfDay) / (To.TickOfDay - From.TickOfDay);
    }
}
