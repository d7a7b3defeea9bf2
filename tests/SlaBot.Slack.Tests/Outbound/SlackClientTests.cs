using System.Text;
using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

public sealed class SlackClientTests
{
    private const string Modal = """{"type":"modal","title":{"type":"plain_text","text":"Agreement"},"blocks":[{"type":"divider"}]}""";
    private const string HomeTab = """{"type":"home","blocks":[{"type":"divider"}]}""";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_to_its_channel_and_its_ts_comes_back()
    {
        await using var sent = await Sent.StartAsync();
        var delivery = await sent.Client.PostAsync(Sent.In(thread: "1.1"), Sent.Says("On pace: 圖表 &amp; more", """[{"type":"divider"}]""") with { Key = "pace-1" }, None);
        var request = sent.Fake.Accepted.ShouldHaveSingleItem();
        delivery.ShouldBe(new Delivery.Sent(request.AnsweredId));
        request.RawTarget.ShouldBe("/api/chat.postMessage");
        request.Headers["Authorization"].ShouldBe("Bearer xoxb-harbour");
        request.ContentType.ShouldBe("application/json; charset=utf-8");
        request.Headers.Keys.ShouldNotContain("Cookie");
        request.Headers.Keys.ShouldNotContain("traceparent");
        Encoding.UTF8.GetString(request.Body.Span).ShouldBe(
            """{"channel":"C0SALES","text":"On pace: 圖表 &amp; more","blocks":[{"type":"divider"}],"thread_ts":"1.1","unfurl_links":false,"unfurl_media":false,"metadata":{"event_type":"slabot","event_payload":{"key":"pace-1"}}}""");
        sent.Fake.Harbour.In(FakeSlack.Sales).ShouldHaveSingleItem().Key.ShouldBe("pace-1");
    }

    [Fact]
    public async Task Words_alone_are_a_message_without_blocks_and_without_metadata()
    {
        await using var sent = await Sent.StartAsync();
        await sent.PostAsync("\"quoted\"\nline");
        Encoding.UTF8.GetString(sent.Fake.Accepted.ShouldHaveSingleItem().Body.Span).ShouldBe(
            """{"channel":"C0SALES","text":"\"quoted\"\nline","unfurl_links":false,"unfurl_media":false}""");
    }

