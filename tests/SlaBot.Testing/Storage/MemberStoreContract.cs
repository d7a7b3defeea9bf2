using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class MemberStoreContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1);

    [Fact]
    public async Task Members_come_back_as_they_were_in_the_order_of_their_ids()
    {
        const string data = nameof(Members_come_back_as_they_were_in_the_order_of_their_ids);
        var workspace = NewWorkspace();
        Member[] members =
        [
            new(Id("t", "b"), null),
            new(Id("s", "c"), "Wei 王") { Email = "wei@harbour.example", IsAdmin = true, MayLog = true, SignsFor = [new("marketing"), new("sales")], AskedForAccessAt = Noon },
            new(new(Platform.Slack, "t", "a"), ""),
        ];
        await using (var store = await OpenAsync(data))
        {
            await store.Members.ChangeMembersAsync(workspace, _ => members, Never);
        }

        await using var again = await OpenAsync(data);
        var all = await again.Members.MembersAsync(workspace, Never);
        all.Select(member => member.Person.Id).ShouldBe(["c", "b", "a"]);
        all[0].IsSameAs(members[1]).ShouldBeTrue();
        all[1].IsSameAs(members[0]).ShouldBeTrue();
        (await again.Members.FindMemberAsync(workspace, Id("s", "c"), Never))!.SignsFor.ShouldBe([new PartyId("marketing"), new PartyId("sales")]);
        (await again.Members.FindMemberAsync(workspace, Id("t", "c"), Never)).ShouldBeNull();
        (await again.Members.FindMemberAsync(workspace, new(Platform.Slack, "s", "c"), Never)).ShouldBeNull();
        (await again.Members.MembersAsync(NewWorkspace(), Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_of_many_becomes_the_one_admin()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => store.Members.ChangeMembersAsync(
            workspace, members => [.. members, new(Id("t", $"{i}"), null) { IsAdmin = !members.Any(member => member.IsAdmin) }], Never))));

        var all = await store.Members.MembersAsync(workspace, Never);
        all.Count.ShouldBe(50);
        all.Count(member => member.IsAdmin).ShouldBe(1);
    }

    [Fact]
    public async Task Members_leave_and_change_without_touching_the_others()
    {
        const string data = nameof(Members_leave_and_change_without_touching_the_others);
        var workspace = NewWorkspace();
        await using (var store = await OpenAsync(data))
        {
            await store.Members.ChangeMembersAsync(workspace, _ => [.. Enumerable.Range(0, 5).Select(i => new Member(Id("t", $"{i}"), $"{i}"))], Never);
            await store.Members.ChangeMembersAsync(workspace, members => [.. members.Skip(1).Select(member => member.Name == "3" ? member with { MayLog = true } : member)], Never);
        }

        await using var again = await OpenAsync(data);
        (await again.Members.MembersAsync(workspace, Never)).Select(member => $"{member.Name} {member.MayLog}").ShouldBe(["1 False", "2 False", "3 True", "4 False"]);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_gives_back_the_same_members()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();
        await store.Members.ChangeMembersAsync(workspace, _ => [new(Id("t", "a"), null) { SignsFor = [new("sales")] }], Never);
        var before = await store.Members.MembersAsync(workspace, Never);

        var after = await store.Members.ChangeMembersAsync(workspace, members => [.. members.Select(member => member with { SignsFor = [.. member.SignsFor] })], Never);

        after.Single().IsSameAs(before.Single()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_a_member_twice_and_what_a_change_throws_is_the_callers_own()
    {
        await using var store = await OpenAsync();
        var workspace = NewWorkspace();

        await Should.ThrowAsync<ArgumentException>(async () => await store.Members.ChangeMembersAsync(workspace, _ => [new(Id("t", "a"), "1"), new(Id("t", "a"), "2")], Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Members.ChangeMembersAsync(workspace, _ => [new(Id("t", ""), null)], Never));
        await Should.ThrowAsync<NotSupportedException>(async () => await store.Members.ChangeMembersAsync(workspace, _ => throw new NotSupportedException("no"), Never));

        (await store.Members.MembersAsync(workspace, Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_person_is_kept_apart_from_all_others_in_every_workspace()
    {
        const string data = nameof(Every_person_is_kept_apart_from_all_others_in_every_workspace);
        WorkspaceId[] workspaces = [new("a"), new("a-"), new("a1")];
        Person[] people = [.. NaughtyIds.All.SelectMany(id => new[] { Id("t", id), Id(id, "t") }), Id("1:a", "b"), Id("1", ":ab"), Id("a", "bc"), Id("ab", "c")];
        Member[] members = [.. people.Distinct().Select(person => new Member(person, person.Id))];
        await using (var store = await OpenAsync(data))
        {
            await Task.WhenAll(workspaces.Select(workspace => store.Members.ChangeMembersAsync(workspace, _ => members, Never)));
            await store.RemoveAsync(workspaces[0]);
            (await store.Members.MembersAsync(workspaces[0], Never)).ShouldBeEmpty();
        }

        await using var again = await OpenAsync(data);
        (await again.Members.MembersAsync(workspaces[0], Never)).ShouldBeEmpty();
        foreach (var workspace in workspaces[1..])
        {
            (await again.Members.MembersAsync(workspace, Never)).Select(member => member.Person).ShouldBe(Member.InOrder(members).Select(member => member.Person));
        }
    }

    private static Person Id(string tenant, string id) => new(Platform.Teams, tenant, id);
}
