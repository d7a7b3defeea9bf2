using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class ConversationStoreContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1);

    [Fact]
    public async Task A_place_comes_back_as_it_was_with_everything_and_with_nothing()
    {
        const string data = nameof(A_place_comes_back_as_it_was_with_everything_and_with_nothing);
        var workspace = NewWorkspace();
        var (bare, full) = (Place(workspace, "bare"), Full(workspace, "full"));
        await using (var store = await OpenAsync(data))
        {
            (await PutAsync(store, bare)).ShouldBe(bare);
            (await PutAsync(store, full)).ShouldBe(full);
        }

        await using var again = await OpenAsync(data);
        (await again.Conversations.FindAsync(workspace, Platform.Teams, "bare", Never)).ShouldNotBeNull().IsSameAs(bare).ShouldBeTrue();
        (await again.Conversations.FindAsync(workspace, Platform.Slack, "full", Never)).ShouldNotBeNull().IsSameAs(full).ShouldBeTrue();
        (await again.Conversations.FindAsync(workspace, Platform.Teams, "full", Never)).ShouldBeNull();
        (await again.Conversations.ConversationsAsync(workspace, Never)).Select(place => place.Id).ShouldBe(["bare", "full"]);
        (await again.Conversations.ConversationsAsync(NewWorkspace(), Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_changes_and_is_forgotten()
    {
        const string data = nameof(A_place_changes_and_is_forgotten);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            await PutAsync(store, Place(workspace, "a"));
            await PutAsync(store, Place(workspace, "b"));
            var changed = await store.Conversations.ChangeAsync(workspace, Platform.Teams, "a", place => place! with { LeftAt = Noon }, Never);
            changed!.LeftAt.ShouldBe(Noon);
            (await store.Conversations.ChangeAsync(workspace, Platform.Teams, "b", _ => null, Never)).ShouldBeNull();
            (await store.Conversations.ChangeAsync(workspace, Platform.Teams, "never", place => place, Never)).ShouldBeNull();
            (await store.Conversations.FindAsync(workspace, Platform.Teams, "b", Never)).ShouldBeNull();
        }

        await using var again = await OpenAsync(data);
        (await again.Conversations.ConversationsAsync(workspace, Never)).ShouldHaveSingleItem().LeftAt.ShouldBe(Noon);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_gives_back_the_same_place()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await PutAsync(store, Full(workspace, "a"));
        var before = await store.Conversations.FindAsync(workspace, Platform.Slack, "a", Never);

        var after = await store.Conversations.ChangeAsync(workspace, Platform.Slack, "a", place => place! with { Posts = [.. place.Posts] }, Never);

        after.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task Changes_that_come_at_once_come_one_after_the_other()
    {
        await using var store = await OpenAsync();
        var (workspace, other) = (NewWorkspace(), NewWorkspace());
        await PutAsync(store, Place(workspace, "a") with { Name = "" });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => store.Conversations.ChangeAsync(
            i % 2 == 0 ? workspace : other, Platform.Teams, "a", place => (place ?? Place(other, "a")) with { Name = place?.Name + "x" }, Never))));

        (await store.Conversations.FindAsync(workspace, Platform.Teams, "a", Never))!.Name.ShouldBe(new('x', 100));
        (await store.Conversations.FindAsync(other, Platform.Teams, "a", Never))!.Name.ShouldBe(new('x', 100));
    }

    [Fact]
    public async Task One_welcome_is_earned_however_many_events_ask_for_it()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => store.Conversations.ChangeAsync(
            workspace, Platform.Teams, "a", place => (place ?? Place(workspace, "a")) is var known && known.WelcomedBy is null ? known with { WelcomedBy = $"event {i}" } : known, Never))));

        asked.Select(place => place!.WelcomedBy).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_change_throws_is_the_callers_own_and_its_neighbours_do_not_mind()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        var changes = Enumerable.Range(0, 30).Select(i => Task.Run(() => store.Conversations.ChangeAsync(
            workspace, Platform.Teams, $"{i}", _ => i % 10 == 3 ? throw new NotSupportedException("no") : Place(workspace, i % 10 == 7 ? "elsewhere" : $"{i}"), Never))).ToList();

        var failures = await Task.WhenAll(changes.Select(change => Record.ExceptionAsync(() => change).AsTask()));
        failures.Select(failure => failure?.GetType()).ShouldBe(Enumerable.Range(0, 30).Select(i =>
            i % 10 == 3 ? typeof(NotSupportedException) : i % 10 == 7 ? typeof(ArgumentException) : null));
        (await store.Conversations.ConversationsAsync(workspace, Never)).Count.ShouldBe(24);
    }

    [Fact]
    public async Task Every_id_is_kept_apart_from_all_others_in_every_workspace()
    {
        const string data = nameof(Every_id_is_kept_apart_from_all_others_in_every_workspace);
        WorkspaceId[] workspaces = [new("a"), new("a-"), new("a1")];
        await using (var store = await OpenAsync(data))
        {
            await Task.WhenAll(workspaces.SelectMany(workspace => NaughtyIds.All.Select(id => PutAsync(store, Place(workspace, id) with { Name = $"{workspace} {id}" }))));
            await store.RemoveAsync(workspaces[0]);
            (await store.Conversations.FindAsync(workspaces[0], Platform.Teams, "a", Never)).ShouldBeNull();
        }

        await using var again = await OpenAsync(data);
        (await again.Conversations.ConversationsAsync(workspaces[0], Never)).ShouldBeEmpty();
        foreach (var workspace in workspaces[1..])
        {
            (await again.Conversations.ConversationsAsync(workspace, Never)).Select(place => (place.Id, place.Name))
                .ShouldBe(NaughtyIds.All.Order(StringComparer.Ordinal).Select(id => (id, (string?)$"{workspace} {id}")));
        }

        await Should.ThrowAsync<ArgumentException>(async () => await PutAsync(again, Place(workspaces[0], "half \ud83d")));
    }

    private static ChannelConversation Place(WorkspaceId workspace, string id) =>
        new(workspace, Platform.Teams, id, ConversationScope.Personal) { Tenant = "t-1", Reference = "{}" };

    private static ChannelConversation Full(WorkspaceId workspace, string id) => new(workspace, Platform.Slack, id, ConversationScope.Channel)
    {
        Tenant = "t-1",
        Reference = """{"conversation":{"id":"19:abc"}}""",
        Name = "業務 & Marketing",
        Team = "",
        Language = "zh-Hant",
        InstalledBy = new(Platform.Slack, "t-2", "U1"),
        Posts = [PostingKind.Scorecards, PostingKind.Wins],
        WelcomedBy = "conversationUpdate:1",
        SeenAt = Noon,
        LeftAt = Noon + Duration.FromDays(1),
    };

    private static Task<ChannelConversation?> PutAsync(OpenChannels store, ChannelConversation place) =>
        store.Conversations.ChangeAsync(place.Workspace, place.Platform, place.Id, _ => place, Never);
}
