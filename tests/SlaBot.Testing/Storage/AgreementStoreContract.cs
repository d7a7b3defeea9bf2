using NodaTime;
using Shouldly;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class AgreementStoreContract : StoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 5, 12, 0).PlusTicks(1);

    [Fact]
    public async Task Revisions_are_numbered_and_come_back_after_opening_again()
    {
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(nameof(Revisions_are_numbered_and_come_back_after_opening_again)))
        {
            (await store.Agreements.HistoryAsync(workspace, Never)).Revisions.ShouldBeEmpty();
            (await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Noon, Never)).Number.ShouldBe(1);
            (await store.Agreements.AddAsync(workspace, Some.Agreement(name: "Re-set"), Some.Day(7, 1), Noon, Never)).Number.ShouldBe(2);
            (await store.Agreements.HistoryAsync(workspace, Never)).Latest!.Terms.Name.ShouldBe("Re-set");
        }

        await using var again = await OpenAsync(nameof(Revisions_are_numbered_and_come_back_after_opening_again));
        var history = await again.Agreements.HistoryAsync(workspace, Never);
        history.Revisions.Select(revision => (revision.Number, revision.EffectiveFrom, revision.Terms.Name, revision.RecordedAt))
            .ShouldBe([(1, Some.Day(1, 1), "Growth 2026", Noon), (2, Some.Day(7, 1), "Re-set", Noon)]);
    }

    [Fact]
    public async Task The_same_terms_from_the_same_day_add_nothing()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Noon, Never);

        (await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 1), Noon.Plus(Duration.FromDays(1)), Never)).ShouldSatisfyAllConditions(
            revision => revision.Number.ShouldBe(1),
            revision => revision.RecordedAt.ShouldBe(Noon));
        (await store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, 2), Noon, Never)).Number.ShouldBe(2);
        (await store.Agreements.AddAsync(workspace, Some.Agreement(name: "Other"), Some.Day(1, 2), Noon, Never)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Two_revisions_at_once_both_arrive()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(day => store.Agreements.AddAsync(workspace, Some.Agreement(), Some.Day(1, day), Noon, Never)));

        (await store.Agreements.HistoryAsync(workspace, Never)).Revisions.Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, 8));
    }
}
