using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Domain.Tests.Wins;

public sealed class WonDealsTests
{
    private static readonly LocalDate EndOfMarch = new(2026, 3, 31);
    private static readonly Period March = Period.Month(2026, 3);

    [Fact]
    public void Deals_of_one_day_and_source_are_known_by_their_sum_alone()
    {
        var won = WonDeals.In(March, ViewOf(
            Some.Day(Some.Monday, ("web", new(2, 30_000m)), ("events", new(1, 9_000m))),
            Some.Day(Some.Monday.PlusDays(1), ("web", new(1, 12_000m)))));

        (won.Count, won.Amount, won.Together).ShouldBe((4, 51_000m, 2));
        won.Single.ShouldBe([new(Some.Monday.PlusDays(1), "web", 12_000m), new(Some.Monday, "events", 9_000m)]);
    }

    [Fact]
    public void What_was_won_later_does_not_count_yet() =>
        WonDeals.In(new(March.From, March.To.PlusDays(30)), ViewOf(Some.Day(EndOfMarch.PlusDays(1), ("", Some.Amount(5m))))).Count.ShouldBe(0);

    [Fact]
    public void The_goal_is_reached_on_the_day_whose_deals_reach_it() => WonDeals.GoalReachedOn(ViewOf(
            Some.Day(new(2025, 12, 31), ("", Some.Amount(1_000_000m))), // before the term
            Some.Day(Some.Monday, ("", Some.Amount(1_199_999m))),
            Some.Day(EndOfMarch, ("", Some.Amount(1m)))))
        .ShouldBe(EndOfMarch);

    [Fact]
    public void A_month_is_a_record_where_it_beats_three_others()
    {
        var months = Enumerable.Range(0, 4).Select(back => (Day: Some.Monday.PlusMonths(back - 3), Amount: 1_000m + back)).ToList();

        var record = WonRecord.In(March, ViewOf([.. months.Select(month => Some.Day(month.Day, ("", Some.Amount(month.Amount))))])).Single(one => one.Span == WonSpan.Month);

        record.ShouldBe(new(WonSpan.Month, March, 1_003m, (Period.Month(2026, 2), 1_002m), IsRecord: true));
    }

    [Theory]
    [InlineData(2, 5_000, false)] // two months before are too few to speak of a record
    [InlineData(3, 1_000, false)] // as much as before is none
    [InlineData(3, 5_000, true)]
    public void It_takes_more_than_before_and_enough_before_it(int monthsBefore, int amount, bool isRecord)
    {
        var before = Enumerable.Range(1, monthsBefore).Reverse().Select(back => Some.Day(Some.Monday.PlusMonths(-back), ("", Some.Amount(1_000m))));

        WonRecord.In(March, ViewOf([.. before, Some.Day(Some.Monday, ("", Some.Amount(amount)))])).Single(one => one.Span == WonSpan.Month).IsRecord.ShouldBe(isRecord);
    }

    [Fact]
    public void Without_a_win_in_the_period_nothing_is_best() => WonRecord.In(March, ViewOf(Some.Day(new(2026, 2, 2), ("", Some.Amount(9m))))).ShouldBeEmpty();

    private static View ViewOf(params DayTotals[] days) => new(
        new AgreementHistory([new(1, new(2026, 1, 1), Some.Agreement(), default)]),
        new(
            ImmutableDictionary<SeriesKey, TotalsSeries>.Empty.Add(new(KpiIds.Revenue, Feed.Deals), new(days)),
            ImmutableDictionary<KpiId, Feed>.Empty.Add(KpiIds.Revenue, Feed.Deals)),
        AsOf.CloseOf(EndOfMarch));
}
