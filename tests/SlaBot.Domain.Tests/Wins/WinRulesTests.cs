using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Domain.Tests.Wins;

public sealed class WinRulesTests
{
    private static readonly LocalDate Today = new(2026, 6, 30);

    [Fact]
    public void The_first_deal_of_all_and_the_first_of_each_source_are_wins()
    {
        var wins = WinRules.OfTotals(ViewOf(
            Some.Day(new(2026, 3, 2), ("web", Some.Amount(5m))),
            Some.Day(new(2026, 3, 3), ("web", Some.Amount(6m)), ("", Some.Amount(7m)), ("Events", Some.Amount(8m))),
            Some.Day(new(2026, 3, 4), ("events", Some.Amount(9m))))).Wins;

        wins.Where(win => win.Kind is WinKind.FirstDeal or WinKind.FirstFromSource).Select(win => (win.Id, win.Date.Day, win.Amount))
            .ShouldBe([("first-deal", 2, 5m), ("first-from:events", 3, 8m)]);
    }

    [Fact]
    public void A_record_is_told_when_its_days_are_over_and_stays_one_when_it_is_beaten()
    {
        var days = Enumerable.Range(0, 20).Select(day => Some.Day(new LocalDate(2026, 6, 1).PlusDays(day), ("", Some.Amount(100m))))
            .Append(Some.Day(new(2026, 6, 22), ("", Some.Amount(101m))))
            .Append(Some.Day(new(2026, 6, 24), ("", Some.Amount(102m))))
            .Append(Some.Day(Today, ("", Some.Amount(900m))));

        WinRules.OfTotals(ViewOf([.. days])).Wins.Where(win => win.Kind == WinKind.RecordDay).Select(win => (win.Id, win.Amount, win.Before))
            .ShouldBe([("record-day:2026-06-22", 101m, 100m), ("record-day:2026-06-24", 102m, 101m)]);
    }

    [Fact]
    public void Records_of_weeks_months_and_quarters_equal_a_plain_count() => Gen.Int[0, 40].Array[900].Sample(
        amounts =>
        {
            var first = new LocalDate(2024, 1, 3);
            var days = amounts.Select((amount, at) => (Date: first.PlusDays(at), Amount: amount > 30 ? (decimal)amount : 0m)).Where(day => day.Date <= Today).ToList();
            var found = WinRules.OfTotals(ViewOf([.. days.Where(day => day.Amount > 0m).Select(day => Some.Day(day.Date, ("", Some.Amount(day.Amount))))])).Wins;

            found.Where(win => win.Kind == WinKind.RecordMonth).Select(win => win.From)
                .ShouldBe(Records(days.GroupBy(day => new LocalDate(day.Date.Year, day.Date.Month, 1)).Select(month => (month.Key, month.Key.PlusMonths(1), month.Sum(day => day.Amount))), 3));
            found.Where(win => win.Kind == WinKind.RecordWeek).Select(win => win.From)
                .ShouldBe(Records(days.GroupBy(day => day.Date.PlusDays(1 - (int)day.Date.DayOfWeek)).Select(week => (week.Key, week.Key.PlusDays(7), week.Sum(day => day.Amount))), 8));
            found.Where(win => win.Kind == WinKind.RecordQuarter).Select(win => win.From)
                .ShouldBe(Records(days.GroupBy(day => new LocalDate(day.Date.Year, (((day.Date.Month - 1) / 3) * 3) + 1, 1)).Select(quarter => (quarter.Key, quarter.Key.PlusMonths(3), quarter.Sum(day => day.Amount))), 3));
        },
        iter: 20);

    [Theory]
    [InlineData(299_999, "")]
    [InlineData(300_000, "25")]
    [InlineData(1_200_000, "25 50 75 90 100")]
    [InlineData(1_500_000, "25 50 75 90 100 125")]
    public void Parts_of_the_goal_are_reached_to_the_cent(int won, string shares)
    {
        var view = ViewOf(Some.Day(new(2025, 12, 31), ("", Some.Amount(9_000_000m))), Some.Day(Some.Monday, ("", Some.Amount(won))));

        WinRules.OfTotals(view).Wins.Where(win => win.Kind == WinKind.GoalMilestone).Select(win => win.Id)
            .ShouldBe(shares.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(share => $"goal:2026-01-01:{share}"));
    }

