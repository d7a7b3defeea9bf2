using System.Globalization;
using System.Text;
using Shouldly;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class BookStoreContract : ChannelStoreContract
{
    [Fact]
    public async Task Entries_come_back_as_they_were_each_in_its_book_and_in_the_order_of_their_ids()
    {
        const string data = nameof(Entries_come_back_as_they_were_each_in_its_book_and_in_the_order_of_their_ids);
        var (workspace, other) = (NewWorkspace(), NewWorkspace());
        await using (var store = await OpenAsync(data))
        {
            await PutAsync(store, workspace, SomePosts.Entry("b", "two"), SomePosts.Entry("a", "one"), SomePosts.Entry("B", "upper"), SomePosts.Entry("a", "card", "scorecards"));
            await PutAsync(store, other, SomePosts.Entry("a", "elsewhere"));
            await CheckAsync(store);
        }

        await using var again = await OpenAsync(data);
        await CheckAsync(again);

        async Task CheckAsync(OpenChannels store)
        {
            (await LinesAsync(store, workspace)).ShouldBe(["B upper", "a one", "b two"]);
            (await LinesAsync(store, workspace, "scorecards")).ShouldBe(["a card"]);
            (await LinesAsync(store, other)).ShouldBe(["a elsewhere"]);
            (await store.Books.FindEntryAsync(workspace, "wins", "A", Never)).ShouldBeNull();
            (await store.Books.FindEntryAsync(workspace, "recaps", "a", Never)).ShouldBeNull();
            Says((await store.Books.FindEntryAsync(workspace, "wins", "a", Never))!).ShouldBe("one");
        }
    }

    [Fact]
    public async Task A_change_sees_what_it_wrote_and_the_answer_is_the_callers()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await PutAsync(store, workspace, SomePosts.Entry("a", "one"), SomePosts.Entry("b", "two"));

        var seen = await store.Books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                draft.Remove("wins", "a");
                draft.Remove("wins", "never there");
                draft.Put(SomePosts.Entry("c", "three"));
                draft.TryAdd(SomePosts.Row(workspace, "c")).ShouldBeTrue();
                draft.TryAdd(SomePosts.Row(workspace, "c")).ShouldBeFalse();
                draft.FindRow(SomePosts.Key("other")).ShouldBeNull();
                return $"{draft.Find("wins", "a") is null} {string.Join(",", draft.All("wins").Select(Says))} {draft.FindRow(SomePosts.Key("c"))!.Number}";
            },
            Never);

        seen.ShouldBe("True two,three 1");
        (await LinesAsync(store, workspace)).ShouldBe(["b two", "c three"]);
    }

    [Fact]
    public async Task A_change_that_throws_changes_neither_books_nor_outbox_and_its_neighbours_do_not_mind()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var changes = Enumerable.Range(0, 30).Select(number => Task.Run(() => store.Books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                var id = number.ToString("D2", CultureInfo.InvariantCulture);
                draft.Put(SomePosts.Entry(id, id));
                _ = draft.TryAdd(SomePosts.Row(workspace, id));
                return number % 3 == 0 ? throw new InvalidTimeZoneException(id) : number;
            },
            Never))).ToList();

        foreach (var (change, number) in changes.Select((change, number) => (change, number)))
        {
            if (number % 3 == 0)
            {
                (await Should.ThrowAsync<InvalidTimeZoneException>(change)).Message.ShouldBe(number.ToString("D2", CultureInfo.InvariantCulture));
            }
            else
            {
                (await change).ShouldBe(number);
            }
        }

        var whole = Enumerable.Range(0, 30).Where(number => number % 3 != 0).Select(number => number.ToString("D2", CultureInfo.InvariantCulture)).ToList();
        (await store.Books.EntriesAsync(workspace, "wins", Never)).Select(entry => entry.Id).ShouldBe(whole);
        var rows = await store.Outbox.RowsAsync(workspace, Never);
        rows.Select(row => row.Key.Subject).Order(StringComparer.Ordinal).ShouldBe(whole);
        rows.Select(row => row.Number).ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task Of_fifty_that_decide_the_same_at_once_exactly_one_row_follows_even_after_it_ended()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        (await DecideAsync()).ShouldBe(1);
        var taken = (await store.Outbox.TakeAsync(SomePosts.Noon, NodaTime.Duration.FromMinutes(2), 10, Never)).ShouldHaveSingleItem();
        (await DecideAsync()).ShouldBe(0);
        (await store.Outbox.EndAsync(taken, new OutboxEnd.Dead(SomePosts.Noon, "refused"), Never)).ShouldBeTrue();
        (await DecideAsync()).ShouldBe(0);
        (await store.Outbox.RowsAsync(workspace, Never)).Count.ShouldBe(1);

        async Task<int> DecideAsync() => (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            store.Books.ChangeBooksAsync(workspace, draft => draft.TryAdd(SomePosts.Row(workspace, "deal-1")), Never))))).Count(isNew => isNew);
    }

    [Fact]
    public async Task It_is_told_when_there_are_more_rows()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Books.RowsAdded += (_, _) => told.TrySetResult();

        await PutAsync(store, workspace, SomePosts.Entry("a", "one"));
        told.Task.IsCompleted.ShouldBeFalse();
        _ = await store.Books.ChangeBooksAsync(workspace, draft => draft.TryAdd(SomePosts.Row(workspace, "a")), Never);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Never);
    }

    [Fact]
    public async Task Every_id_is_kept_apart_from_all_others_and_comes_back_as_it_was()
    {
        const string data = nameof(Every_id_is_kept_apart_from_all_others_and_comes_back_as_it_was);
        var workspace = NewWorkspace();
        var ids = NaughtyIds.All;
        await using (var store = await OpenAsync(data))
        {
            await PutAsync(store, workspace, [.. ids.Select((id, number) => SomePosts.Entry(id, $"{number}"))]);
            (await store.Books.ChangeBooksAsync(
                workspace, draft => ids.Count(id => draft.TryAdd(SomePosts.Row(workspace, id))) + ids.Count(id => draft.TryAdd(SomePosts.Row(workspace, "s", id))), Never)).ShouldBe(2 * ids.Count);
        }

        await using var again = await OpenAsync(data);
        (await LinesAsync(again, workspace)).ShouldBe(ids.Select((id, number) => (id, number)).OrderBy(one => one.id, StringComparer.Ordinal).Select(one => $"{one.id} {one.number}"));
        (await again.Outbox.RowsAsync(workspace, Never)).Select(row => row.Key).ShouldBe([.. ids.Select(id => SomePosts.Key(id)), .. ids.Select(id => SomePosts.Key("s", id))]);
        foreach (var id in ids)
        {
            (await again.Outbox.FindRowAsync(workspace, SomePosts.Key(id), Never))!.Key.Subject.ShouldBe(id);
        }
    }

    [Fact]
    public async Task What_could_not_come_back_as_it_was_is_refused_whole()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        foreach (var text in new[] { "", "half \ud83d", "half \ude00 again", new('x', 1_001) })
        {
            await RefusedAsync(draft => draft.Put(SomePosts.Entry(text, "one")));
            await RefusedAsync(draft => draft.Put(SomePosts.Entry("a", "one", text)));
            await RefusedAsync(draft => draft.TryAdd(SomePosts.Row(workspace, text)));
            await RefusedAsync(draft => draft.TryAdd(SomePosts.Row(workspace, "a", text)));
        }

        await RefusedAsync(draft => draft.Put(SomePosts.Entry("a", "one", "no\u001fname")));
        await RefusedAsync(draft => draft.Put(new("wins", "a", Array.Empty<byte>())));
        await RefusedAsync(draft => draft.Put(new("wins", "a", new byte[(4 << 20) + 1])));
        await RefusedAsync(draft => draft.TryAdd(SomePosts.Row(workspace, "a", version: new('1', 201))));
        await RefusedAsync(draft => draft.TryAdd(SomePosts.Row(NewWorkspace(), "a")));
        await RefusedAsync(draft => draft.TryAdd(SomePosts.Row(workspace, "a") with { State = OutboxState.Sent }));
        (await store.Outbox.RowsAsync(workspace, Never)).ShouldBeEmpty();
        (await LinesAsync(store, workspace)).ShouldBeEmpty();

        Task RefusedAsync(Action<IBookDraft> change) => Should.ThrowAsync<ArgumentException>(async () => await store.Books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                draft.Put(SomePosts.Entry("before", "it"));
                _ = draft.TryAdd(SomePosts.Row(workspace, "before"));
                change(draft);
                return true;
            },
            Never));
    }

    [Fact]
    public async Task An_entry_is_the_one_that_was_handed_over_even_if_its_buffer_is_used_again()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var buffer = Encoding.UTF8.GetBytes("{\"says\":\"one\"}");
        await PutAsync(store, workspace, new BookEntry("wins", "a", buffer));

        Array.Clear(buffer);

        (await LinesAsync(store, workspace)).ShouldBe(["a one"]);
    }

    [Fact]
    public async Task A_removed_workspace_has_no_books_and_nothing_more_is_posted_for_it()
    {
        const string data = nameof(A_removed_workspace_has_no_books_and_nothing_more_is_posted_for_it);
        var (workspace, neighbour) = (new WorkspaceId("a"), new WorkspaceId("a-"));
        await using (var store = await OpenAsync(data))
        {
            foreach (var one in new[] { workspace, neighbour })
            {
                await PutAsync(store, one, SomePosts.Entry("a", "one"));
                _ = await store.Books.ChangeBooksAsync(one, draft => draft.TryAdd(SomePosts.Row(one, "a")), Never);
            }

            await store.RemoveAsync(workspace);
            await CheckAsync(store);
        }

        await using var again = await OpenAsync(data);
        await CheckAsync(again);
        (await again.Books.ChangeBooksAsync(workspace, draft => draft.TryAdd(SomePosts.Row(workspace, "a")), Never)).ShouldBeTrue();
        (await again.Books.ChangeBooksAsync(neighbour, draft => draft.TryAdd(SomePosts.Row(neighbour, "a")), Never)).ShouldBeFalse();

        async Task CheckAsync(OpenChannels store)
        {
            (await LinesAsync(store, workspace)).ShouldBeEmpty();
            (await store.Outbox.RowsAsync(workspace, Never)).ShouldBeEmpty();
            (await LinesAsync(store, neighbour)).ShouldBe(["a one"]);
            (await store.Outbox.OutboxTallyAsync(Never)).Ready.ShouldBe(1);
        }
    }

    private static Task PutAsync(OpenChannels store, WorkspaceId workspace, params BookEntry[] entries) => store.Books.ChangeBooksAsync(
        workspace,
        draft =>
        {
            foreach (var entry in entries)
            {
                draft.Put(entry);
            }

            return true;
        },
        Never);

    private static string Says(BookEntry entry) => Encoding.UTF8.GetString(entry.Json.Span)[9..^2];

    private static async Task<IEnumerable<string>> LinesAsync(OpenChannels store, WorkspaceId workspace, string book = "wins") =>
        (await store.Books.EntriesAsync(workspace, book, Never)).Select(entry => $"{entry.Id} {Says(entry)}");
}
