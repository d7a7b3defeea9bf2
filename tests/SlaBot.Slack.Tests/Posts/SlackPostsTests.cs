using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Channels.Places;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Slack.Posts;
using SlaBot.Slack.Tests.Installs;
using SlaBot.Slack.Tests.Outbound;
using SlaBot.Slack.Turns;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Storage;

namespace SlaBot.Slack.Tests.Posts;

public sealed class SlackPostsTests
{
    private static readonly WorkspaceId Harbour = new("slack-t0harbour");
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private static readonly Reply Won = new() { Language = "en", Headline = "Harbour won a deal of $12,000" };

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_carries_its_key_and_is_brought_up_to_date_in_place()
    {
        await using var sent = await Sent.StartAsync();
        using var installing = await InstalledAsync();
        var (posts, place) = (PostsOf(sent, installing), PlaceOf(FakeSlack.Sales));

        var posted = (await posts.PostAsync(place, Won, "the-key", Now, Never)).ShouldBeOfType<Delivery.Sent>();
        (await posts.UpdateAsync(place, posted.Id!, Won with { Headline = "Taken back" }, Now, Never)).ShouldBeOfType<Delivery.Sent>();

        sent.Fake.Accepted.Select(request => (request.Method, request.Channel, request.Key)).ShouldBe([("chat.postMessage", FakeSlack.Sales, "the-key"), ("chat.update", FakeSlack.Sales, null)]);
        sent.Fake.Harbour.In(FakeSlack.Sales).ShouldHaveSingleItem().Text.ShouldContain("Taken back");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_asked_once_whether_a_post_may_leave_before_its_first_byte_does(bool mayLeave)
    {
        await using var sent = await Sent.StartAsync();
        using var installing = await InstalledAsync();
        var posts = PostsOf(sent, installing);
        var seen = new List<int>();
        if (mayLeave)
        {
            sent.Fake.Fail(SlackFault.RateLimited(0));
        }

        var delivery = await FirstByte.NotedAsync(
            () =>
            {
                seen.Add(sent.Fake.Seen.Count);
                return Task.FromResult(mayLeave);
            },
            () => posts.PostAsync(PlaceOf(FakeSlack.Sales), Won, "key", Now, Never));

        seen.ShouldBe([0]);
        (delivery is Delivery.Sent, sent.Fake.Seen.Count).ShouldBe((mayLeave, mayLeave ? 2 : 0));
    }

    [Fact]
    public async Task What_Slack_says_comes_back_as_it_is()
    {
        await using var sent = await Sent.StartAsync();
        using var installing = await InstalledAsync();
        var (posts, place) = (PostsOf(sent, installing), PlaceOf(FakeSlack.Sales));
        sent.Fake.Fail(SlackFault.Error("not_in_channel"));
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Gone>();
        sent.Fake.Fail(SlackFault.ResetAfter);
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Uncertain>();
        sent.Fake.Fail(SlackFault.RateLimited(600));
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_person_is_told_in_the_direct_conversation_in_the_language_of_their_client()
    {
        await using var sent = await Sent.StartAsync();
        using var installing = await InstalledAsync();
        var posts = PostsOf(sent, installing);

        var place = (await posts.PrivateAsync(Harbour, new(Platform.Slack, "T0HARBOUR", "U0WEI"), Never)).ShouldNotBeNull();
        (await posts.PostAsync(place, Won, "key", Now, Never)).ShouldBeOfType<Delivery.Sent>();

        (place.Scope, place.Language, place.Workspace).ShouldBe((ConversationScope.Personal, "zh-Hant", Harbour));
        sent.Fake.Harbour.In("DU0WEI").Count.ShouldBe(1);
        (await posts.PrivateAsync(Harbour, new(Platform.Slack, "T0ELSEWHERE", "U0WEI"), Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_place_speaks_about_its_workspace_until_its_tenant_is_linked_to_another()
    {
        await using var sent = await Sent.StartAsync();
        using var installing = await InstalledAsync();
        var links = new InMemoryLinkStore();
        var (posts, place) = (PostsOf(sent, installing, links), PlaceOf(FakeSlack.Sales));
        (await posts.SpeakAboutItAsync(place, Never)).ShouldBeTrue();

        _ = await links.ChangeLinksAsync(_ => [new(Platform.Slack, "T0HARBOUR", new("shared")) { By = new(Platform.Slack, "t", "u") }], Never);

        (await posts.SpeakAboutItAsync(place, Never)).ShouldBeFalse();
        (await posts.SpeakAboutItAsync(place with { Workspace = new("shared") }, Never)).ShouldBeTrue();
    }

    private static async Task<Installing> InstalledAsync()
    {
        var installing = new Installing();
        _ = await installing.AddAsync(null, "T0HARBOUR", FakeSlack.BotToken);
        return installing;
    }

    private static SlackPosts PostsOf(Sent sent, Installing installing, InMemoryLinkStore? links = null) => new(
        sent.Client,
        new(new ActSeal(new byte[32], TimeProvider.System)),
        new PlaceBook(new InMemoryConversationStore(), Platform.Slack),
        installing.Installations,
        new(installing.Settings, installing.Store, links ?? new()),
        TimeProvider.System);

    private static ChannelConversation PlaceOf(string channel) => new(Harbour, Platform.Slack, channel, ConversationScope.Channel)
    {
        Tenant = "T0HARBOUR",
        Team = "T0HARBOUR",
        Reference = JsonSerializer.Serialize(Sent.In(channel), SlackPlaceJson.Default.SlackPlace),
        SeenAt = Now,
    };
}
