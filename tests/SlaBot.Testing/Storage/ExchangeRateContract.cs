using NodaTime;
using Shouldly;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class ExchangeRateContract : StoreContract
{
    private static readonly Currency Euro = new("EUR");

    [Fact]
    public async Task A_deal_without_a_rate_is_set_aside_and_counts_when_its_rate_arrives()
    {
        await using var store = await OpenAsync();
        var workspace = await InDollarsAsync(store);

        var result = await store.AppendAsync(workspace, EuroDeal("D-1", 100m), EuroDeal("D-2", 50m), Some.WonDeal("D-3", 7m, 3, 2));
        result.SetAside.ShouldHaveSingleItem().ShouldBe(new SetAside.NoExchangeRate(Euro, 2));
        (await RevenueAsync(store, workspace)).ShouldBe(7m);

        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 1, 1.10m));
        (await RevenueAsync(store, workspace)).ShouldBe(172m);
        (await store.AppendAsync(workspace, EuroDeal("D-1", 100m))).SetAside.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_or_newer_rate_converts_only_what_it_concerns_anew()
    {
        await using var store = await OpenAsync();
        var workspace = await InDollarsAsync(store);
        await store.AppendAsync(workspace, EuroDeal("D-1", 100m), Some.Rate("EUR", 3, 1, 1.10m), Some.Rate("JPY", 3, 1, 0.01m));

        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 2, 1.20m));
        (await RevenueAsync(store, workspace)).ShouldBe(120m);
        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 3, 9m), Some.Rate("JPY", 3, 1, 0.02m));
        (await RevenueAsync(store, workspace)).ShouldBe(120m);
        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 2, 1.30m));
        (await RevenueAsync(store, workspace)).ShouldBe(130m);
    }

    [Fact]
    public async Task A_deal_that_changes_its_currency_follows_its_new_one()
    {
        await using var store = await OpenAsync();
        var workspace = await InDollarsAsync(store);
        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 1, 1.10m), EuroDeal("D-1", 100m));

        await store.AppendAsync(workspace, new DealFact("D-1") { Currency = (Currency?)new Currency("USD") });
        (await RevenueAsync(store, workspace)).ShouldBe(100m);
        await store.AppendAsync(workspace, Some.Rate("EUR", 3, 1, 2m));
        (await RevenueAsync(store, workspace)).ShouldBe(100m);
    }

    [Fact]
    public async Task A_number_that_is_only_named_like_a_rate_is_a_number()
    {
        await using var store = await OpenAsync();
        var workspace = await InDollarsAsync(store);

        (await store.AppendAsync(workspace, new DailyFact(Some.Day(3, 1), new("fx_123"), null, 5m))).New.ShouldBe(1);
        (await store.TotalsAsync(workspace)).Of(new("fx_123")).Sum(Period.Month(2026, 3)).Sum.ShouldBe(5m);
    }

    private static DealFact EuroDeal(string id, decimal amount) => Some.WonDeal(id, amount, 3, 2) with { Currency = (Currency?)Euro };

    private static async Task<WorkspaceId> InDollarsAsync(OpenStore store)
    {
        var workspace = NewWorkspace();
        await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Instant.FromUtc(2026, 1, 1, 0, 0), Never);
        return workspace;
    }

    private static async Task<decimal> RevenueAsync(OpenStore store, WorkspaceId workspace) =>
        (await store.TotalsAsync(workspace)).Of(KpiIds.Revenue).Sum(Period.Month(2026, 3)).Sum;
}
