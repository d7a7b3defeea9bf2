using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>Works out the choices of a re-set, each with what the rest of the term needs under it.</summary>
internal sealed class ResetChoices(View view, Agreement terms, Period rest, IReadOnlyList<RateSeen> rates, DealSizeSeen size)
{
    private readonly Agreement seen = Seen(terms, rates, size);
    private readonly ExpectedVolume start = ExpectedVolume.Of(terms, rest, view);

    public IReadOnlyList<ResetChoice> All()
    {
        var keep = Of(ResetKind.Keep, terms);
        if (ReferenceEquals(seen, terms) && start.Count == 0m)
        {
            return [keep];
        }

        var goal = FeasibleGoal();
        return
        [
            keep,
            .. ReferenceEquals(seen, terms) ? Array.Empty<ResetChoice>() : [Of(ResetKind.Rates, Reviewed(seen))],
            .. goal is { } revenue ? [Of(ResetKind.Goal, Reviewed(seen with { Goal = seen.Goal with { Revenue = new(revenue, terms.Currency) } }))] : Array.Empty<ResetChoice>(),
        ];
    }

    // Rates that moved by more than chance become what was seen; those in line stay as they were agreed.
    private static Agreement Seen(Agreement terms, IReadOnlyList<RateSeen> rates, DealSizeSeen size)
    {
        var hasSize = size.Verdict is BenchmarkComparison.Above or BenchmarkComparison.Below;
        if (!hasSize && !rates.Any(ResetReview.HasMoved))
        {
            return terms;
        }

        var stages = terms.Funnel.Stages.Select((stage, at) => at > 0 && ResetReview.HasMoved(rates[at - 1]) ? stage with { Rate = rates[at - 1].AsBenchmark } : stage);
        return terms with
        {
            Funnel = new([.. stages]),
            Goal = hasSize ? terms.Goal with { AverageDealSize = new(size.AsAgreed!.Value, terms.Currency) } : terms.Goal,
        };
    }

    // A re-set goal is that of a whole term, of which the rest takes its share, as every goal is. It is rounded down, so
    // that the chain still closes.
    private decimal? FeasibleGoal()
    {
        var brought = start.Count * seen.Funnel.BenchmarkBetween(start.Stage, seen.Funnel.Stages.Count - 1) * seen.Goal.AverageDealSize.Amount;
        var share = Target(terms, KpiIds.Revenue) / terms.Goal.Revenue.Amount;
        if (brought <= 0m || share <= 0m)
        {
            return null;
        }

        var unit = 1m;
        while (unit * 1000m <= brought / share)
        {
            unit *= 10m;
        }

        var goal = Math.Max(1m, Math.Floor(brought / share / unit) * unit);
        return goal == terms.Goal.Revenue.Amount ? null : goal;
    }

    // A review that is over is moved to the middle of what is left.
    private Agreement Reviewed(Agreement revised) =>
        revised.Review is { } review && review <= rest.From ? revised with { Review = rest.From.PlusDays(rest.Length / 2) } : revised;

    private decimal Target(Agreement agreed, KpiId kpi) => AgreedIn(agreed, kpi) ?? 0m;

    // What would be in force: the rest takes its targets from the revision that holds from its first day on.
    private decimal? AgreedIn(Agreement agreed, KpiId id)
    {
        var history = ReferenceEquals(agreed, terms)
            ? view.Agreements
            : new AgreementHistory([.. view.Agreements.Revisions, new(view.Agreements.Latest!.Number + 1, rest.From, agreed, NodaTime.Instant.MinValue)]);
        return AgreedTarget.Of(KpiCatalog.Of(agreed).Find(id)!, rest, history, view.Totals).Total;
    }

