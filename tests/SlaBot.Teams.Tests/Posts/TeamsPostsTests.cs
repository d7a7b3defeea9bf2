using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Channels.Places;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Teams.Posts;
using SlaBot.Teams.Protocol;
using SlaBot.Teams.Tests.Outbound;
using SlaBot.Testing;
using SlaBot.Testing.Storage;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Posts;

public sealed class TeamsPostsTests
{
    private const string Channel = "19:growth@thread.tacv2";
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private static readonly Reply Won = new() { Language = "en", Headline = "Harbour won a deal of $12,000", Choices = [new("Congratulate", "congratulate") { Act = "wins:cheer:1" }] };

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_in_a_channel_begins_a_thread_of_its_own_and_is_brought_up_to_date_in_it()
    {
        await using var sent = await Sent.StartAsync();
        var (posts, place) = (PostsOf(sent), PlaceOf(sent, Channel, ConversationScope.Channel));

        var posted = (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Sent>();
        (await posts.UpdateAsync(place, posted.Id!, Won with { Headline = "Taken back" }, Now, Never)).ShouldBeOfType<Delivery.Sent>();

        var (created, updated) = (sent.Fake.Accepted[0], sent.Fake.Accepted[1]);
        created.Operation.ShouldBe("create");
        created.Body!.Value.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString().ShouldBe(Channel);
        (updated.Operation, updated.Conversation, $"{Channel};messageid={updated.Item}").ShouldBe(("update", created.AnsweredId, created.AnsweredId!));
        updated.Member("summary").ShouldBe("Taken back");
    }

    [Theory]
    [InlineData(ConversationScope.Group, "19:pricing@thread.v2")]
    [InlineData(ConversationScope.Personal, "a:jane")]
    public async Task A_post_elsewhere_is_a_message_of_its_own(ConversationScope scope, string id)
    {
        await using var sent = await Sent.StartAsync();
        var (posts, place) = (PostsOf(sent), PlaceOf(sent, id, scope));

        var posted = (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Sent>();
        (await posts.UpdateAsync(place, posted.Id!, Won, Now, Never)).ShouldBeOfType<Delivery.Sent>();

        sent.Fake.Accepted.Select(request => (request.Operation, request.Conversation, request.Item)).ShouldBe([("send", id, null), ("update", id, sent.Fake.Accepted[0].AnsweredId)]);
    }

    [Fact]
    public async Task The_buttons_of_a_post_are_sealed_for_its_place()
    {
        await using var sent = await Sent.StartAsync();
        using var seal = NewSeal();
        var posts = PostsOf(sent, seal: seal);
        _ = await posts.PostAsync(PlaceOf(sent, "19:pricing@thread.v2", ConversationScope.Group), Won, "key", Now, Never);

        var raw = sent.Fake.Accepted.ShouldHaveSingleItem().Body!.Value.GetRawText();
        var sealedText = System.Text.Json.Nodes.JsonNode.Parse(raw)!["attachments"]![0]!["content"]!.ToJsonString();
        var found = sealedText.Split('"').Select(text => seal.TryOpen(text, out var act) ? act : null).First(act => act is not null)!;
        (found.Conversation, found.Kind, found.Words, found.AskedAt, found.Workspace).ShouldBe(("19:pricing@thread.v2", ActKind.Do, "wins:cheer:1", Now, WorkspaceId.Local));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_asked_once_whether_a_post_may_leave_before_its_first_byte_does(bool mayLeave)
    {
        await using var sent = await Sent.StartAsync();
        var posts = PostsOf(sent);
        var seen = new List<int>();
        if (mayLeave)
        {
            sent.Fake.Fail(ConnectorFault.Throttled(0));
        }

        var delivery = await FirstByte.NotedAsync(
            () =>
            {
                seen.Add(sent.Fake.Seen.Count);
                return Task.FromResult(mayLeave);
            },
            () => posts.PostAsync(PlaceOf(sent, Channel, ConversationScope.Channel), Won, "key", Now, Never));

        seen.ShouldBe([0]);
        (delivery is Delivery.Sent, sent.Fake.Seen.Count).ShouldBe((mayLeave, mayLeave ? 2 : 0));
    }

    [Fact]
    public async Task What_the_platform_says_comes_back_as_it_is()
    {
        await using var sent = await Sent.StartAsync();
        var (posts, place) = (PostsOf(sent), PlaceOf(sent, Channel, ConversationScope.Channel));
        sent.Fake.FailEach(ConnectorFault.Error(403, "BotDisabledByAdmin"), ConnectorFault.ResetAfter, ConnectorFault.Error(400, "BadSyntax"));

        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Gone>();
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Uncertain>();
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldBeNull();
    }

    [Fact]
    public async Task A_person_without_a_conversation_gets_one_which_is_known_from_then_on()
    {
        await using var sent = await Sent.StartAsync();
        var store = new InMemoryConversationStore();
        var (posts, jane) = (PostsOf(sent, store), new Person(Platform.Teams, FakeConnector.Tenant, FakeMember.Jane.AadObjectId));
        (await posts.PrivateAsync(WorkspaceId.Local, jane, Never)).ShouldBeNull("there is no place by which Teams is reached");
        var near = PlaceOf(sent, Channel, ConversationScope.Channel) with { Language = "zh-Hant" };
        await store.ChangeAsync(WorkspaceId.Local, Platform.Teams, Channel, _ => near, Never);

        var begun = (await posts.PrivateAsync(WorkspaceId.Local, jane, Never)).ShouldNotBeNull();
        var known = (await posts.PrivateAsync(WorkspaceId.Local, jane, Never)).ShouldNotBeNull();

        known.IsSameAs(begun).ShouldBeTrue();
        (begun.Scope, begun.Language, begun.Tenant, begun.Id).ShouldBe((ConversationScope.Personal, "zh-Hant", FakeConnector.Tenant, $"a:{jane.Id}"));
        sent.Fake.Accepted.Count.ShouldBe(1);
        (await posts.PostAsync(known, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Accepted[^1].Conversation.ShouldBe(begun.Id);
    }

    [Fact]
    public async Task A_place_speaks_about_its_workspace_until_its_tenant_is_linked_to_another()
    {
        await using var sent = await Sent.StartAsync();
        var links = new InMemoryLinkStore();
        var (posts, place) = (PostsOf(sent, links: links), PlaceOf(sent, Channel, ConversationScope.Channel));
        (await posts.SpeakAboutItAsync(place, Never)).ShouldBeTrue();

        _ = await links.ChangeLinksAsync(_ => [new(Platform.Teams, FakeConnector.Tenant, new("shared")) { By = new(Platform.Teams, "t", "u") }], Never);

        (await posts.SpeakAboutItAsync(place, Never)).ShouldBeFalse();
        (await posts.SpeakAboutItAsync(place with { Workspace = new("shared") }, Never)).ShouldBeTrue();
    }

    private static ActSeal NewSeal() => new(new byte[32], new SettableTime { Now = Now });

    private static TeamsPosts PostsOf(Sent sent, InMemoryConversationStore? store = null, InMemoryLinkStore? links = null, ActSeal? seal = null) => new(
        sent.Client, new(seal ?? NewSeal()), new(new PlaceBook(store ?? new(), Platform.Teams)), links ?? new(), Sent.Settings(sent.Fake.Host), TimeProvider.System);

    private static ChannelConversation PlaceOf(Sent sent, string id, ConversationScope scope)
    {
        var reference = sent.To(id) with { User = null };
        return new(WorkspaceId.Local, Platform.Teams, id, scope) { Tenant = FakeConnector.Tenant, Reference = JsonSerializer.Serialize(reference, ActivityJson.Default.ConversationReference), SeenAt = Now };
    }
}
