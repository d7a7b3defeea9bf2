using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Tests.Agreements;

/// <summary>Whatever is re-set, however often, and whatever its terms: what was agreed for days that came before stays, and nothing is lost or counted twice between parts.</summary>
public sealed class PastTargetLaws
{
    private static readonly LocalDate NewYear = new(2026, 1, 1);
    private static readonly Agreement Terms = Some.Agreement();
    private static readonly IReadOnlyList<Kpi> Kpis = [.. KpiCatalog.Of(Terms).Agreed.Where(kpi => kpi.Target is not null)];

    // Goal, deal size, rates and term are all new; the term may begin earlier or end later than the one before, or sooner.
    private static readonly Gen<Revision> Resets = Gen.Select(
        Gen.Int[1, 364], Gen.Int[100, 3_000], Gen.Int[1, 90], Some.Rate.Array[Terms.Funnel.Stages.Count - 1], Gen.Int[0, 60], Gen.Int[0, 200],
        (day, goal, size, rates, earlier, longer) => new Revision(
            1,
            NewYear.PlusDays(day),
            Terms with
            {
                Term = new(NewYear.PlusDays(-earlier), NewYear.PlusDays(day + longer)),
                Goal = new(new(goal * 1_000m, Some.Dollar), new(size * 500m, Some.Dollar)),
                Funnel = new([.. Terms.Funnel.Stages.Select((stage, at) => at == 0 ? stage : stage with { Rate = rates[at - 1] })]),
            },
            Instant.FromUtc(2026, 1, 1, 0, 0)));

    private static readonly Gen<Period> Periods = Gen.Select(Gen.Int[0, 364], Gen.Int[0, 120], (day, length) => new Period(NewYear.PlusDays(day), NewYear.PlusDays(day + length)));

    [Fact]
    public void Any_sequence_of_revisions_keeps_the_targets_of_every_day_and_period_before_its_own_first_day()
    {
        Kpis.Count.ShouldBeGreaterThan(5);
        var compared = 0;
        Gen.Select(Resets.Array[1, 7], Periods.Array[8]).Sample(
            (resets, periods) =>
            {
                var history = First;
                foreach (var reset in resets)
                {
                    var after = With(history, reset);
                    var yesterday = reset.EffectiveFrom.PlusDays(-1);
                    foreach (var period in periods.Select(period => period.Until(yesterday)).OfType<Period>().Append(new(yesterday, yesterday)))
                    {
                        foreach (var kpi in Kpis)
                        {
                            Target(kpi, period, after).Total.ShouldBe(Target(kpi, period, history).Total);
                            _ = Interlocked.Increment(ref compared);
                        }
                    }

                    history = after;
                }
            },
            iter: 60);

        compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void The_parts_of_any_partition_across_any_re_sets_sum_to_the_whole_to_the_cent()
    {
        var (revenue, whole) = (Kpis.First(kpi => kpi.Id == KpiIds.Revenue), 0);
        Gen.Select(Resets.Array[1, 7], Periods, Gen.Int[1, 119].Array[0, 9]).Sample(
            (resets, period, cuts) =>
            {
                var target = Target(revenue, period, resets.Aggregate(First, With));
                var firsts = cuts.Where(cut => cut < period.Length).Append(0).Distinct().Order().Select(cut => period.From.PlusDays(cut)).ToList();
                var parts = firsts.Zip(firsts.Skip(1).Select(first => first.PlusDays(-1)).Append(period.To), (from, to) => new Period(from, to)).ToList();
                if (target.Total is { } total)
                {
                    target.Split(parts, 2).Sum().ShouldBe(Math.Round(total, 2, MidpointRounding.AwayFromZero));
                    _ = Interlocked.Increment(ref whole);
                }
            },
            iter: 300);

        whole.ShouldBeGreaterThan(50);
    }

    private static AgreementHistory First => new([new(1, NewYear, Terms with { Term = new(NewYear, new(2026, 12, 31)) }, Instant.FromUtc(2025, 12, 15, 9, 0))]);

    private static AgreementHistory With(AgreementHistory history, Revision reset) => new([.. history.Revisions, reset with { Number = history.Latest!.Number + 1 }]);

    private static AgreedTarget Target(Kpi kpi, Period period, AgreementHistory history) => AgreedTarget.Of(kpi, period, history, DailyTotals.Empty);
}