    [Fact]
    public async Task An_organisations_token_is_told_which_workspace_is_meant()
    {
        await using var sent = await Sent.StartAsync();
        sent.Tokens.Of = static _ => "xoxb-org";
        sent.Fake.Tokens.Give(sent.Fake.Harbour, "xoxb-org", isWholeOrganisation: true);
        var place = new SlackPlace(new("E1", null), "T0HARBOUR", FakeSlack.Sales);
        (await sent.Client.PostAsync(place, Sent.Says("hello"), None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.OpenDirectAsync(place.Installation, "T0HARBOUR", "U0JANE", None)).ShouldBe(new Delivery.Sent("DU0JANE"));
        (await sent.Client.MembersAsync(place, None)).ShouldNotBeNull();
        (await sent.Client.UploadAsync(place, new("a.png", "A", new byte[3]), None)).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Accepted.Where(request => request.Method != "upload").ShouldAllBe(request => request.Argument("team_id") == "T0HARBOUR");
        (await sent.Client.PostAsync(place with { Team = "T0ELSEWHERE" }, Sent.Says("hello"), None)).ShouldBe(new Delivery.Gone("team_not_found"));
    }

    [Fact]
    public async Task A_message_is_changed_in_its_place_with_its_words_and_its_blocks()
    {
        await using var sent = await Sent.StartAsync();
        var delivery = await sent.Client.PostAsync(Sent.In(), Sent.Says("old", """[{"type":"divider"}]"""), None);
        var ts = delivery.ShouldBeOfType<Delivery.Sent>().Id!;
        (await sent.Client.UpdateAsync(Sent.In(), ts, Sent.Says("new"), None)).ShouldBe(new Delivery.Sent(ts));
        Encoding.UTF8.GetString(sent.Fake.Accepted[^1].Body.Span).ShouldBe($$"""{"channel":"C0SALES","ts":"{{ts}}","text":"new","blocks":[]}""");
        var message = sent.Fake.Harbour.In(FakeSlack.Sales).ShouldHaveSingleItem();
        (message.Text, message.Blocks, message.IsEdited).ShouldBe(("new", null, true));
    }

    [Fact]
    public async Task A_message_is_deleted_and_one_that_is_not_there_is_refused()
    {
        await using var sent = await Sent.StartAsync();
        var ts = await sent.PostedAsync();
        (await sent.Client.DeleteAsync(Sent.In(), ts, None)).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Harbour.Messages.ShouldBeEmpty();
        (await sent.Client.DeleteAsync(Sent.In(), ts, None)).ShouldBe(new Delivery.Refused("message_not_found"));
    }

    [Fact]
    public async Task A_whisper_is_for_one_person_of_the_channel()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.WhisperAsync(Sent.In(thread: "1.1"), "U0JANE", Sent.Says("only you"), None)).ShouldBeOfType<Delivery.Sent>().Id.ShouldNotBeNull();
        var whisper = sent.Fake.Harbour.Whispers.ShouldHaveSingleItem();
        (whisper.User, whisper.Text, whisper.Thread).ShouldBe(("U0JANE", "only you", "1.1"));
        (await sent.Client.WhisperAsync(Sent.In(), "U0NOBODY", Sent.Says("hello"), None)).ShouldBe(new Delivery.Refused("user_not_in_channel"));
    }

    [Fact]
    public async Task A_modal_is_opened_with_a_trigger_and_changed_while_its_hash_is_the_newest()
    {
        await using var sent = await Sent.StartAsync();
        var trigger = sent.Fake.Trigger("U0JANE");
        var opened = (await sent.Client.OpenViewAsync(Sent.Installation, trigger, Sent.View(Modal), None)).ShouldBeOfType<Delivery.Sent>();
        var modal = sent.Fake.Modals.ShouldHaveSingleItem();
        (opened.Id, modal.User).ShouldBe((modal.Id, "U0JANE"));
        (await sent.Client.OpenViewAsync(Sent.Installation, trigger, Sent.View(Modal), None)).ShouldBe(new Delivery.Refused("exchanged_trigger_id"));

        (await sent.Client.UpdateViewAsync(Sent.Installation, modal.Id, modal.Hash, Sent.View(Modal), None)).ShouldBe(new Delivery.Sent(modal.Id));
        (await sent.Client.UpdateViewAsync(Sent.Installation, modal.Id, modal.Hash, Sent.View(Modal), None)).ShouldBe(new Delivery.Refused("hash_conflict"));
        (await sent.Client.UpdateViewAsync(Sent.Installation, modal.Id, null, Sent.View(Modal), None)).ShouldBe(new Delivery.Sent(modal.Id));
    }

    [Fact]
    public async Task A_home_tab_is_shown()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.PublishHomeAsync(Sent.Installation, "U0WEI", Sent.View(HomeTab), None)).ShouldBe(new Delivery.Sent(sent.Fake.Home("U0WEI")!.Id));
        (await sent.Client.PublishHomeAsync(Sent.Installation, "U0WEI", Sent.View(Modal), None)).ShouldBe(new Delivery.Refused("invalid_arguments"));
    }

    [Fact]
    public async Task A_direct_conversation_is_opened_and_nobody_there_is_told()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.OpenDirectAsync(Sent.Installation, "T0HARBOUR", "U0JANE", None)).ShouldBe(new Delivery.Sent("DU0JANE"));
        (await sent.PostAsync("hello", "DU0JANE")).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.OpenDirectAsync(Sent.Installation, "T0HARBOUR", "U0NOBODY", None)).ShouldBe(new Delivery.Gone("user_not_found"));
    }

    [Fact]
    public async Task People_are_told_with_what_they_may_be_known_by()
    {
        await using var sent = await Sent.StartAsync();
        (await sent.Client.UserAsync(Sent.Installation, "U0WEI", None)).ShouldBe(
            new SlackUser("U0WEI", "T0HARBOUR", "Wei Chen") { Email = "wei@harbour.example", Zone = "Asia/Taipei", Locale = "zh-TW" });
        (await sent.Client.UserAsync(Sent.Installation, "U0GUEST", None))!.IsOutsider.ShouldBeTrue();
        (await sent.Client.UserAsync(Sent.Installation, "U0OTHER", None))!.IsOutsider.ShouldBeTrue();
        (await sent.Client.UserAsync(Sent.Installation, "U0NOBODY", None)).ShouldBeNull();
        sent.Fake.Accepted.ShouldAllBe(request => request.ContentType == "application/x-www-form-urlencoded");
    }

    [Theory]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","profile":{"display_name":"Shown","real_name":"Real"}}""", "Shown", false)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","name":"login"}""", "login", false)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","is_bot":true}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","is_restricted":true}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","is_ultra_restricted":true}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","is_stranger":true}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0HARBOUR","deleted":true}""", "U1", true)]
    [InlineData("""{"id":"U1"}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0OTHER","is_stranger":false}""", "U1", true)]
    [InlineData("""{"id":"U1","team_id":"T0OTHER","enterprise_user":{"enterprise_id":"E0OTHER"}}""", "U1", true)]
    public async Task Guests_bots_and_other_companies_people_are_outsiders(string user, string name, bool isOutsider)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Of(200, $$"""{"ok":true,"user":{{user}}}"""));
        var told = await sent.Client.UserAsync(Sent.Installation, "U1", None);
        (told!.Name, told.IsOutsider).ShouldBe((name, isOutsider));
    }

    [Theory]
    [InlineData("E1", "T2", """{"id":"U1","team_id":"T9","enterprise_user":{"enterprise_id":"E1"}}""", false)]
    [InlineData("E1", null, """{"id":"U1","team_id":"T9","enterprise_user":{"enterprise_id":"E1"}}""", false)]
    [InlineData("E1", null, """{"id":"U1","team_id":"T9","enterprise_user":{"enterprise_id":"E2"}}""", true)]
    [InlineData("E1", null, """{"id":"U1","team_id":"T9"}""", true)]
    public async Task Colleagues_in_the_organisation_are_no_outsiders(string? enterprise, string? team, string user, bool isOutsider)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Of(200, $$"""{"ok":true,"user":{{user}}}"""));
        (await sent.Client.UserAsync(new(enterprise, team), "U1", None))!.IsOutsider.ShouldBe(isOutsider);
    }

    [Fact]
    public async Task An_address_that_was_never_confirmed_tells_nobody()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Of(200, """{"ok":true,"user":{"id":"U1","team_id":"T0HARBOUR","is_email_confirmed":false,"profile":{"email":"ceo@harbour.example"}}}"""));
        (await sent.Client.UserAsync(Sent.Installation, "U1", None))!.Email.ShouldBeNull();
    }

    [Theory]
    [InlineData(450, 450, 3)]
    [InlineData(1_300, 1_000, 5)]
    public async Task Members_come_page_by_page_and_no_more_than_a_thousand(int there, int told, int pages)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Harbour.Add(new FakeChannel("C0MANY", "many") { Members = [.. Enumerable.Range(0, there).Select(i => $"U{i}")] });
        (await sent.Client.MembersAsync(Sent.In("C0MANY"), None)).ShouldBe(Enumerable.Range(0, told).Select(i => $"U{i}"));
        sent.Fake.Accepted.Count.ShouldBe(pages);
        (await sent.Client.MembersAsync(Sent.In("C0NOWHERE"), None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_tells_who_it_is()
    {
        await using var sent = await Sent.StartAsync();
        var (delivery, who) = await sent.Client.WhoAsync(new(FakeSlack.BotToken), None);
        delivery.ShouldBeOfType<Delivery.Sent>();
        who.ShouldBe(new SlackIdentity("T0HARBOUR", sent.Fake.Harbour.BotUser) { BotId = sent.Fake.Harbour.Bot, TeamName = "Harbour" });
        who!.Installation.ShouldBe(Sent.Installation);
        (await sent.Client.WhoAsync(new("xoxb-nonsense"), None)).ShouldBe((new Delivery.Gone("invalid_auth"), null));
        sent.Tokens.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_is_never_printed()
    {
        await Task.CompletedTask;
        $"{new SlackToken("xoxb-secret")}".ShouldNotContain("secret");
    }
}
