using System.Text.Json;
using SlaBot.Channels.Deliveries;
using SlaBot.Teams.Outbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

public sealed class ConnectorClientTests
{
    [Fact]
    public async Task A_message_goes_to_its_conversation_and_its_id_comes_back()
    {
        await using var sent = await Sent.StartAsync();
        var delivery = await sent.SendAsync("On pace: 圖表");
        var request = sent.Fake.Accepted.ShouldHaveSingleItem();
        delivery.ShouldBe(new Delivery.Sent(request.AnsweredId));
        request.RawTarget.ShouldBe("/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700000000000/activities");
        request.Conversation.ShouldBe(Sent.Conversation);
        request.Authorization.ShouldBe("Bearer token-1");
        request.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        request.Headers.Keys.ShouldNotContain("Cookie");
        request.Headers.Keys.ShouldNotContain("traceparent");
        request.Body!.Value.GetRawText().ShouldBe(
            """{"type":"message","channelId":"msteams","from":{"id":"28:22222222-2222-4222-8222-222222222222","name":"SlaBot"},"recipient":{"id":"29:jane","name":"Jane Harbour"},"conversation":{"id":"19:abc@thread.tacv2;messageid=1700000000000","isGroup":true,"conversationType":"channel","tenantId":"11111111-1111-4111-8111-111111111111"},"text":"On pace: 圖表"}""");
    }

    [Fact]
    public async Task What_only_the_channel_may_give_is_not_sent()
    {
        await using var sent = await Sent.StartAsync();
        var activity = Sent.Says("hello") with { Id = "mine", ServiceUrl = "https://elsewhere.example/", ChannelId = "slack", From = new() { Id = "29:somebody" } };
        await sent.Client.SendAsync(sent.To(), activity, TestContext.Current.CancellationToken);
        var body = sent.Fake.Accepted.ShouldHaveSingleItem().Body!.Value;
        body.TryGetProperty("id", out _).ShouldBeFalse();
        body.TryGetProperty("serviceUrl", out _).ShouldBeFalse();
        body.TryGetProperty("timestamp", out _).ShouldBeFalse();
        body.GetProperty("channelId").GetString().ShouldBe("msteams");
        body.GetProperty("from").GetProperty("id").GetString().ShouldStartWith("28:");
    }

    [Fact]
    public async Task A_reply_names_what_it_answers_in_its_path_and_in_itself()
    {
        await using var sent = await Sent.StartAsync();
        await sent.Client.SendAsync(sent.To(), Sent.Says("hello") with { ReplyToId = "1:2/3" }, TestContext.Current.CancellationToken);
        var request = sent.Fake.Accepted.ShouldHaveSingleItem();
        (request.Operation, request.Item, request.Member("replyToId")).ShouldBe(("reply", "1:2/3", "1:2/3"));
        request.RawTarget.ShouldEndWith("/activities/1%3A2%2F3");
    }

    [Fact]
    public async Task A_message_is_changed_and_deleted_in_its_place()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.UpdateAsync(sent.To(), "17", Sent.Says("new"), TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent("17"));
        (await sent.Client.DeleteAsync(sent.To(), "17", TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Accepted.Select(request => (request.Method, request.Operation, request.Item)).ShouldBe([("PUT", "update", "17"), ("DELETE", "delete", "17")]);
    }

    [Fact]
    public async Task Typing_is_taken_without_an_id()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.SendAsync(sent.To(), new() { Type = "typing" }, TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent(null));
    }

