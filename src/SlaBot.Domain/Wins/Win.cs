using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Wins;

/// <summary>
/// Something worth celebrating, as the newest facts tell it: the same facts give the same wins, in whatever order they came.
/// </summary>
/// <param name="Id">By what it is known, such as <c>deal:D-17</c> or <c>record-day:2026-10-03</c>: the same thing has the same id whenever it is found.</param>
/// <param name="Kind">What makes it a win.</param>
/// <param name="Tier">How large it is.</param>
/// <param name="Date">The day it was won; of a stretch of days the last.</param>
public sealed record Win(string Id, WinKind Kind, WinTier Tier, LocalDate Date)
{
    /// <summary>Gets the first of the days that it is about; <see cref="Date"/> where it is about one.</summary>
    public LocalDate From { get; init; } = Date;

    /// <summary>Gets what was won, in the agreement's currency; null where nobody said, or where it is about no money.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Gets what the best before a record was; null for other wins.</summary>
    public decimal? Before { get; init; }

    /// <summary>Gets the share of the goal that was reached: 0.25 for a quarter of it; null for other wins.</summary>
    public decimal? Share { get; init; }

    /// <summary>Gets the number of the revision that was signed, or null.</summary>
    public int? Revision { get; init; }

    /// <summary>Gets the deal's id, or null.</summary>
    public string? Deal { get; init; }

    /// <summary>Gets the lead that the deal grew from, or null.</summary>
    public string? Lead { get; init; }

    /// <summary>Gets the customer as the CRM names it, or null.</summary>
    public string? Customer { get; init; }

    /// <summary>Gets the marketing source that brought it, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Gets who sold it, as the CRM names the person, or null. Nobody is named without consent.</summary>
    public string? Seller { get; init; }

    /// <summary>Gets the currency that the deal was made in; null for the agreement's.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Gets the way to it: each stage that was reached after the first, with the days that took.</summary>
    public IReadOnlyList<StageDays> Stages { get; init; } = [];

    /// <summary>Gets the days that it is about.</summary>
    public Period Days => new(LocalDate.Min(From, Date), Date);

    /// <summary>Whether both say the same in every respect; <c>==</c> asks besides whether the lists are the same object.</summary>
    public bool IsSameAs(Win? other) =>
        other is not null && this with { Stages = other.Stages } == other && Stages.SequenceEqual(other.Stages);
}

/// <summary>A stage on the way to a deal, and how many days it took to get there from the one before.</summary>
/// <param name="Stage">The stage that was reached.</param>
/// <param name="Days">The days from the stage before, 0 or more.</param>
public readonly record struct StageDays(KpiId Stage, int Days);
