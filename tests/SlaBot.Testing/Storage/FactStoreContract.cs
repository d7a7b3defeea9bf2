using System.Collections.Immutable;
using NodaTime;
using Shouldly;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class FactStoreContract : StoreContract
{
    [Fact]
    public async Task A_workspace_that_was_told_nothing_has_no_totals()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        (await store.TotalsAsync(workspace)).All.ShouldBeEmpty();
        (await store.Facts.FindAsync(workspace, Feed.Deals, "D-1", Never)).ShouldBeNull();
        (await store.Facts.AppendAsync(workspace, [], Never)).ShouldBeEquivalentTo(AppendResult.Empty);
        (await store.Facts.AuditAsync(workspace, Never)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_facts_twice_change_nothing()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        Domain.Facts.Fact[] facts = [Some.WonDeal("D-1", 100m, 3, 2), Some.Visits(1, 400m), Some.Visits(1, 20m, "ads"), new LeadFact("L-1") { Created = Some.On(3, 1) }];

        (await store.AppendAsync(workspace, facts)).ShouldSatisfyAllConditions(r => r.New.ShouldBe(4), r => r.Changed.ShouldBe(0), r => r.Same.ShouldBe(0));
        var before = await store.LinesAsync(workspace);
        (await store.AppendAsync(workspace, facts)).ShouldSatisfyAllConditions(r => r.New.ShouldBe(0), r => r.Changed.ShouldBe(0), r => r.Same.ShouldBe(4));

        (await store.LinesAsync(workspace)).ShouldBe(before);
        (await store.Facts.AuditAsync(workspace, Never)).Facts.ShouldBe(4);
    }

    [Fact]
    public async Task Of_two_facts_about_one_subject_the_later_one_wins_within_a_request_too()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var result = await store.AppendAsync(workspace, Some.Visits(1, 400m), Some.Visits(1, 410m), Some.WonDeal("D-1", 10m, 3, 2), Some.WonDeal("D-1", 20m, 3, 2));

        (result.New, result.Changed).ShouldBe((2, 2));
        var totals = await store.TotalsAsync(workspace);
        totals.Of(KpiIds.Visits).Sum(Period.Of(Some.Day(3, 1))).Sum.ShouldBe(410m);
        totals.Of(KpiIds.Revenue).Sum(Period.Of(Some.Day(3, 2))).Sum.ShouldBe(20m);
    }

    [Fact]
    public async Task Columns_that_a_file_does_not_carry_stay_as_they_were()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, Some.WonDeal("D-1", 100m, 3, 2) with { Name = "Acme", Source = "ads" });

        (await store.AppendAsync(workspace, new DealFact("D-1") { Amount = (decimal?)150m })).Changed.ShouldBe(1);

        var deal = (await store.Facts.FindAsync(workspace, Feed.Deals, "D-1", Never)).ShouldBeOfType<DealFact>();
        (deal.Name.Value, deal.Amount.Value, deal.Stage.Value, deal.Closed.Value).ShouldBe(("Acme", 150m, DealStage.Won, Some.On(3, 2)));
        (await store.TotalsAsync(workspace)).Of(KpiIds.Revenue).SumBySource(Period.Month(2026, 3)).ShouldHaveSingleItem().ShouldBe(new("ads", DailyTotal.OfAmount(150m)));
    }

    [Fact]
    public async Task A_column_that_is_carried_empty_says_no_more_than_one_that_was_never_there()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, new DealFact("D-1") { Created = Some.On(3, 1) });

        (await store.AppendAsync(workspace, new DealFact("D-1") { Name = (string?)null })).Same.ShouldBe(1);
        (await store.AppendAsync(workspace, new DealFact("D-1") { Created = (FactTime?)null })).Changed.ShouldBe(1);
    }

    [Fact]
    public async Task A_won_deal_that_is_reopened_gives_its_money_back_and_one_won_again_on_another_day_moves_it()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, Some.WonDeal("D-1", 100m, 3, 2), Some.WonDeal("D-2", 7m, 3, 2));

        await store.AppendAsync(workspace, new DealFact("D-1") { Stage = (DealStage?)DealStage.Open });
        (await RevenueOn(3, 2)).ShouldBe(DailyTotal.OfAmount(7m));

        await store.AppendAsync(workspace, new DealFact("D-1") { Stage = (DealStage?)DealStage.Won, Amount = (decimal?)90m, Closed = Some.On(5, 4) });
        (await RevenueOn(3, 2)).ShouldBe(DailyTotal.OfAmount(7m));
        (await RevenueOn(5, 4)).ShouldBe(DailyTotal.OfAmount(90m));

        await store.AppendAsync(workspace, new DealFact("D-2") { Stage = (DealStage?)DealStage.Lost });
        (await store.TotalsAsync(workspace)).Of(KpiIds.Revenue).FirstDate.ShouldBe(Some.Day(5, 4));

        async Task<DailyTotal> RevenueOn(int month, int day) => (await store.TotalsAsync(workspace)).Of(KpiIds.Revenue).Sum(Period.Of(Some.Day(month, day)));
    }

    [Fact]
    public async Task Leads_count_on_the_day_they_reach_a_stage_and_their_cohort_on_the_day_they_entered_the_one_above()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var reached = ImmutableSortedDictionary<KpiId, FactTime?>.Empty.Add(KpiIds.Mqls, Some.On(3, 9));

        await store.AppendAsync(workspace, new LeadFact("L-1") { Created = Some.On(3, 2), Reached = reached }, new LeadFact("L-2") { Created = Some.On(3, 2) });

        var totals = await store.TotalsAsync(workspace);
        totals.Of(KpiIds.Leads).Sum(Period.Of(Some.Day(3, 2))).Count.ShouldBe(2);
        totals.Of(KpiIds.Mqls).Sum(Period.Of(Some.Day(3, 9))).Count.ShouldBe(1);
        totals.Of(KpiIds.Rate(KpiIds.Leads, KpiIds.Mqls)).Sum(Period.Of(Some.Day(3, 2))).Spread.ShouldBe(Histogram.Of(7));
    }

    [Fact]
    public async Task Numbers_keep_all_their_digits()
    {
        await using var store = await OpenAsync(nameof(Numbers_keep_all_their_digits));
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, Some.Visits(1, 0.1234567890123456789012345678m), Some.Visits(2, -999_999_999_999.99m));
        await store.DisposeAsync();

        await using var again = await OpenAsync(nameof(Numbers_keep_all_their_digits));
        (await again.Facts.FindAsync(workspace, Feed.Daily, Some.Visits(1, 0m).Subject, Never)).ShouldBe(Some.Visits(1, 0.1234567890123456789012345678m));
        (await again.Facts.FindAsync(workspace, Feed.Daily, Some.Visits(2, 0m).Subject, Never)).ShouldBe(Some.Visits(2, -999_999_999_999.99m));
        (await again.Facts.FindAsync(workspace, Feed.Daily, Some.Visits(3, 0m).Subject, Never)).ShouldBeNull();
        (await again.Facts.FindAsync(workspace, Feed.Daily, "nonsense", Never)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a", "A")]
    [InlineData("a", "a ")]
    [InlineData("a\u001fb", "a")]
    [InlineData("ß", "ss")]
    [InlineData("é", "e\u0301")]
    [InlineData("1", "01")]
    [InlineData("", " ")]
    [InlineData("\u0000", "\u0001")]
    [InlineData("💶", "💷")]
    public async Task Ids_that_look_alike_stay_apart(string one, string other)
    {
        await using var store = await OpenAsync(nameof(Ids_that_look_alike_stay_apart) + one.Length + other.Length);
        var workspace = NewWorkspace();

        (await store.AppendAsync(workspace, Some.WonDeal(one, 1m, 3, 2), Some.WonDeal(other, 2m, 3, 2))).New.ShouldBe(2);

        ((DealFact)(await store.Facts.FindAsync(workspace, Feed.Deals, one, Never))!).Amount.Value.ShouldBe(1m);
        ((DealFact)(await store.Facts.FindAsync(workspace, Feed.Deals, other, Never))!).Amount.Value.ShouldBe(2m);
        (await store.AppendAsync(workspace, Some.WonDeal(one, 1m, 3, 2), Some.WonDeal(other, 2m, 3, 2))).Same.ShouldBe(2);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_kept_is_refused_alone_and_changes_nothing()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        await Should.ThrowAsync<ArgumentException>(store.AppendAsync(workspace, Some.Visits(1, 1m), Some.WonDeal("half \ud83d", 1m, 3, 2)));
        await Should.ThrowAsync<ArgumentException>(store.AppendAsync(workspace, Some.Visits(1, 1m), Some.WonDeal("D-1", 1e20m, 3, 2)));
        await Should.ThrowAsync<ArgumentException>(store.AppendAsync(workspace, Some.Visits(1, 1m), new DailyFact(new LocalDate(-5, 1, 1), new("visits"), null, 1m)));

        (await store.TotalsAsync(workspace)).All.ShouldBeEmpty();
        (await store.AppendAsync(workspace, Some.Visits(1, 1m))).New.ShouldBe(1);
    }

    [Fact]
    public async Task The_feed_that_delivers_first_counts_and_numbers_from_elsewhere_are_set_aside_with_a_message()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, new LeadFact("L-1") { Created = Some.On(3, 1) });

        var result = await store.AppendAsync(workspace, new DailyFact(Some.Day(3, 1), KpiIds.Leads, null, 50m), new DailyFact(Some.Day(3, 2), KpiIds.Leads, null, 60m), Some.Visits(1, 5m));

        result.SetAside.ShouldHaveSingleItem().ShouldBe(new SetAside.OtherFeed(KpiIds.Leads, Feed.Daily, Feed.Leads, 2));
        var totals = await store.TotalsAsync(workspace);
        (totals.Delivering[KpiIds.Leads], totals.Delivering[KpiIds.Visits]).ShouldBe((Feed.Leads, Feed.Daily));
        totals.Of(KpiIds.Leads).Sum(Period.Month(2026, 3)).Sum.ShouldBe(1m);
        totals.Of(KpiIds.Leads, Feed.Daily).Sum(Period.Month(2026, 3)).Sum.ShouldBe(110m);
    }

    [Fact]
    public async Task A_number_that_is_taken_back_was_never_told()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var number = new DailyFact(Some.Day(3, 1), KpiIds.Leads, null, 50m);
        await store.AppendAsync(workspace, number, Some.Visits(1, 5m));

        (await store.AppendAsync(workspace, number with { Value = null })).Changed.ShouldBe(1);
        (await store.AppendAsync(workspace, number with { Value = null })).Same.ShouldBe(1);

        (await store.Facts.FindAsync(workspace, Feed.Daily, number.Subject, Never)).ShouldBeNull();
        (await store.Facts.AuditAsync(workspace, Never)).Differences.ShouldBeEmpty();
        await store.AppendAsync(workspace, new LeadFact("L-1") { Created = Some.On(3, 2) });
        var totals = await store.TotalsAsync(workspace);
        totals.FeedOf(KpiIds.Leads).ShouldBe(Feed.Leads);
        totals.Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(5m);
        (await store.AppendAsync(workspace, number)).New.ShouldBe(1);
    }

    [Fact]
    public async Task A_snapshot_stays_as_it_was_while_facts_arrive()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.AppendAsync(workspace, Some.Visits(1, 400m));
        var read = await store.TotalsAsync(workspace);
        var unread = await store.TotalsAsync(workspace);
        read.Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(400m);

        await store.AppendAsync(workspace, Some.Visits(1, 500m), Some.Visits(2, 1m), Some.WonDeal("D-1", 10m, 3, 2));

        read.Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(400m);
        unread.Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(400m);
        unread.All.Count.ShouldBe(1);
        (await store.TotalsAsync(workspace)).Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(501m);
    }

    [Fact]
    public async Task Facts_from_64_tasks_at_once_are_each_counted_once()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(task => Task.Run(async () =>
        {
            var sum = AppendResult.Empty;
            for (var i = 0; i < 10; i++)
            {
                sum += await store.AppendAsync(workspace, Some.WonDeal($"D-{task}-{i}", 1m, 3, 2), Some.WonDeal("shared", 1m, 3, 2));
            }

            return sum;
        })));

        results.Sum(result => result.New).ShouldBe(641);
        results.Sum(result => result.Same).ShouldBe(639);
        (await store.TotalsAsync(workspace)).Of(KpiIds.Revenue).Sum(Period.Of(Some.Day(3, 2))).ShouldBe(new DailyTotal(641, 641m, 641m));
        (await store.Facts.AuditAsync(workspace, Never)).ShouldSatisfyAllConditions(a => a.Facts.ShouldBe(641), a => a.Differences.ShouldBeEmpty());
    }
}
