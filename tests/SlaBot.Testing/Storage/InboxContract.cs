using System.Globalization;
using System.Text;
using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class InboxContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1_234_567);

    [Fact]
    public async Task A_second_delivery_is_known_by_its_key_whatever_else_it_says()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        (await store.Inbox.AcceptAsync(Event(workspace, "a"), Never)).ShouldBeTrue();
        (await store.Inbox.AcceptAsync(Event(workspace, "a") with { Lane = "other", Body = new byte[] { 1 }, Platform = Platform.Slack }, Never)).ShouldBeFalse();
        (await store.Inbox.AcceptAsync(Event(workspace, "A"), Never)).ShouldBeTrue();

        await store.Inbox.FinishAsync(workspace, "a", InboundState.Done, Never);
        (await store.Inbox.AcceptAsync(Event(workspace, "a"), Never)).ShouldBeFalse();
        (await Unfinished(store, workspace)).ShouldBe(["A Accepted"]);
    }

    [Fact]
    public async Task Of_fifty_deliveries_at_once_exactly_one_is_new()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => store.Inbox.AcceptAsync(Event(workspace, $"{i % 10}"), Never))));

        answers.Count(isNew => isNew).ShouldBe(10);
        (await Unfinished(store, workspace)).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i} Accepted"));
    }

    [Fact]
    public async Task What_was_not_finished_comes_back_in_the_order_of_acceptance_as_it_came()
    {
        const string data = nameof(What_was_not_finished_comes_back_in_the_order_of_acceptance_as_it_came);
        WorkspaceId[] workspaces = [NewWorkspace(), NewWorkspace()];
        InboundEvent[] events = [.. Enumerable.Range(0, 40).Select(i => Event(workspaces[i % 2], $"k{i * 7 % 40}") with { Lane = $"lane {i % 3}", Platform = i % 2 == 0 ? Platform.Teams : Platform.Slack })];
        await using (var store = await OpenAsync(data))
        {
            foreach (var one in events)
            {
                await store.Inbox.AcceptAsync(one, Never);
            }

            await store.Inbox.BeginSendingAsync(events[3].Workspace, events[3].Key, Never);
            await store.Inbox.FinishAsync(events[0].Workspace, events[0].Key, InboundState.Done, Never);
            await CheckAsync(store);
        }

        await using var again = await OpenAsync(data);
        await CheckAsync(again);
        (await again.Inbox.AcceptAsync(events[0], Never)).ShouldBeFalse();

        async Task CheckAsync(OpenChannels store)
        {
            var unfinished = await store.Inbox.UnfinishedAsync(Never);
            unfinished.Select(one => one.Event with { Body = default }).ShouldBe(events[1..].Select(one => one with { Body = default }));
            unfinished.Select(one => Encoding.UTF8.GetString(one.Event.Body.Span)).ShouldBe(events[1..].Select(one => Encoding.UTF8.GetString(one.Body.Span)));
            unfinished.Select(one => one.State).ShouldBe(events[1..].Select(one => one == events[3] ? InboundState.Sending : InboundState.Accepted));
        }
    }

    [Fact]
    public async Task The_first_end_stands_and_what_is_not_known_has_none()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        var before = await store.Inbox.TallyAsync(Never);
        foreach (var key in new[] { "uncertain", "dead", "done" })
        {
            await store.Inbox.AcceptAsync(Event(workspace, key), Never);
        }

        await store.Inbox.FinishAsync(workspace, "uncertain", InboundState.Uncertain, Never);
        await store.Inbox.FinishAsync(workspace, "uncertain", InboundState.Done, Never);
        await store.Inbox.FinishAsync(workspace, "dead", InboundState.Dead, Never);
        await store.Inbox.FinishAsync(workspace, "done", InboundState.Done, Never);
        await store.Inbox.FinishAsync(workspace, "done", InboundState.Dead, Never);
        await store.Inbox.FinishAsync(workspace, "never came", InboundState.Dead, Never);

        (await store.Inbox.TallyAsync(Never)).ShouldBe(before + new InboxTally(1, 1));
        (await store.Inbox.AcceptAsync(Event(workspace, "never came"), Never)).ShouldBeTrue();
        await Should.ThrowAsync<ArgumentException>(async () => await store.Inbox.FinishAsync(workspace, "never came", InboundState.Sending, Never));
    }

    [Fact]
    public async Task Nothing_is_sent_for_an_event_that_is_not_open_and_its_neighbours_do_not_mind()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        for (var i = 0; i < 20; i++)
        {
            await store.Inbox.AcceptAsync(Event(workspace, $"{i}"), Never);
        }

        await store.Inbox.FinishAsync(workspace, "7", InboundState.Done, Never);
        var sendings = Enumerable.Range(0, 21).Select(i => Task.Run(() => store.Inbox.BeginSendingAsync(workspace, $"{i}", Never))).ToList();

        await Should.ThrowAsync<ArgumentException>(sendings[7]);
        await Should.ThrowAsync<ArgumentException>(sendings[20]);
        await Task.WhenAll(sendings.Where((_, i) => i is not (7 or 20)));
        await store.Inbox.BeginSendingAsync(workspace, "1", Never);
        (await Unfinished(store, workspace)).ShouldAllBe(line => line.EndsWith(" Sending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_key_is_kept_apart_from_all_others_and_comes_back_as_it_was()
    {
        const string data = nameof(Every_key_is_kept_apart_from_all_others_and_comes_back_as_it_was);
        var workspace = NewWorkspace();
        var keys = NaughtyIds.All;
        await using (var store = await OpenAsync(data))
        {
            (await Task.WhenAll(keys.Select(key => store.Inbox.AcceptAsync(Event(workspace, key) with { Lane = key }, Never)))).ShouldAllBe(isNew => isNew);
        }

        await using var again = await OpenAsync(data);
        (await Task.WhenAll(keys.Select(key => again.Inbox.AcceptAsync(Event(workspace, key), Never)))).ShouldAllBe(isNew => !isNew);
        (await again.Inbox.UnfinishedAsync(Never)).Select(one => (one.Event.Key, one.Event.Lane)).ShouldBe(keys.Select(key => (key, key)));
    }

    [Fact]
    public async Task What_could_not_come_back_as_it_was_is_refused()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        foreach (var text in new[] { "", "half \ud83d", "half \ude00 again", new('x', 1_001) })
        {
            await Should.ThrowAsync<ArgumentException>(async () => await store.Inbox.AcceptAsync(Event(workspace, text), Never));
            await Should.ThrowAsync<ArgumentException>(async () => await store.Inbox.AcceptAsync(Event(workspace, "k") with { Lane = text }, Never));
        }

        await Should.ThrowAsync<ArgumentException>(async () => await store.Inbox.AcceptAsync(Event(workspace, "k") with { Body = new byte[(4 << 20) + 1] }, Never));
        (await store.Inbox.AcceptAsync(Event(workspace, "k") with { Body = new byte[1 << 20] }, Never)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_is_the_one_that_was_handed_over_even_if_its_buffer_is_used_again()
    {
        await using var store = await OpenAsync();
        var (workspace, buffer) = (NewWorkspace(), "first"u8.ToArray());

        var accepting = store.Inbox.AcceptAsync(Event(workspace, "a") with { Body = buffer }, Never);
        Array.Clear(buffer);
        await accepting;

        Encoding.UTF8.GetString((await store.Inbox.UnfinishedAsync(Never)).Single(one => one.Event.Workspace == workspace).Event.Body.Span).ShouldBe("first");
    }

    [Fact]
    public async Task Keys_are_forgotten_when_they_ended_long_ago_and_unfinished_events_never()
    {
        const string data = nameof(Keys_are_forgotten_when_they_ended_long_ago_and_unfinished_events_never);
        var (workspace, start) = (NewWorkspace(), Time.Now);
        await using (var store = await OpenAsync(data))
        {
            await store.Inbox.AcceptAsync(Event(workspace, "open"), Never);
            await ThroughAsync(store, workspace, "old", InboundState.Dead);
            Time.Now = start + Duration.FromDays(5);
            await ThroughAsync(store, workspace, "young", InboundState.Uncertain);

            await store.Inbox.ForgetAsync(start, Never);
            (await store.Inbox.AcceptAsync(Event(workspace, "old"), Never)).ShouldBeFalse();
            Time.Now = start + Duration.FromDays(8);
            await store.Inbox.ForgetAsync(Time.Now - IInbox.Remembered, Never);
        }

        await using var again = await OpenAsync(data);
        (await again.Inbox.TallyAsync(Never)).ShouldBe(new(1, 0));
        (await again.Inbox.AcceptAsync(Event(workspace, "old"), Never)).ShouldBeTrue();
        (await again.Inbox.AcceptAsync(Event(workspace, "young"), Never)).ShouldBeFalse();
        (await Unfinished(again, workspace)).ShouldBe(["open Accepted", "old Accepted"]);
    }

    [Fact]
    public async Task However_many_pass_through_the_open_ones_keep_their_order_and_no_key_is_lost()
    {
        const string data = nameof(However_many_pass_through_the_open_ones_keep_their_order_and_no_key_is_lost);
        const int waves = 130, each = 10;
        WorkspaceId[] workspaces = [NewWorkspace(), NewWorkspace()];
        await using (var store = await OpenAsync(data))
        {
            for (var wave = 0; wave < waves; wave++)
            {
                var workspace = Of(wave);
                await store.Inbox.AcceptAsync(Event(workspace, $"open {wave}"), Never);
                if (wave % 3 == 0)
                {
                    await store.Inbox.BeginSendingAsync(workspace, $"open {wave}", Never);
                }

                await Task.WhenAll(Enumerable.Range(0, each).Select(i => ThroughAsync(store, workspace, $"through {wave} {i}", i == 0 ? InboundState.Uncertain : InboundState.Done)));
            }

            await CheckAsync(store);
        }

        await using var again = await OpenAsync(data);
        await CheckAsync(again);
        (await again.Inbox.AcceptAsync(Event(workspaces[0], "new"), Never)).ShouldBeTrue();

        WorkspaceId Of(int wave) => workspaces[wave % 5 == 0 ? 1 : 0];

        async Task CheckAsync(OpenChannels store)
        {
            (await store.Inbox.UnfinishedAsync(Never)).Select(one => $"{one.Event.Key} {one.State}")
                .ShouldBe(Enumerable.Range(0, waves).Select(wave => $"open {wave} {(wave % 3 == 0 ? InboundState.Sending : InboundState.Accepted)}"));
            (await store.Inbox.TallyAsync(Never)).ShouldBe(new(waves, 0));
            var known = await Task.WhenAll(Enumerable.Range(0, waves).SelectMany(wave => Enumerable.Range(0, each).Select(i => store.Inbox.AcceptAsync(Event(Of(wave), $"through {wave} {i}"), Never))));
            known.ShouldAllBe(isNew => !isNew);
        }
    }

    [Fact]
    public async Task Workspaces_with_the_same_keys_do_not_know_of_each_other()
    {
        await using var store = await OpenAsync();
        var random = new Random(7);
        WorkspaceId[] workspaces = [NewWorkspace(), NewWorkspace(), NewWorkspace()];
        var alone = workspaces.ToDictionary(workspace => workspace, _ => new InMemoryInbox(Time));

        await Task.WhenAll(workspaces.Select(workspace => ActAsync(workspace, new(random.Next()))));

        foreach (var workspace in workspaces)
        {
            var expected = (await alone[workspace].UnfinishedAsync(Never)).Select(one => $"{one.Event.Key} {one.State}");
            (await Unfinished(store, workspace)).ShouldBe(expected);
        }

        async Task ActAsync(WorkspaceId workspace, Random dice)
        {
            for (var i = 0; i < 400; i++)
            {
                var key = dice.Next(60).ToString(CultureInfo.InvariantCulture);
                switch (dice.Next(4))
                {
                    case 0 or 1:
                        (await store.Inbox.AcceptAsync(Event(workspace, key), Never)).ShouldBe(await alone[workspace].AcceptAsync(Event(workspace, key), Never));
                        break;
                    case 2:
                        var sending = await Record.ExceptionAsync(() => store.Inbox.BeginSendingAsync(workspace, key, Never));
                        (sending is null).ShouldBe(await Record.ExceptionAsync(() => alone[workspace].BeginSendingAsync(workspace, key, Never)) is null);
                        break;
                    default:
                        var finishing = store.Inbox.FinishAsync(workspace, key, InboundState.Done, Never);
                        await alone[workspace].FinishAsync(workspace, key, InboundState.Done, Never);
                        await (dice.Next(10) == 0 ? finishing : Task.CompletedTask);
                        break;
                }
            }
        }
    }

    [Fact]
    public async Task A_removed_workspace_is_forgotten_and_nothing_more_is_sent_for_it()
    {
        const string data = nameof(A_removed_workspace_is_forgotten_and_nothing_more_is_sent_for_it);
        var (workspace, neighbour) = (new WorkspaceId("a"), new WorkspaceId("a-"));
        await using (var store = await OpenAsync(data))
        {
            foreach (var one in new[] { workspace, neighbour })
            {
                await store.Inbox.AcceptAsync(Event(one, "open"), Never);
                await ThroughAsync(store, one, "dead", InboundState.Dead);
            }

            await store.RemoveAsync(workspace);
            await Should.ThrowAsync<ArgumentException>(async () => await store.Inbox.BeginSendingAsync(workspace, "open", Never));
            await store.Inbox.FinishAsync(workspace, "open", InboundState.Uncertain, Never);
        }

        await using var again = await OpenAsync(data);
        (await again.Inbox.UnfinishedAsync(Never)).Select(one => one.Event.Workspace).ShouldBe([neighbour]);
        (await again.Inbox.TallyAsync(Never)).ShouldBe(new(0, 1));
        (await again.Inbox.AcceptAsync(Event(workspace, "dead"), Never)).ShouldBeTrue();
        (await again.Inbox.AcceptAsync(Event(neighbour, "dead"), Never)).ShouldBeFalse();
    }

    private static InboundEvent Event(WorkspaceId workspace, string key) =>
        new(workspace, Platform.Teams, key, "lane", Noon, Encoding.UTF8.GetBytes($"{{\"body\":\"of {key}\"}}"));

    private static async Task ThroughAsync(OpenChannels store, WorkspaceId workspace, string key, InboundState end)
    {
        (await store.Inbox.AcceptAsync(Event(workspace, key), Never)).ShouldBeTrue();
        await store.Inbox.BeginSendingAsync(workspace, key, Never);
        await store.Inbox.FinishAsync(workspace, key, end, Never);
    }

    private static async Task<IEnumerable<string>> Unfinished(OpenChannels store, WorkspaceId workspace) =>
        (await store.Inbox.UnfinishedAsync(Never)).Where(one => one.Event.Workspace == workspace).Select(one => $"{one.Event.Key} {one.State}");
}
