using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Pacing;

public sealed class AgreedTargetTests
{
    private static readonly Period Year = Some.Agreement().Term;

    [Fact]
    public void Expected_is_the_target_times_the_share_that_has_passed()
    {
        var target = Of(KpiIds.Revenue, Year, Some.Agreement());

        target.Total.ShouldBe(1_200_000m);
        target.ExpectedBy(AsOf.CloseOf(new(2026, 1, 31))).ShouldBe(1_200_000m * 22 / 261);
    }

    [Fact]
    public void A_month_takes_its_share() =>
        Of(KpiIds.NewCustomers, Period.Month(2026, 1), Some.Agreement()).Total.ShouldBe(100m * 22m / 261m);

    [Fact]
    public void Rates_are_never_pro_rated()
    {
        var target = Of(new("visit_to_lead_rate"), Period.Month(2026, 1), Some.Agreement());

        target.Total.ShouldBe(0.025m);
        target.ExpectedBy(AsOf.CloseOf(new(2026, 1, 5))).ShouldBe(0.025m);
    }

    [Fact]
    public void Days_outside_the_term_have_no_target() =>
        Of(KpiIds.Revenue, Period.Month(2025, 12), Some.Agreement()).Total.ShouldBeNull();

    [Fact]
    public void A_period_across_a_re_set_takes_each_side_from_the_revision_in_force()
    {
        var first = Some.Agreement();
        var second = first with { Goal = first.Goal with { Revenue = first.Goal.Revenue * 2m } };
        var history = new AgreementHistory([new(1, Year.From, first, default), new(2, new(2026, 7, 1), second, default)]);

        var whole = AgreedTarget.Of(KpiCatalog.Of(first).Find(KpiIds.Revenue)!, Year, history, DailyTotals.Empty);
        var january = AgreedTarget.Of(KpiCatalog.Of(first).Find(KpiIds.Revenue)!, Period.Month(2026, 1), history, DailyTotals.Empty);

        january.Total.ShouldBe(1_200_000m * 22m / 261m); // as it was
        whole.Total!.Value.ShouldBe((1_200_000m * 129 / 261) + (2_400_000m * 132 / 261), 1e-15m);
        whole.Revisions.Select(revision => revision.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_parts_of_a_partition_sum_to_the_whole_to_the_cent() => Gen
        .Select(Gen.Int[1, 100_000_000], Gen.Int[1, 363].Array[0, 11])
        .Sample((cents, cuts) =>
        {
            var agreement = Some.Agreement();
            var goal = agreement.Goal with { Revenue = new(cents / 100m, Some.Dollar), AverageDealSize = new(1m, Some.Dollar) };
            var parts = Parts(cuts).ToList();
            return Of(KpiIds.Revenue, Year, agreement with { Goal = goal }).Split(parts, 2).Sum() == cents / 100m;
        });

    private static IEnumerable<Period> Parts(IEnumerable<int> cuts)
    {
        var from = Year.From;
        foreach (var day in cuts.Distinct().Order().Select(cut => Year.From.PlusDays(cut)))
        {
            yield return new(from, day.PlusDays(-1));
            from = day;
        }

        yield return new(from, Year.To);
    }

    private static AgreedTarget Of(KpiId id, Period period, Agreement agreement) => AgreedTarget.Of(
        KpiCatalog.Of(agreement).Find(id)!, period, new([new(1, LocalDate.Min(period.From, agreement.Term.From), agreement, default)]), DailyTotals.Empty);
}