    [Fact]
    public void A_part_of_the_goal_that_a_refund_took_away_is_reached_again_on_a_later_day()
    {
        var crossed = Some.Day(new(2026, 3, 2), ("", Some.Amount(310_000m)));
        var refund = Some.Day(new(2026, 3, 3), ("", Some.Amount(-20_000m)));
        var again = Some.Day(new(2026, 3, 9), ("", Some.Amount(15_000m)));

        Quarter(crossed).ShouldBe(new(2026, 3, 2));
        Quarter(crossed, refund).ShouldBeNull();
        Quarter(crossed, refund, again).ShouldBe(new(2026, 3, 9));

        static LocalDate? Quarter(params DayTotals[] days) => WinRules.OfTotals(ViewOf(days)).Wins.FirstOrDefault(win => win.Id == "goal:2026-01-01:25")?.Date;
    }

    [Fact]
    public void Revenue_that_was_off_pace_for_two_weeks_has_recovered_after_a_week_on_pace()
    {
        // Nothing until 20 April, then all that was expected and more.
        var view = ViewOf(Some.Day(new(2026, 1, 2), ("", Some.Amount(1m))), Some.Day(new(2026, 4, 20), ("", Some.Amount(400_000m))));

        RecoveriesAsOf(new(2026, 4, 26)).ShouldBeEmpty(); // its seventh day is not over
        RecoveriesAsOf(new(2026, 4, 27)).ShouldBe(["recovery:2026-04-20"]);
        RecoveriesAsOf(new(2026, 5, 30)).ShouldBeEmpty(); // too far back to be looked for

        IEnumerable<string> RecoveriesAsOf(LocalDate day) => WinRules.OfDays(view with { AsOf = AsOf.CloseOf(day) }, 14).Wins.Where(win => win.Kind == WinKind.Recovery).Select(win => win.Id);
    }

    [Fact]
    public void Departments_are_on_pace_together_when_none_of_their_numbers_is_short()
    {
        MonthAsOf(visits: 17_000m, revenue: 120_000m).ShouldBe(["on-pace:2026-05"]);
        MonthAsOf(visits: 9_000m, revenue: 120_000m).ShouldBeEmpty();
        MonthAsOf(visits: 0m, revenue: 120_000m).ShouldBeEmpty(); // nobody counts what marketing does

        static IEnumerable<string> MonthAsOf(decimal visits, decimal revenue)
        {
            var series = ImmutableDictionary<SeriesKey, TotalsSeries>.Empty
                .Add(new(KpiIds.NewCustomers, Feed.Deals), Some.Series((new(2026, 5, 5), new(10, 10m))))
                .Add(new(KpiIds.Revenue, Feed.Deals), Some.Series((new(2026, 5, 5), Some.Amount(revenue))));
            series = visits > 0m ? series.Add(new(KpiIds.Visits, Feed.Daily), Some.Series((new(2026, 5, 6), Some.Amount(visits)))) : series;
            var terms = Some.Agreement() with { Parties = [new(new("sales"), new("Sales"), []), new(new("marketing"), new("Marketing"), [])] };
            var delivering = series.Keys.ToImmutableDictionary(key => key.Series, key => key.Feed);
            return WinRules.OfDays(new(History(terms), new(series, delivering), AsOf.CloseOf(new(2026, 6, 3))), 14).Wins.Where(win => win.Kind == WinKind.BothOnPace).Select(win => win.Id);
        }
    }

