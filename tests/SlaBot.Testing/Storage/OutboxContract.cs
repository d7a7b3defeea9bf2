using NodaTime;
using Shouldly;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class OutboxContract : ChannelStoreContract
{
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly Instant Noon = SomePosts.Noon;

    [Fact]
    public async Task A_row_comes_back_as_it_was_added_taken_and_ended()
    {
        const string data = nameof(A_row_comes_back_as_it_was_added_taken_and_ended);
        var workspace = NewWorkspace();
        var added = SomePosts.Row(workspace, "deal-1", kind: PostKind.Scorecard, version: "2") with { NotAfter = Noon + Duration.FromDays(1) };
        await using (var store = await OpenAsync(data))
        {
            await AddAsync(store, added);
            (await store.Outbox.FindRowAsync(workspace, added.Key, Never)).ShouldBe(added with { Number = 1 });
            await TakeAsync(store);
        }

        var taken = added with { Number = 1, State = OutboxState.Sending, Tries = 1, Fence = 1, LeaseUntil = Noon + Lease };
        await using (var store = await OpenAsync(data))
        {
            (await store.Outbox.FindRowAsync(workspace, added.Key, Never)).ShouldBe(taken);
            (await store.Outbox.EndAsync(taken, new OutboxEnd.Sent(Noon, "1.2"), Never)).ShouldBeTrue();
        }

        await using var again = await OpenAsync(data);
        (await again.Outbox.FindRowAsync(workspace, added.Key, Never)).ShouldBe(taken with { State = OutboxState.Sent, LeaseUntil = null, MessageId = "1.2", EndedAt = Noon });
        (await again.Outbox.FindRowAsync(workspace, added.Key.First, Never)).ShouldBeNull();
        (await again.Outbox.FindRowAsync(NewWorkspace(), added.Key, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_place_one_row_leaves_at_a_time_in_the_order_in_which_they_were_added()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await AddAsync(store, [.. Enumerable.Range(0, 6).Select(i => SomePosts.Row(workspace, $"{9 - i}", i % 2 == 0 ? "C1" : "C2"))]);

        var order = new List<string>();
        while (await TakeAsync(store) is { Count: > 0 } taken)
        {
            order.Add(string.Join(" ", taken.Select(row => $"{row.Key.Target.Id}:{row.Key.Subject}")));
            (await TakeAsync(store)).ShouldBeEmpty();
            foreach (var row in taken)
            {
                await store.Outbox.EndAsync(row, new OutboxEnd.Sent(Noon, null), Never);
            }
        }

        order.ShouldBe(["C1:9 C2:8", "C1:7 C2:6", "C1:5 C2:4"]);
    }

    [Fact]
    public async Task A_row_that_is_put_off_holds_up_those_behind_it_and_one_whose_time_has_not_come_does_not()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var later = Noon + Duration.FromHours(1);
        await AddAsync(store, SomePosts.Row(workspace, "tomorrow") with { NotBefore = Noon + Duration.FromDays(1) }, SomePosts.Row(workspace, "first"), SomePosts.Row(workspace, "second"), SomePosts.Row(workspace, "aside", "C2"));

        var taken = await TakeAsync(store);
        taken.Select(row => row.Key.Subject).ShouldBe(["first", "aside"]);
        await store.Outbox.EndAsync(taken[0], new OutboxEnd.Later(Noon, later, "slow down"), Never);
        (await TakeAsync(store)).ShouldBeEmpty();
        (await store.Outbox.NextDueAsync(Never)).ShouldBe(later);
        (await store.Outbox.FindRowAsync(workspace, taken[0].Key, Never)).ShouldBe(
            taken[0] with { State = OutboxState.Ready, NotBefore = later, LeaseUntil = null, Reason = "slow down" });

        (await TakeAsync(store, later)).ShouldHaveSingleItem().ShouldBe(
            taken[0] with { NotBefore = later, Tries = 2, Fence = 2, LeaseUntil = later + Lease, Reason = "slow down" });
    }

    [Fact]
    public async Task The_next_row_is_due_when_its_time_comes_and_nothing_else_is_leaving_there()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        (await store.Outbox.NextDueAsync(Never)).ShouldBeNull();

        await AddAsync(store, SomePosts.Row(workspace, "late") with { NotBefore = Noon + Duration.FromDays(2) }, SomePosts.Row(workspace, "soon", "C2") with { NotBefore = Noon + Duration.FromDays(1) });
        (await store.Outbox.NextDueAsync(Never)).ShouldBe(Noon + Duration.FromDays(1));
        (await TakeAsync(store)).ShouldBeEmpty();
        await AddAsync(store, SomePosts.Row(workspace, "now"));
        (await store.Outbox.NextDueAsync(Never)).ShouldBe(Noon);

        _ = (await TakeAsync(store)).ShouldHaveSingleItem();
        (await store.Outbox.NextDueAsync(Never)).ShouldBe(Noon + Duration.FromDays(1));
    }

    [Fact]
    public async Task Workspaces_take_turns_and_none_waits_for_the_backlog_of_another()
    {
        await using var store = await OpenAsync();
        WorkspaceId[] workspaces = [.. Enumerable.Range(0, 4).Select(_ => NewWorkspace()).OrderBy(workspace => workspace.Value, StringComparer.Ordinal)];
        await AddAsync(store, [.. Enumerable.Range(0, 60).Select(i => SomePosts.Row(workspaces[0], "busy", $"C{i}"))]);
        foreach (var workspace in workspaces[1..])
        {
            await AddAsync(store, [.. Enumerable.Range(0, 3).Select(i => SomePosts.Row(workspace, "quiet", $"C{i}"))]);
        }

        var order = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            order.Add(Array.IndexOf(workspaces, (await TakeAsync(store, most: 1)).ShouldHaveSingleItem().Workspace));
        }

        order.ShouldBe([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
        (await TakeAsync(store, most: 16)).Select(row => row.Workspace).Distinct().ShouldBe([workspaces[0]]);
    }

    [Fact]
    public async Task A_late_end_is_refused_and_the_first_end_of_an_attempt_stands()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await AddAsync(store, SomePosts.Row(workspace, "a"));

        var first = (await TakeAsync(store)).ShouldHaveSingleItem();
        (await store.Outbox.EndAsync(first, new OutboxEnd.Later(Noon, Noon, "again"), Never)).ShouldBeTrue();
        (await store.Outbox.EndAsync(first, new OutboxEnd.Sent(Noon, "1"), Never)).ShouldBeFalse();
        var second = (await TakeAsync(store)).ShouldHaveSingleItem();
        second.Fence.ShouldNotBe(first.Fence);
        (await store.Outbox.EndAsync(first, new OutboxEnd.Sent(Noon, "1"), Never)).ShouldBeFalse();
        (await store.Outbox.EndAsync(second, new OutboxEnd.Dropped(Noon, "taken back"), Never)).ShouldBeTrue();
        (await store.Outbox.EndAsync(second, new OutboxEnd.Sent(Noon, "2"), Never)).ShouldBeFalse();
        (await store.Outbox.EndAsync(SomePosts.Row(workspace, "never added"), new OutboxEnd.Sent(Noon, "2"), Never)).ShouldBeFalse();
        var row = (await store.Outbox.RowsAsync(workspace, Never)).ShouldHaveSingleItem();
        (row.State, row.MessageId, row.Reason, row.EndedAt).ShouldBe((OutboxState.Dropped, null, "taken back", (Instant?)Noon));
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_once_more_at_most_and_only_where_it_is_worth_it()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await AddAsync(store, SomePosts.Row(workspace, "card", "C1", PostKind.Scorecard), SomePosts.Row(workspace, "win", "C2"));
        foreach (var row in await TakeAsync(store))
        {
            await store.Outbox.EndAsync(row, new OutboxEnd.Uncertain(Noon, "no answer", row.Key.Kind == PostKind.Scorecard), Never);
        }

        var repeat = (await TakeAsync(store)).ShouldHaveSingleItem();
        (repeat.Key, repeat.IsRepeat, repeat.Key.First).ShouldBe((SomePosts.Key("card", kind: PostKind.Scorecard).Repetition, true, SomePosts.Key("card", kind: PostKind.Scorecard)));
        await store.Outbox.EndAsync(repeat, new OutboxEnd.Uncertain(Noon, "no answer again", Repeats: true), Never);
        (await TakeAsync(store, Noon + Duration.FromDays(1))).ShouldBeEmpty();
        (await store.Outbox.OutboxTallyAsync(Never)).ShouldBe(new(0, 0, 0, Uncertain: 3, Repeated: 1, 0, 0));
        (await store.Outbox.RowsAsync(workspace, Never)).Select(row => $"{row.Key.Subject}{row.Key.Version} {row.Reason}").ShouldBe(["card no answer", "win no answer", "card/repeat no answer again"]);
    }

    [Fact]
    public async Task What_was_cut_short_before_anything_had_left_waits_again()
    {
        const string data = nameof(What_was_cut_short_before_anything_had_left_waits_again);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            await AddAsync(store, SomePosts.Row(workspace, "prepared"), SomePosts.Row(workspace, "left", "C2"));
            var taken = await TakeAsync(store);
            (await store.Outbox.BeginAsync(taken[1], Never)).ShouldBeTrue();
            (await store.Outbox.FindRowAsync(workspace, taken[1].Key, Never)).ShouldBe(taken[1] with { HasBegun = true });
        }

        await using var again = await OpenAsync(data);
        (await ReclaimAsync(again, Noon, isStart: true)).ShouldBe(2);
        (await again.Outbox.RowsAsync(workspace, Never)).Select(row => $"{row.Key.Subject} {row.State} {row.Reason}").ShouldBe(
            ["prepared Ready the attempt was cut short", "left Uncertain nobody tells how the attempt ended"]);
        var retaken = (await TakeAsync(again)).ShouldHaveSingleItem();
        (retaken.Key.Subject, retaken.Tries, retaken.Fence, retaken.HasBegun).ShouldBe(("prepared", 1, 2, false));
        (await again.Outbox.BeginAsync(retaken with { Fence = 1 }, Never)).ShouldBeFalse();
    }

    [Fact]
    public async Task At_the_start_every_attempt_that_had_begun_is_uncertain_and_later_those_whose_lease_is_over()
    {
        const string data = nameof(At_the_start_every_attempt_that_had_begun_is_uncertain_and_later_those_whose_lease_is_over);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            await AddAsync(
                store, SomePosts.Row(workspace, "card", "C1", PostKind.Scorecard), SomePosts.Row(workspace, "win", "C2"), SomePosts.Row(workspace, "changed", "C3", version: "1"), SomePosts.Row(workspace, "behind", "C2"));
            (await TakeAndBeginAsync(store)).Count.ShouldBe(3);
            (await ReclaimAsync(store, Noon, isStart: false)).ShouldBe(0);
        }

        await using (var store = await OpenAsync(data))
        {
            (await ReclaimAsync(store, Noon, isStart: true)).ShouldBe(3);
            (await ReclaimAsync(store, Noon, isStart: true)).ShouldBe(0);
            (await store.Outbox.RowsAsync(workspace, Never)).Select(row => $"{row.Key.Subject}{row.Key.Version} {row.State}").ShouldBe(
                ["card Uncertain", "win Uncertain", "changed1 Ready", "behind Ready", "card/repeat Ready"]);
            (await TakeAndBeginAsync(store)).Select(row => row.Key.Subject).ShouldBe(["changed", "behind", "card"]);
        }

        await using var again = await OpenAsync(data);
        (await ReclaimAsync(again, Noon + Lease - Duration.FromTicks(1), isStart: false)).ShouldBe(0);
        (await ReclaimAsync(again, Noon + Lease, isStart: false)).ShouldBe(3);
        (await again.Outbox.OutboxTallyAsync(Never)).ShouldBe(new(Ready: 1, 0, 0, Uncertain: 4, Repeated: 1, 0, 0));
    }

    [Fact]
    public async Task A_dead_row_is_sent_again_under_its_key_and_in_its_place()
    {
        const string data = nameof(A_dead_row_is_sent_again_under_its_key_and_in_its_place);
        var workspace = NewWorkspace();
        var late = Noon + Duration.FromDays(3);
        await using (var store = await OpenAsync(data))
        {
            await AddAsync(store, SomePosts.Row(workspace, "a") with { NotAfter = Noon + Duration.FromDays(1) }, SomePosts.Row(workspace, "b"));
            foreach (var end in new OutboxEnd[] { new OutboxEnd.Dead(Noon, "refused"), new OutboxEnd.Sent(Noon, "1") })
            {
                await store.Outbox.EndAsync((await TakeAsync(store)).ShouldHaveSingleItem(), end, Never);
            }

            (await store.Outbox.OutboxTallyAsync(Never)).ShouldBe(new(0, 0, Sent: 1, 0, 0, Dead: 1, 0));
            (await store.Outbox.ReplayAsync(workspace, SomePosts.Key("b"), late, Never)).ShouldBeFalse();
            (await store.Outbox.ReplayAsync(workspace, SomePosts.Key("c"), late, Never)).ShouldBeFalse();
            (await store.Outbox.ReplayAsync(workspace, SomePosts.Key("a"), late, Never)).ShouldBeTrue();
            (await store.Outbox.ReplayAsync(workspace, SomePosts.Key("a"), late, Never)).ShouldBeFalse();
        }

        await using var again = await OpenAsync(data);
        (await again.Outbox.OutboxTallyAsync(Never)).ShouldBe(new(Ready: 1, 0, Sent: 1, 0, 0, 0, 0));
        (await again.Outbox.NextDueAsync(Never)).ShouldBe(late);
        var taken = (await TakeAsync(again, late)).ShouldHaveSingleItem();
        (taken.Key, taken.Number, taken.Tries, taken.Fence, taken.NotAfter, taken.Reason, taken.EndedAt).ShouldBe((SomePosts.Key("a"), 1, 1, 2, null, null, null));
    }

    [Fact]
    public async Task An_end_that_could_not_come_back_as_it_was_is_refused()
    {
        await using var store = await OpenAsync();
        await AddAsync(store, SomePosts.Row(NewWorkspace(), "a"));
        var taken = (await TakeAsync(store)).ShouldHaveSingleItem();

        foreach (var text in new[] { "", "half \ud83d", new('x', 1_001) })
        {
            foreach (var end in new OutboxEnd[] { new OutboxEnd.Sent(Noon, text), new OutboxEnd.Later(Noon, Noon, text), new OutboxEnd.Uncertain(Noon, text, false), new OutboxEnd.Dead(Noon, text), new OutboxEnd.Dropped(Noon, text) })
            {
                await Should.ThrowAsync<ArgumentException>(async () => await store.Outbox.EndAsync(taken, end, Never));
            }
        }

        (await store.Outbox.EndAsync(taken, new OutboxEnd.Sent(Noon, null), Never)).ShouldBeTrue();
    }

    protected static Task AddAsync(OpenChannels store, params OutboxRow[] rows) => Task.WhenAll(rows.GroupBy(row => row.Workspace).Select(group => store.Books.ChangeBooksAsync(
        group.Key,
        draft => group.Count(draft.TryAdd),
        Never)));

    private static Task<IReadOnlyList<OutboxRow>> TakeAsync(OpenChannels store, Instant? now = null, int most = 100) => store.Outbox.TakeAsync(now ?? Noon, Lease, most, Never);

    private static async Task<IReadOnlyList<OutboxRow>> TakeAndBeginAsync(OpenChannels store)
    {
        var taken = await TakeAsync(store);
        foreach (var row in taken)
        {
            (await store.Outbox.BeginAsync(row, Never)).ShouldBeTrue();
        }

        return taken;
    }

    private static Task<int> ReclaimAsync(OpenChannels store, Instant now, bool isStart) => store.Outbox.ReclaimAsync(now, isStart, kind => kind == PostKind.Scorecard, Never);
}
