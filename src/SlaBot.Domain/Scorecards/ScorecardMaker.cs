using NodaTime;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Signals;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Scorecards;

/// <summary>Makes scorecards. Pure: the same view gives the same scorecard.</summary>
public static class ScorecardMaker
{
    private const int WeeksLookedAt = 26;

    // Nine tenths of the days.
    private const int PartsOfDays = 10, FewestParts = 9;

    /// <summary>The scorecard of some days; null before anything was agreed.</summary>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    /// <param name="days">The days: a month.</param>
    /// <param name="meeting">The meeting that it is for, or null.</param>
    public static Scorecard? Of(View view, Period days, LocalDate? meeting = null)
    {
        if (view.Revision is not { Terms: var terms } speaking)
        {
            return null;
        }

        var before = days.Preceding();
        var standings = view.Catalog.Agreed.Select(kpi => Assessor.Measure(kpi, days, view)).ToList();
        var kpis = standings.ConvertAll(standing => Of(standing, before, view));
        return new()
        {
            Days = days,
            Before = before,
            Meeting = meeting,
            AsOf = view.AsOf,
            HasEnded = standings.Count > 0 && standings[0].HasEnded,
            Revision = standings.SelectMany(standing => standing.Revisions).Select(revision => revision.Number).DefaultIfEmpty(speaking.Number).Max(),
            Currency = terms.Currency,
            Thresholds = terms.Pace.Thresholds,

            // The last month of a term is reported when the next one runs already.
            Term = TermOf((view.Agreements.InForceOn(days.To) ?? speaking).Terms.Term, view),
            Stages = [.. terms.Funnel.Stages.Select(stage => stage.Id)],
            Kpis = kpis,
            Parties = [.. terms.Parties.Select(party => new ScorecardParty(party.Id, party.Owners.Count > 0 ? party.Owners[0] : null, party.Name))],
            HandOff = HandOffOf(days, view),
            Recurring = RevenuePicture.Of(days, view),
            Gap = ScorecardReasons.Gap(days, view),
            Change = IsComparable(days, view) ? ScorecardReasons.Change(kpis, view) : [],
            Mixes = ScorecardReasons.Mixes(kpis, days, before, view),
            Wins = ScorecardWins.In(days, view),
            Decisions = ScorecardDecisions.Of(kpis, days, view),
        };
    }

    // A part of a period against a whole one would explain nothing but the calendar.
    private static bool IsComparable(Period days, View view) =>
        days.Until(view.AsOf.Day) is { } told && told.Length * PartsOfDays >= days.Length * FewestParts;

    private static ScorecardKpi Of(Standing standing, Period before, View view)
    {
        var kpi = standing.Kpi;
        var then = Assessor.Measure(kpi, before, view);
        return new()
        {
            Name = KpiName.Of(kpi, view.Catalog),
            Owner = kpi.Owner,
            Kind = kpi.Kind,
            Unit = kpi.Unit,
            Better = kpi.Better,
            Actual = standing.Actual,
            Target = standing.Target,
            TargetHigh = standing.TargetHigh,
            Expected = standing.Expected,
            Numerator = standing.Rate?.InPeriod.Numerator,
            Denominator = standing.Rate?.InPeriod.Denominator,
            Interval = standing.Rate?.Interval,
            Score = standing.Score?.Score.Interval,
            Answers = standing.Score?.Score.Answers,
            Comparison = standing.Rate?.Comparison ?? standing.Score?.Comparison,
            Status = standing.Status,
            Met = standing.Met,
            Before = then.Actual,
            StatusBefore = then.Status,
            IntervalBefore = then.Rate?.Interval,
            Weeks = WeeksOf(kpi, standing.Period, view),
            Source = standing.Measured.Feed,
            FreshAsOf = standing.FreshAsOf,
            StaleDays = standing.StaleDays,
        };
    }

    // Levels are read now and then: their weeks say nothing.
    private static ScorecardWeeks? WeeksOf(Kpi kpi, Period days, View view)
    {
        if (kpi.Kind == KpiKind.Level || days.Until(view.AsOf.Day) is not { } told)
        {
            return null;
        }

        var weeks = Series.Weeks(kpi, view, told.To, WeeksLookedAt);
        var chart = XmrChart.Of(weeks.Select(week => week.Value));
        Signal? touching = chart.Signals.Where(signal => weeks[signal.Last].Week.To >= days.From).Select(signal => (Signal?)signal).LastOrDefault();
        var verdict = chart.Verdict == SeriesVerdict.Signal && touching is null ? SeriesVerdict.Noise : chart.Verdict;
        Period? when = touching is { } known ? new(weeks[known.First].Week.From, weeks[known.Last].Week.To) : null;
        var high = kpi.Unit == KpiUnit.Share ? Math.Min(1m, chart.High) : chart.High;
        return new(verdict, touching?.Kind, when, Math.Max(0m, chart.Low), high, weeks.Count, touching is { } last ? weeks[last.Last].Value : null);
    }

    private static ScorecardTerm TermOf(Period term, View view)
    {
        var standing = Assessor.Assess(view.Catalog.Find(KpiIds.Revenue)!, term, view);
        var heading = standing.HasEnded ? null : standing.Projection;
        return new()
        {
            Days = term,
            Actual = standing.Actual,
            Target = standing.Target,
            Expected = standing.Expected,
            Status = standing.Status,
            Heading = Rounded(heading?.Mean),
            HeadingLow = Rounded(heading?.Low),
            HeadingHigh = Rounded(heading?.High),
            Chance = heading is { IsTooEarly: false } && standing.ChanceOfTarget is { } chance ? Math.Round(chance, 3) : null,
            RequiredPerWorkingDay = standing.HasEnded ? null : standing.RequiredPerWorkingDay,
            WorkingDaysLeft = standing.WorkingDaysLeft,
            HasEnded = standing.HasEnded,
        };

        // What is only estimated needs no cents.
        static decimal? Rounded(decimal? estimate) => estimate is { } known ? Math.Round(known, 0) : null;
    }

    private static ScorecardHandOff? HandOffOf(Period days, View view)
    {
        if (ResponseLimit.In(view) is not { } limit)
        {
            return null;
        }

        var hours = (decimal)limit.TotalHours;
        if (!FirstResponses.AreTracked(view) || days.Until(view.AsOf.Day) is not { } told)
        {
            return new(hours, IsTracked: false, 0, 0, 0, null);
        }

        var responses = FirstResponses.To(told, limit, view);
        return new(hours, IsTracked: true, responses.CameIn, responses.Timed, responses.Late, responses.MedianHours);
    }
}
