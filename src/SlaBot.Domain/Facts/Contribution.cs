using NodaTime;

namespace SlaBot.Domain.Facts;

/// <summary>What one fact adds to one day of one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Date">The day.</param>
/// <param name="Source">The marketing source, or null where the fact names none.</param>
/// <param name="Total">What it adds.</param>
public readonly record struct Contribution(SeriesKey Series, LocalDate Date, string? Source, DailyTotal Total);