    private ResetChoice Of(ResetKind kind, Agreement agreed)
    {
        var revenue = Math.Max(0m, terms.Goal.Revenue.Amount - (BroughtBefore(KpiIds.Revenue) ?? 0m));
        var needed = agreed.Funnel.TargetsFor(revenue / agreed.Goal.AverageDealSize.Amount);
        var targets = agreed.Funnel.Stages.Select(stage => Target(agreed, stage.Id)).ToList();
        var layers = new List<ResetLayer> { new(KpiIds.Revenue, Target(terms, KpiIds.Revenue), Target(agreed, KpiIds.Revenue), revenue) };
        layers.AddRange(agreed.Funnel.Stages.Select((stage, at) => new ResetLayer(stage.Id, Target(terms, stage.Id), targets[at], needed[at])).Reverse());
        var stages = StageBest.Of(agreed.Funnel, targets, rest.Length, view);
        var chain = ChainRun.Of(seen.Funnel, start.Stage, start.Count, targets[^1]);
        return new() { Kind = kind, Terms = agreed, Layers = layers, Stages = stages, Chain = chain, Points = [.. Points(kind, agreed, layers, stages)] };
    }

    // What the term has brought by the day of the re-set: as counted, and until then as agreed.
    private decimal? BroughtBefore(KpiId id)
    {
        var before = terms.Term.From < rest.From ? new Period(terms.Term.From, rest.From.PlusDays(-1)) : (Period?)null;
        if (before is not { } days)
        {
            return null;
        }

        var counted = new Meter(view).Measure(view.Catalog.Find(id)!, days).Value ?? 0m;
        var open = view.AsOf.Day.PlusDays(1) is var tomorrow && tomorrow <= days.To ? new Period(tomorrow, days.To) : (Period?)null;
        return counted + (open is { } until ? AgreedTarget.Of(view.Catalog.Find(id)!, until, view.Agreements, view.Totals).Total ?? 0m : 0m);
    }

    private IEnumerable<ResetPoint> Points(ResetKind kind, Agreement agreed, IReadOnlyList<ResetLayer> layers, IReadOnlyList<StageBest> stages)
    {
        var moved = rates.Count(ResetReview.HasMoved);
        if (kind == ResetKind.Keep)
        {
            yield return new(ResetPointKind.WordStands, IsFor: true);
        }
        else if (moved > 0)
        {
            yield return new(ResetPointKind.RatesAreSeen, IsFor: true, moved);
        }

        if (kind == ResetKind.Rates)
        {
            yield return new(ResetPointKind.GoalStays, IsFor: true);
        }

        if (stages.All(stage => stage is { IsBeyondBest: false, Known.Best: not null }))
        {
            yield return new(ResetPointKind.WithinBest, IsFor: true);
        }

        if (kind == ResetKind.Keep && moved > 0)
        {
            yield return new(ResetPointKind.RatesStayWrong, IsFor: false, moved);
            var reached = seen.Funnel.BenchmarkBetween(0, seen.Funnel.Stages.Count - 1) / terms.Funnel.BenchmarkBetween(0, terms.Funnel.Stages.Count - 1)
                * seen.Goal.AverageDealSize.Amount / terms.Goal.AverageDealSize.Amount;
            if (reached < 1m)
            {
                yield return new(ResetPointKind.TargetsFallShort, IsFor: false, reached);
            }
        }

        if (stages.Where(stage => stage.IsBeyondBest).MaxBy(stage => stage.Known.Ratio ?? decimal.MaxValue) is { } worst)
        {
            yield return new(ResetPointKind.BeyondBest, IsFor: false, worst.Known.Ratio) { Stage = worst.Stage };
        }

        if (kind == ResetKind.Goal && layers[0] is { Before: > 0m } revenue)
        {
            var change = (revenue.After / revenue.Before) - 1m;
            yield return new(change < 0m ? ResetPointKind.GoalFalls : ResetPointKind.GoalRises, IsFor: false, Math.Abs(change));
        }

        if (kind != ResetKind.Keep && rates.Where(ResetReview.HasMoved).Select(rate => rate.Seen.Denominator).DefaultIfEmpty(decimal.MaxValue).Min() is < 100m and var few)
        {
            yield return new(ResetPointKind.FewNumbers, IsFor: false, few);
        }
    }
}