    [Theory]
    [InlineData("""{"id":1700000000001}""", "1700000000001")]
    [InlineData("""{"ID":"x"}""", null)]
    [InlineData("""{"id":null}""", null)]
    [InlineData("""{"id":{"a":1}}""", null)]
    [InlineData("""{"id":"a","id":"b"}""", "b")]
    [InlineData("""{"id":"\ud800"}""", null)]
    [InlineData("""["id"]""", null)]
    [InlineData("OK", null)]
    [InlineData("<html></html>", null)]
    [InlineData("", null)]
    public async Task Whatever_a_success_says_it_is_a_success(string body, string? id)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Of(200, body) with { IsAccepted = true });
        (await sent.SendAsync()).ShouldBe(new Delivery.Sent(id));
        sent.Fake.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_personal_conversation_is_created_with_the_bot_the_person_and_the_tenant()
    {
        await using var sent = await Sent.StartAsync();
        var created = await sent.Client.CreateAsync(sent.To(), NewConversations.With("29:wei", FakeConnector.Tenant), TestContext.Current.CancellationToken);
        created.ShouldBe(new Delivery.Sent("a:29:wei"));
        sent.Fake.Accepted.ShouldHaveSingleItem().Body!.Value.GetRawText().ShouldBe(
            """{"isGroup":false,"bot":{"id":"28:22222222-2222-4222-8222-222222222222","name":"SlaBot"},"members":[{"id":"29:wei"}],"tenantId":"11111111-1111-4111-8111-111111111111","channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"}}}""");
    }

    [Fact]
    public async Task A_thread_in_a_channel_begins_with_its_first_message()
    {
        await using var sent = await Sent.StartAsync();
        var created = await sent.Client.CreateAsync(
            sent.To(), NewConversations.Thread("19:wins@thread.tacv2", FakeConnector.Tenant, Sent.Says("A win!")), TestContext.Current.CancellationToken);
        var delivery = created.ShouldBeOfType<Delivery.Sent>();
        delivery.Id.ShouldBe($"19:wins@thread.tacv2;messageid={delivery.MessageId}");
        var body = sent.Fake.Accepted.ShouldHaveSingleItem().Body!.Value;
        body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString().ShouldBe("19:wins@thread.tacv2");
        body.GetProperty("activity").GetProperty("from").GetProperty("id").GetString().ShouldStartWith("28:");
        body.GetProperty("activity").TryGetProperty("conversation", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Members_come_page_by_page_and_one_by_one()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.LargestPage = 3;
        sent.Fake.Populate(Sent.Conversation, [.. Enumerable.Range(0, 10).Select(i => new FakeMember($"29:{i}", $"Member {i}", $"aad-{i}"))]);
        var members = await sent.Client.MembersAsync(sent.To(), TestContext.Current.CancellationToken);
        members!.Select(member => member.AadObjectId).ShouldBe(Enumerable.Range(0, 10).Select(i => $"aad-{i}"));
        sent.Fake.Accepted.Count.ShouldBe(4);

        (await sent.Client.MemberAsync(sent.To(), "29:4", TestContext.Current.CancellationToken)).ShouldBe(
            new() { Id = "29:4", Name = "Member 4", AadObjectId = "aad-4", UserRole = "user", TenantId = FakeConnector.Tenant });
        (await sent.Client.MemberAsync(sent.To(), "29:stranger", TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"members":[{"objectId":"o","id":"29:x"},{"name":"nobody"},7]}""", "o")]
    [InlineData("""{"members":{}}""", null)]
    [InlineData("""{"members":[{"id":"29:x","aadObjectId":""", null)]
    [InlineData("<html>", null)]
    public async Task Members_are_read_leniently_or_not_told(string body, string? aadObjectId)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Of(200, body));
        (await sent.Client.MembersAsync(sent.To(), TestContext.Current.CancellationToken))?.Single().AadObjectId.ShouldBe(aadObjectId);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_climb_out_of_the_path_is_not_sent(string id)
    {
        await using var sent = await Sent.StartAsync();
        (await sent.SendAsync(conversation: id)).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldBeNull();
        (await sent.Client.DeleteAsync(sent.To(), id, TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>();
        sent.Fake.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../../evil")]
    [InlineData("%2e%2e/x")]
    [InlineData("a/b?c=d#e")]
    [InlineData(@"a\..\b")]
    [InlineData("a\r\nHost: evil.example")]
    [InlineData("圖表 🏆")]
    public async Task Every_other_id_stays_one_part_of_the_path(string id)
    {
        await using var sent = await Sent.StartAsync();
        await sent.SendAsync(conversation: id);
        var request = sent.Fake.Accepted.ShouldHaveSingleItem();
        (request.Operation, request.Conversation).ShouldBe(("send", id));
        request.RawTarget.Count(c => c == '/').ShouldBe(5);
    }

    [Fact]
    public async Task A_message_over_eighty_thousand_bytes_of_UTF16_is_not_sent()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.SendAsync(new('x', 39_500))).ShouldBeOfType<Delivery.Sent>();
        (await sent.SendAsync(new('圖', 39_500))).ShouldBeOfType<Delivery.Sent>();
        (await sent.SendAsync(new('x', 40_001))).ShouldBeOfType<Delivery.Refused>().Reason.ShouldContain("larger");
        sent.Fake.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public void Pictures_do_not_count_towards_the_size()
    {
        var picture = $$"""{"type":"Image","url":"data:image/png;base64,{{new string('A', 200_000)}}"}""";
        MessageSize.IsTooLarge(System.Text.Encoding.UTF8.GetBytes(picture)).ShouldBeFalse();
        MessageSize.IsTooLarge(System.Text.Encoding.UTF8.GetBytes(picture + new string('x', 40_000))).ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_never_print_their_secret()
    {
        await Task.CompletedTask;
        var settings = Sent.Settings("smba.trafficmanager.net") with { CertificatePath = "/secret/place.pfx" };
        settings.ToString().ShouldNotContain("secret");
        settings.ToString().ShouldContain(settings.AppId);
        JsonSerializer.Serialize(settings.ToString()).ShouldNotContain("place");
    }
}
