using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Scorecards;

/// <summary>How the goal of the whole term stands: the month is a step on the way.</summary>
public sealed record ScorecardTerm
{
    /// <summary>Gets the days of the term.</summary>
    public required Period Days { get; init; }

    /// <summary>Gets the revenue so far, or null where none is known.</summary>
    public decimal? Actual { get; init; }

    /// <summary>Gets the goal, or null.</summary>
    public decimal? Target { get; init; }

    /// <summary>Gets what should have been won by the moment, or null.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Gets how it stands, or null.</summary>
    public Status? Status { get; init; }

    /// <summary>Gets where the term is heading; null where that cannot be said.</summary>
    public decimal? Heading { get; init; }

    /// <summary>Gets the total that is exceeded in 9 of 10 cases, or null.</summary>
    public decimal? HeadingLow { get; init; }

    /// <summary>Gets the total that is exceeded in 1 of 10 cases, or null.</summary>
    public decimal? HeadingHigh { get; init; }

    /// <summary>Gets the chance of the goal, from 0 to 1, in thousandths; null where it is too early to say.</summary>
    public decimal? Chance { get; init; }

    /// <summary>Gets what each working day left must bring; null where none is left or nothing is known.</summary>
    public decimal? RequiredPerWorkingDay { get; init; }

    /// <summary>Gets the working days left.</summary>
    public decimal WorkingDaysLeft { get; init; }

    /// <summary>Gets whether the term is over.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Gets actual over expected; null where either is unknown or nothing is expected yet.</summary>
    public decimal? Pace => Actual is { } actual && Expected is > 0m and { } expected ? actual / expected : null;

    /// <summary>Gets how far it is from what should be, or null.</summary>
    public decimal? Gap => Actual - Expected;
}
