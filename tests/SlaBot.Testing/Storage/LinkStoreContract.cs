using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class LinkStoreContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1);
    private static readonly Person Jane = new(Platform.Slack, "T1", "U0JANE");

    [Fact]
    public async Task Links_come_back_as_they_were_and_are_found_by_their_tenants()
    {
        const string data = nameof(Links_come_back_as_they_were_and_are_found_by_their_tenants);
        WorkspaceLink[] links = [Link("T2"), Link("T1") with { By = Jane, At = Noon }, new(Platform.Teams, "T1", new("other")) { By = Jane }];
        await using (var store = await OpenAsync(data))
        {
            (await store.Links.ChangeLinksAsync(_ => links, Never)).ShouldBe([links[2], links[1], links[0]]);
        }

        await using var again = await OpenAsync(data);
        (await again.Links.LinksAsync(Never)).ShouldBe([links[2], links[1], links[0]]);
        (await again.Links.FindLinkAsync(Platform.Slack, "T1", Never)).ShouldBe(links[1]);
        (await again.Links.FindLinkAsync(Platform.Teams, "T1", Never)).ShouldBe(links[2]);
        (await again.Links.FindLinkAsync(Platform.Teams, "T2", Never)).ShouldBeNull();
        (await again.Links.FindLinkAsync(Platform.Slack, "t1", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_changed_and_taken_back_for_good()
    {
        const string data = nameof(A_link_is_changed_and_taken_back_for_good);
        await using (var store = await OpenAsync(data))
        {
            await store.Links.ChangeLinksAsync(_ => [Link("T1"), Link("T2"), Link("T3")], Never);
            await store.Links.ChangeLinksAsync(all => [.. all.Where(link => link.Tenant != "T1").Select(link => link.Tenant == "T2" ? link with { Workspace = new("other") } : link)], Never);
        }

        await using var again = await OpenAsync(data);
        (await again.Links.LinksAsync(Never)).Select(link => (link.Tenant, link.Workspace.Value)).ShouldBe([("T2", "other"), ("T3", "shared")]);
    }

    [Fact]
    public async Task Changes_of_links_come_one_after_the_other()
    {
        await using var store = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => store.Links.ChangeLinksAsync(
            all => all.Count == 0 || all.Count < 10 ? [.. all, Link($"T{number}")] : all, Never))));

        (await store.Links.LinksAsync(Never)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_tenant_is_linked_once_and_what_cannot_be_stored_is_refused_whole()
    {
        await using var store = await OpenAsync();

        await Should.ThrowAsync<ArgumentException>(async () => await store.Links.ChangeLinksAsync(_ => [Link("T1"), Link("T1") with { Workspace = new("other") }], Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Links.ChangeLinksAsync(_ => [Link("T1"), Link("")], Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Links.ChangeLinksAsync(_ => [Link(new string('T', 1_001))], Never));
        await Should.ThrowAsync<NotSupportedException>(async () => await store.Links.ChangeLinksAsync(_ => throw new NotSupportedException("no"), Never));

        (await store.Links.LinksAsync(Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_workspace_takes_the_links_to_it_along_and_no_others()
    {
        const string data = nameof(A_removed_workspace_takes_the_links_to_it_along_and_no_others);
        await using (var store = await OpenAsync(data))
        {
            await store.Links.ChangeLinksAsync(_ => [Link("T1"), Link("T2") with { Workspace = new("shared-too") }, Link("T3")], Never);

            await store.RemoveAsync(new("shared"));

            (await store.Links.LinksAsync(Never)).Single().Tenant.ShouldBe("T2");
        }

        await using var again = await OpenAsync(data);
        (await again.Links.LinksAsync(Never)).Single().Tenant.ShouldBe("T2");
        (await again.Links.FindLinkAsync(Platform.Slack, "T1", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_link_is_kept_apart_from_all_others()
    {
        const string data = nameof(Every_link_is_kept_apart_from_all_others);
        string[] tenants = [.. NaughtyIds.All.Distinct()];
        await using (var store = await OpenAsync(data))
        {
            await store.Links.ChangeLinksAsync(_ => [.. tenants.SelectMany(tenant => new[] { Link(tenant), new(Platform.Teams, tenant, new("other")) { By = Jane } })], Never);
        }

        await using var again = await OpenAsync(data);
        (await again.Links.LinksAsync(Never)).Count.ShouldBe(2 * tenants.Length);
        foreach (var tenant in tenants)
        {
            (await again.Links.FindLinkAsync(Platform.Slack, tenant, Never))!.Tenant.ShouldBe(tenant);
        }
    }

    private static WorkspaceLink Link(string tenant) => new(Platform.Slack, tenant, new("shared")) { By = Jane };
}