    [Theory]
    [InlineData(20, 19, "clean-hand-offs:2026-05")]
    [InlineData(20, 18, "")] // one in twenty may be late, no more
    [InlineData(4, 4, "")] // four leads are too few to speak of
    public void Three_months_with_leads_answered_in_time_are_a_win_of_all(int leads, int inTime, string id)
    {
        var days = new[] { 3, 4, 5 }.Select(month => new LocalDate(2026, month, 4)).ToList();
        var late = leads - inTime > 0 ? Histogram.Of([KeyValuePair.Create(60, (long)inTime), KeyValuePair.Create(6_000, (long)(leads - inTime))]) : Histogram.Of([KeyValuePair.Create(60, (long)inTime)]);
        var series = ImmutableDictionary<SeriesKey, TotalsSeries>.Empty
            .Add(new(KpiIds.Leads, Feed.Leads), Some.Series([.. days.Select(day => (day, new DailyTotal(leads, leads)))]))
            .Add(new(KpiIds.LeadResponseTime, Feed.Leads), Some.Series([.. days.Select(day => (day, new DailyTotal(leads, 0m, 0m, late)))]));
        var view = new View(
            History(Some.Agreement() with { LeadManagement = new() { FirstResponse = Duration.FromHours(4) } }),
            new(series, series.Keys.ToImmutableDictionary(key => key.Series, key => key.Feed)),
            AsOf.CloseOf(new(2026, 6, 3)));

        WinRules.OfDays(view, 14).Wins.Select(win => win.Id).ShouldBe(id.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        WinRules.OfDays(view with { AsOf = AsOf.CloseOf(new(2026, 5, 3)) }, 14).Wins.ShouldBeEmpty(); // April is the second in a row
    }

    [Fact]
    public void A_signed_revision_is_a_win_on_the_day_it_was_recorded() =>
        WinRules.OfTotals(ViewOf()).Wins.ShouldHaveSingleItem().ShouldBe(new Win("signed:1", WinKind.AgreementSigned, WinTier.Team, new(1970, 1, 1)) { Revision = 1, Stages = [] });

    [Fact]
    public void Without_an_agreed_size_the_largest_tenth_of_the_year_is_big()
    {
        var twenty = Enumerable.Range(1, 20).Select(number => Some.Day(new LocalDate(2026, 5, 1).PlusDays(number), ("", Some.Amount(number * 100m)))).ToList();

        WinSizes.BigFrom(Today, ViewOf([.. twenty])).ShouldBe(1_900m);
        WinSizes.BigFrom(Today, ViewOf([.. twenty.Take(9)])).ShouldBeNull();
        WinSizes.BigFrom(Today.PlusYears(2), ViewOf([.. twenty])).ShouldBeNull();
    }

    [Fact]
    public void What_a_deal_did_to_the_goal_equals_a_count_by_hand() => Gen.Select(Gen.Int[1, 180], Gen.Int[1_000, 90_000], Gen.Int[0, 500_000]).Sample((day, amount, others) =>
    {
        var won = new LocalDate(2026, 1, 1).PlusDays(day);
        var view = ViewOf(Some.Day(new(2026, 1, 1), ("", new(3, others))), Some.Day(won, ("", Some.Amount(amount))), Some.Day(Today.PlusDays(30), ("", Some.Amount(77m))));

        var effect = GoalEffect.Of(won, amount, view)!;

        // Formulas 2 and 3 by hand: working days of the term up to the day, over all of them.
        var (passed, all) = (WorkingDays(new(2026, 1, 1), won), WorkingDays(new(2026, 1, 1), new(2026, 12, 31)));
        effect.Before.ShouldBe(others / 1_200_000m);
        effect.After.ShouldBe((others + amount) / 1_200_000m);
        effect.Expected!.Value.ShouldBe((decimal)passed / all, 0.000_000_1m);
        effect.StatusAfter.ShouldBe(passed == 0 ? Status.TooEarly : ByHand((others + amount) / (1_200_000m * passed / all)));
        effect.Customers.ShouldBe(4m);
        effect.CustomersTarget.ShouldBe(100m);
    });

    private static Status ByHand(decimal pace) => pace >= 1.05m ? Status.Ahead : pace >= 0.97m ? Status.OnPace : pace >= 0.85m ? Status.AtRisk : Status.Behind;

    private static int WorkingDays(LocalDate from, LocalDate to) => new Period(from, to).Days.Count(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

    private static List<LocalDate> Records(IEnumerable<(LocalDate From, LocalDate Next, decimal Amount)> spans, int fewest)
    {
        var records = new List<LocalDate>();
        var all = spans.Where(span => span.Amount > 0m && span.Next <= Today).ToList();
        for (var at = 0; at < all.Count; at++)
        {
            if (at >= fewest && all.Take(at).All(before => before.Amount < all[at].Amount))
            {
                records.Add(all[at].From);
            }
        }

        return records;
    }

    private static AgreementHistory History(Agreement terms) => new([new(1, new(2026, 1, 1), terms, default)]);

    private static View ViewOf(params DayTotals[] days) => new(
        History(Some.Agreement()),
        new(
            ImmutableDictionary<SeriesKey, TotalsSeries>.Empty
                .Add(new(KpiIds.Revenue, Feed.Deals), new(days))
                .Add(new(KpiIds.NewCustomers, Feed.Deals), new(days.Select(day => new DayTotals(day.Date, day.BySource.ToDictionary(source => source.Key, source => new DailyTotal(source.Value.Count, source.Value.Count)))))),
            ImmutableDictionary<KpiId, Feed>.Empty.Add(KpiIds.Revenue, Feed.Deals).Add(KpiIds.NewCustomers, Feed.Deals)),
        AsOf.CloseOf(Today));
}
