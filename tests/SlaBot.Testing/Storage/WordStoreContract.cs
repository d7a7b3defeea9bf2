using NodaTime;
using Shouldly;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Domain.Kpis;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class WordStoreContract : StoreContract
{
    private static readonly LearnedWord Demos = new("demos", KpiIds.Sqls);
    private static readonly LearnedWord DemosAsLeads = new("demos", KpiIds.Leads);
    private static readonly Instant Noon = Instant.FromUtc(2026, 7, 31, 12, 0);

    [Fact]
    public async Task A_word_is_suggested_often_and_counts_only_when_accepted()
    {
        await using var store = await OpenAsync();
        var (workspace, other) = (NewWorkspace(), NewWorkspace());

        await store.Words.SuggestAsync(workspace, Demos, Noon, Never);
        await store.Words.SuggestAsync(workspace, Demos, Noon + Duration.FromHours(1), Never);
        (await store.Words.SuggestedAsync(workspace, Never)).ShouldBe([new(Demos, 2, Noon + Duration.FromHours(1), null)]);
        (await store.Words.LearnedAsync(workspace, Never)).Words.ShouldBeEmpty();

        (await store.Words.DecideAsync(workspace, Demos, isAccepted: true, Never)).ShouldBeTrue();
        (await store.Words.LearnedAsync(workspace, Never)).Words.ShouldBe([Demos]);
        (await store.Words.LearnedAsync(other, Never)).Words.ShouldBeEmpty();
        (await store.Words.DecideAsync(other, Demos, isAccepted: true, Never)).ShouldBeFalse();
        (await store.Words.LearnedAsync(other, Never)).Words.ShouldBeEmpty();

        (await store.Words.DecideAsync(workspace, Demos, isAccepted: false, Never)).ShouldBeTrue();
        (await store.Words.LearnedAsync(workspace, Never)).Words.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_meanings_of_the_same_words_the_accepted_one_refuses_the_other()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.Words.SuggestAsync(workspace, Demos, Noon, Never);
        await store.Words.SuggestAsync(workspace, DemosAsLeads, Noon, Never);

        await store.Words.DecideAsync(workspace, Demos, isAccepted: true, Never);
        await store.Words.DecideAsync(workspace, DemosAsLeads, isAccepted: true, Never);

        (await store.Words.LearnedAsync(workspace, Never)).Words.ShouldBe([DemosAsLeads]);
        (await store.Words.SuggestedAsync(workspace, Never)).Select(word => word.IsAccepted).ShouldBe([true, false], ignoreOrder: true);
    }

    [Fact]
    public async Task Words_are_the_same_object_until_they_change_and_survive_opening_again()
    {
        const string data = nameof(Words_are_the_same_object_until_they_change_and_survive_opening_again);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            await store.Words.SuggestAsync(workspace, Demos, Noon, Never);
            await store.Words.DecideAsync(workspace, Demos, isAccepted: true, Never);
            var words = await store.Words.LearnedAsync(workspace, Never);
            (await store.Words.LearnedAsync(workspace, Never)).ShouldBeSameAs(words);
        }

        await using var again = await OpenAsync(data);
        (await again.Words.LearnedAsync(workspace, Never)).Words.ShouldBe([Demos]);
        await again.Workspaces.RemoveAsync(workspace, Never);
        (await again.Words.LearnedAsync(workspace, Never)).Words.ShouldBeEmpty();
    }
}
