using CsCheck;
using NodaTime;
using Shouldly;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class RecountContract : StoreContract
{
    private static readonly Gen<Domain.Facts.Fact[][]> Batches = GenFacts.Any.Array[0, 12].Array[1, 10];

    [Fact]
    public async Task Totals_equal_a_naive_recount_after_any_facts_in_any_order_and_any_batches()
    {
        await using var store = await OpenAsync();
        await Batches.SampleAsync(async batches => await TellAsync(store, NewWorkspace(), batches, agreement: null), iter: 20, threads: 1);
    }

    [Fact]
    public async Task The_same_with_an_agreement_in_dollars_so_that_rates_matter()
    {
        await using var store = await OpenAsync();
        await Batches.SampleAsync(
            async batches =>
            {
                var workspace = NewWorkspace();
                await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Instant.FromUtc(2026, 1, 1, 0, 0), Never);
                await TellAsync(store, workspace, batches, Some.Agreement());
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public async Task A_new_funnel_currency_or_calendar_measures_the_stored_facts_anew()
    {
        await using var store = await OpenAsync();
        var calendar = new Domain.Calendars.BusinessCalendar(DateTimeZone.Utc, [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday], new(new(8, 0), new(20, 0)), [Some.Day(2, 2)]);
        Agreement[] revisions = [Some.Agreement(), Some.Agreement("EUR"), Some.Agreement(funnel: Some.FunnelWithDemos), Some.Agreement(calendar: calendar)];
        await Gen.Select(Batches, Gen.Shuffle(revisions)).SampleAsync(
            async (batches, order) =>
            {
                var workspace = NewWorkspace();
                var naive = new NaiveLedger();
                for (var i = 0; i < order.Length; i++)
                {
                    await TellAsync(store, workspace, naive, [.. batches.Where((_, batch) => batch % order.Length == i)], order.ElementAtOrDefault(i - 1));
                    await store.Agreements.AddAsync(workspace, order[i], Some.Day(1, 1 + i), Instant.FromUtc(2026, 1, 1, 0, 0), Never);
                    (await store.LinesAsync(workspace)).ShouldBe(naive.Lines(order[i]));
                }

                (await store.Facts.AuditAsync(workspace, Never)).Differences.ShouldBeEmpty();
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task What_was_stored_is_the_same_after_opening_it_again()
    {
        var workspace = NewWorkspace();
        await Batches.SampleAsync(
            async batches =>
            {
                await using var store = await OpenAsync(nameof(What_was_stored_is_the_same_after_opening_it_again));
                await store.Workspaces.RemoveAsync(workspace, Never);
                await TellAsync(store, workspace, batches, agreement: null);
                var (lines, delivering) = (await store.LinesAsync(workspace), (await store.TotalsAsync(workspace)).Delivering);
                await store.DisposeAsync();

                await using var again = await OpenAsync(nameof(What_was_stored_is_the_same_after_opening_it_again));
                (await again.LinesAsync(workspace)).ShouldBe(lines);
                (await again.TotalsAsync(workspace)).Delivering.ShouldBe(delivering, ignoreOrder: true);
                (await again.Facts.AuditAsync(workspace, Never)).Differences.ShouldBeEmpty();
            },
            iter: 4,
            threads: 1);
    }

    [Fact]
    public async Task Workspaces_with_the_same_ids_never_mix()
    {
        await using var store = await OpenAsync();
        await Gen.Select(Gen.Int[0, 2], GenFacts.Any.Array[1, 6]).Array[1, 15].SampleAsync(
            async told =>
            {
                // The third id continues the second: a key that did not end the id would mix them.
                var together = NewWorkspace();
                WorkspaceId[] mixed = [together, new($"{together}-"), new($"{together}-a")];
                await Task.WhenAll(told.Select(turn => store.Facts.AppendAsync(mixed[turn.Item1], turn.Item2, Never)));
                for (var i = 0; i < mixed.Length; i++)
                {
                    var alone = NewWorkspace();
                    foreach (var (_, facts) in told.Where(turn => turn.Item1 == i))
                    {
                        await store.Facts.AppendAsync(alone, facts, Never);
                    }

                    (await store.LinesAsync(mixed[i])).ShouldBe(await store.LinesAsync(alone));
                    (await store.Facts.AuditAsync(mixed[i], Never)).Differences.ShouldBeEmpty();
                }
            },
            iter: 12,
            threads: 1);
    }

    private static Task TellAsync(OpenStore store, WorkspaceId workspace, IReadOnlyList<Domain.Facts.Fact[]> batches, Agreement? agreement) =>
        TellAsync(store, workspace, new NaiveLedger(), batches, agreement);

    private static async Task TellAsync(OpenStore store, WorkspaceId workspace, NaiveLedger naive, IReadOnlyList<Domain.Facts.Fact[]> batches, Agreement? agreement)
    {
        foreach (var batch in batches)
        {
            var result = await store.Facts.AppendAsync(workspace, batch, Never);
            (result.New + result.Changed + result.Same).ShouldBe(batch.Length);
            Array.ForEach(batch, naive.Tell);
            (await store.LinesAsync(workspace)).ShouldBe(naive.Lines(agreement));
        }

        foreach (var fact in batches.SelectMany(batch => batch).DistinctBy(fact => (fact.Feed, fact.Subject)))
        {
            var found = await store.Facts.FindAsync(workspace, fact.Feed, fact.Subject, Never);
            var known = naive.Find(fact.Feed, fact.Subject);
            found?.Subject.ShouldBe(known?.Subject);
            (await store.AppendAsync(workspace, known ?? (DailyFact)fact with { Value = null })).Same.ShouldBe(1);
        }

        (await store.Facts.AuditAsync(workspace, Never)).Differences.ShouldBeEmpty();
    }
}
