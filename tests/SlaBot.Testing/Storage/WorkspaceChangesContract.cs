using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class WorkspaceChangesContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 5, 12, 0);

    private static readonly Member Wei = new(new(Platform.Slack, "t", "wei"), "Wei") { SignsFor = [new("marketing")] };

    [Fact]
    public async Task Terms_members_books_and_rows_change_together_and_come_back_after_opening_again()
    {
        const string data = nameof(Terms_members_books_and_rows_change_together_and_come_back_after_opening_again);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            (await ChangeAsync(store, workspace)).ShouldBe("1 revisions, 1 members");
            await CheckAsync(store);
        }

        await using var again = await OpenAsync(data);
        await CheckAsync(again);

        async Task CheckAsync(OpenChannels store)
        {
            (await store.Agreements.HistoryAsync(workspace, Never)).Latest!.ShouldSatisfyAllConditions(
                latest => latest.Number.ShouldBe(1),
                latest => latest.EffectiveFrom.ShouldBe(Some.Day(2, 1)),
                latest => latest.RecordedAt.ShouldBe(Noon));
            (await store.Members.FindMemberAsync(workspace, Wei.Person, Never))!.IsSameAs(Wei).ShouldBeTrue();
            (await store.Books.EntriesAsync(workspace, "wins", Never)).ShouldHaveSingleItem().Id.ShouldBe("a");
            (await store.Outbox.RowsAsync(workspace, Never)).ShouldHaveSingleItem().Key.Subject.ShouldBe("a");
        }
    }

    [Fact]
    public async Task A_change_that_throws_changes_nothing_of_it()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        _ = await Should.ThrowAsync<InvalidTimeZoneException>(() => store.Changes.ChangeWorkspaceAsync<bool>(
            workspace,
            draft =>
            {
                _ = Change(draft, workspace);
                throw new InvalidTimeZoneException();
            },
            Never));
        _ = await Should.ThrowAsync<ArgumentException>(() => store.Changes.ChangeWorkspaceAsync(
            workspace,
            draft =>
            {
                _ = Change(draft, workspace);
                draft.SetMembers([Wei, Wei]);
                return true;
            },
            Never));
        _ = await Should.ThrowAsync<InvalidOperationException>(() => store.Changes.ChangeWorkspaceAsync(
            workspace,
            draft =>
            {
                _ = Change(draft, workspace);
                return draft.Revise(Some.Agreement(name: "Another"), Some.Day(3, 1), Noon);
            },
            Never));

        (await store.Agreements.HistoryAsync(workspace, Never)).Revisions.ShouldBeEmpty();
        (await store.Members.MembersAsync(workspace, Never)).ShouldBeEmpty();
        (await store.Books.EntriesAsync(workspace, "wins", Never)).ShouldBeEmpty();
        (await store.Outbox.RowsAsync(workspace, Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_that_revise_what_they_have_read_at_once_one_does()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var done = await Task.WhenAll(Enumerable.Range(1, 20).Select(day => Task.Run(() => store.Changes.ChangeWorkspaceAsync(
            workspace,
            draft => draft.History.Latest is null && draft.Revise(Some.Agreement(), Some.Day(1, day), Noon).Number == 1,
            Never))));

        done.Count(isFirst => isFirst).ShouldBe(1);
        (await store.Agreements.HistoryAsync(workspace, Never)).Revisions.Count.ShouldBe(1);
    }

    private static Task<string> ChangeAsync(OpenChannels store, WorkspaceId workspace) =>
        store.Changes.ChangeWorkspaceAsync(workspace, draft => Change(draft, workspace), Never);

    private static string Change(IWorkspaceDraft draft, WorkspaceId workspace)
    {
        _ = draft.Revise(Some.Agreement(), Some.Day(2, 1), Noon);
        draft.SetMembers([.. draft.Members, Wei]);
        draft.Put(SomePosts.Entry("a", "one"));
        draft.TryAdd(SomePosts.Row(workspace, "a")).ShouldBeTrue();
        return $"{draft.History.Revisions.Count} revisions, {draft.Members.Count} members";
    }
}
