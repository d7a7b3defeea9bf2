using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;
using SlaBot.Domain.Tracking;

namespace SlaBot.Domain.Standings;

/// <summary>How a KPI stands over some days: what was done, what should be, and where it is heading.</summary>
public sealed record Standing
{
    /// <summary>Gets the KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>Gets the days asked about.</summary>
    public required Period Period { get; init; }

    /// <summary>Gets the moment up to which facts count.</summary>
    public required AsOf AsOf { get; init; }

    /// <summary>Gets what was measured.</summary>
    public required Measurement Measured { get; init; }

    /// <summary>Gets how it stands; null where no target was agreed, so that there is nothing to stand against.</summary>
    public Status? Status { get; init; }

    /// <summary>Gets the exact target of the days, or null where none was agreed.</summary>
    public decimal? Target { get; init; }

    /// <summary>Gets what should be done by now, or null where no target was agreed.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Gets how much of the period's weight has passed, from 0 to 1.</summary>
    public required decimal Elapsed { get; init; }

    /// <summary>Gets what is done, set against what is expected; null where either is unknown.</summary>
    public Pace? Pace { get; init; }

    /// <summary>Gets whether the last day of the period is over.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Gets the working days left, in parts where today is not over.</summary>
    public required decimal WorkingDaysLeft { get; init; }

    /// <summary>Gets the method that spread the target.</summary>
    public PaceMethod Method { get; init; }

    /// <summary>Gets whether the agreed seasonal method had no past to learn from and working days took its place.</summary>
    public bool SeasonFellBack { get; init; }

    /// <summary>Gets the revisions that the target came from, oldest first; two or more when the days lie across a re-set.</summary>
    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    /// <summary>Gets the last day on which the KPI's feed said anything; null where it never did.</summary>
    public LocalDate? FreshAsOf { get; init; }

    /// <summary>Gets the parts of a rate's evidence, or null for other KPIs.</summary>
    public RateEvidence? Rate { get; init; }

    /// <summary>Gets the answers behind a net promoter score that is computed, or null.</summary>
    public ScoreEvidence? Score { get; init; }

    /// <summary>Gets recurring revenue beside new business, of revenue alone and where the agreement asks for it; else null.</summary>
    public RevenuePicture? Picture { get; init; }

    /// <summary>Gets where the period will end, or null where that cannot be said.</summary>
    public Projection? Projection { get; init; }

    /// <summary>Gets the chance that the target will have been met at the end of the period; null without a target or a projection.</summary>
    public decimal? ChanceOfTarget => Projection is { } heading && Target is { } target
        ? (decimal)(Kpi.Better == Direction.Lower ? heading.ChanceOfAtMost(target) : heading.ChanceOfAtLeast(target))
        : null;

    /// <summary>Gets what was done, or null where nothing is known.</summary>
    public decimal? Actual => Measured.Value;

    /// <summary>Gets the upper end of a band over the days; null where the target is no band.</summary>
    public decimal? TargetHigh => Kpi.TargetHigh is { } high && Kpi is { IsProRated: true, Target: > 0m and { } low } && Target is { } part
        ? high * part / low
        : Kpi.TargetHigh;

    /// <summary>Gets whether the first day of the period has come.</summary>
    public bool HasBegun => Period.From <= AsOf.Day;

    /// <summary>Gets what each working day left must bring to reach the target; 0 once it is reached; null where days do not add up, or none is left.</summary>
    public decimal? RequiredPerWorkingDay => Kpi.IsProRated && Target is { } target && (HasBegun ? Actual : 0m) is { } actual
        ? new Pace(actual, target).RequiredPerDay(target, WorkingDaysLeft)
        : null;

    /// <summary>Gets whether the target was met, once the period is over; null before, or without a target.</summary>
    public bool? Met => HasEnded && Actual is { } actual && Target is { } target && target != 0m
        ? Kpi.Better switch
        {
            Direction.Lower => actual <= target,
            Direction.Band => actual >= target && actual <= (TargetHigh ?? target),
            _ => actual >= target,
        }
        : null;

    /// <summary>Gets how many days older than the agreed limit the newest number is; 0 while it is fresh enough.</summary>
    public int StaleDays => Trackability.StaleDays(FreshAsOf, LocalDate.Min(AsOf.Day, Period.To), Kpi.FreshnessDays);
}
