using System.Net;
using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;

namespace SlaBot.Tests.Teams;

/// <summary>The real program in a tenant: from the first installation to the last goodbye.</summary>
public sealed class TeamsConversationTests
{
    private static readonly (string Question, string Answer)[] English =
    [
        ("are we on pace?", "revenue"),
        ("why are we behind?", "revenue"),
        ("show the funnel", "visits"),
        ("leads in march 2026", "leads"),
        ("what is our visit-to-lead rate?", "%"),
        ("what's the revenue target for 2026?", "1,200,000"),
        ("where will revenue end up?", "revenue"),
        ("how much do we need per day?", "revenue"),
        ("trend of leads this year", "leads"),
        ("help", "ask"),
    ];

    private static readonly (string Question, string Answer)[] Chinese =
    [
        ("進度如何？", "營收"),
        ("為什麼落後？", "營收"),
        ("顯示漏斗", "漏斗"),
        ("三月有幾筆名單？", "名單"),
        ("訪客轉名單率是多少？", "%"),
        ("今年營收目標是多少？", "120"),
        ("年底營收會到多少？", "營收"),
        ("每天要做多少才達標？", "營收"),
        ("名單的趨勢", "名單"),
        ("說明", "問"),
    ];

    [Fact]
    public async Task Ten_questions_in_each_language_are_answered_in_every_kind_of_conversation()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        foreach (var talk in new[] { Talk.Janes, Talk.Group, Talk.Channel })
        {
            foreach (var (question, answer) in English.Concat(Chinese))
            {
                var said = await tenant.AskAsync(talk, question);
                System.Text.RegularExpressions.Regex.Unescape(TeamsTenant.SaidBy(said)).ShouldContain(answer, Case.Insensitive, $"{question} in {talk.Type}");
                said.Member("replyToId").ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public async Task A_conversation_is_welcomed_once_however_its_events_come()
    {
        await using var tenant = await TeamsTenant.StartAsync();

        foreach (var talk in new[] { Talk.Janes, Talk.Group, Talk.Channel })
        {
            var welcome = await tenant.InstallAsync(talk);
            TeamsTenant.HeadlineOf(welcome).ShouldContain("I keep your sales and marketing agreement");

            // A reload: the same again under new ids; then a question, so that all of it is surely worked on.
            _ = await tenant.SendAsync(tenant.Activity("installationUpdate", talk).With("action", "add"));
            _ = await tenant.AskAsync(talk, "hello");
            tenant.Connector.Accepted.Count(request => request.Conversation == talk.Conversation && TeamsTenant.HeadlineOf(request).StartsWith("Hello! I keep", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2);
            tenant.Connector.Accepted.Count(request => request.Conversation == talk.Conversation && request.Type == "message").ShouldBe(2);
        }
    }

    [Fact]
    public async Task The_buttons_of_the_welcome_work_before_anything_is_set_up()
    {
        await using var tenant = await TeamsTenant.StartAsync(isSetUp: false);
        await tenant.IsReadyAsync();
        var welcome = await tenant.InstallAsync(Talk.Janes);
        TeamsTenant.SaidBy(welcome).ShouldContain("you are my admin");

        var before = tenant.Connector.Accepted.Count;
        var (response, toast) = await tenant.PressAsync(Talk.Janes, welcome, "Are we on pace?");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        toast.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        var answer = await tenant.AnswerAsync(Talk.Janes, before);
        TeamsTenant.SaidBy(answer).ShouldContain("simulated company", Case.Insensitive);
    }

    [Fact]
    public async Task A_yes_is_pressed_once_by_the_one_who_was_asked_and_changes_the_card_for_everybody()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        _ = await tenant.InstallAsync(Talk.Janes);
        var asked = await tenant.AskAsync(Talk.Group, "log 40 visits for 17 March 2026");
        TeamsTenant.HeadlineOf(asked).ShouldContain("40");

        var (_, byWei) = await tenant.PressAsync(Talk.Group with { Who = FakeMember.Wei }, asked, "Yes, record it");
        byWei.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        tenant.Connector.Accepted.ShouldNotContain(request => request.Operation == "update");

        var (_, card) = await tenant.PressAsync(Talk.Group, asked, "Yes, record it");
        card.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        var update = await tenant.Connector.WaitForAsync(request => request.Operation == "update", cancellation: TestContext.Current.CancellationToken);
        update.Item.ShouldBe(asked.AnsweredId);

        var after = await tenant.AskAsync(Talk.Janes, "visits on 17 March 2026");
        TeamsTenant.SaidBy(after).ShouldContain("40");

        // Two presses within three seconds are one; this is another.
        await Task.Delay(TimeSpan.FromSeconds(3.2), TestContext.Current.CancellationToken);
        var (_, again) = await tenant.PressAsync(Talk.Group, asked, "Yes, record it");
        again.GetProperty("value").GetString()!.ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task Access_is_asked_for_allowed_in_private_and_told()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        _ = await tenant.InstallAsync(Talk.Janes);
        var refused = await tenant.AskAsync(Talk.Weis, "log 40 visits for 17 March 2026");
        TeamsTenant.SaidBy(refused).ShouldContain("may not change");

        var before = tenant.Connector.Accepted.Count;
        _ = await tenant.PressAsync(Talk.Weis, refused, "Ask for access");
        var asked = await tenant.AnswerAsync(Talk.Janes, before);
        TeamsTenant.HeadlineOf(asked).ShouldContain("Wei Chen asks");

        before = tenant.Connector.Accepted.Count;
        _ = await tenant.PressAsync(Talk.Janes, asked, "Allow");
        TeamsTenant.HeadlineOf(await tenant.AnswerAsync(Talk.Weis, before)).ShouldContain("gave you rights");
        TeamsTenant.HeadlineOf(await tenant.AskAsync(Talk.Weis, "log 40 visits for 17 March 2026")).ShouldContain("40");
    }

    [Fact]
    public async Task After_an_uninstall_nothing_is_known_of_the_place_and_a_new_installation_is_welcomed_again()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        _ = await tenant.InstallAsync(Talk.Channel);

        _ = await tenant.SendAsync(tenant.Activity("installationUpdate", Talk.Channel).With("action", "remove"));

        TeamsTenant.HeadlineOf(await tenant.InstallAsync(Talk.Channel)).ShouldContain("I keep your sales and marketing agreement");
    }

    [Fact]
    public async Task Messages_in_a_channel_that_do_not_mention_the_bot_are_let_be()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        var overheard = tenant.Message(Talk.Channel, "are we on pace?");
        overheard["entities"] = new JsonArray();
        overheard["text"] = "are we on pace?";

        (await tenant.SendAsync(overheard)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _ = await tenant.AskAsync(Talk.Channel, "hello");

        tenant.Connector.Accepted.Count(request => request.Type == "message").ShouldBe(1);
    }

    [Fact]
    public async Task An_edited_question_gets_its_answer_edited()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        var question = tenant.Message(Talk.Janes, "visits in march 2026");
        _ = await tenant.SendAsync(question.DeepClone());
        var answer = await tenant.AnswerAsync(Talk.Janes, 0);

        question["type"] = "messageUpdate";
        question["text"] = "leads in march 2026";
        question["channelData"]!["eventType"] = "editMessage";
        _ = await tenant.SendAsync(question);

        var update = await tenant.Connector.WaitForAsync(request => request.Operation == "update", cancellation: TestContext.Current.CancellationToken);
        update.Item.ShouldBe(answer.AnsweredId);
        TeamsTenant.SaidBy(update).ShouldContain("leads");
    }

    [Fact]
    public async Task An_unknown_invoke_is_answered_as_the_protocol_says_and_an_unknown_activity_is_let_be()
    {
        await using var tenant = await TeamsTenant.StartAsync();

        (await tenant.SendAsync(tenant.Activity("invoke", Talk.Janes).With("name", "tab/fetch"))).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await tenant.SendAsync(tenant.Activity("somethingNew", Talk.Janes))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_message_that_was_accepted_is_answered_once_after_the_process_was_killed()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        tenant.Connector.Fail(ConnectorFault.Hang(TimeSpan.FromSeconds(30)));
        var question = tenant.Message(Talk.Janes, "are we on pace?");
        (await tenant.SendAsync(question.DeepClone())).StatusCode.ShouldBe(HttpStatusCode.OK);
        await tenant.KillAsync();

        await tenant.ServeAsync();
        (await tenant.SendAsync(question)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _ = await tenant.AskAsync(Talk.Janes, "hello");

        tenant.Connector.Accepted.Count(request => request.Type == "message" && TeamsTenant.SaidBy(request).Contains("revenue", StringComparison.OrdinalIgnoreCase)).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_wish_to_stop_lets_the_turn_finish()
    {
        await using var tenant = await TeamsTenant.StartAsync();

        // The first answer of a process waits for the compiler: that is not what the farewell is measured by.
        _ = await tenant.AskAsync(Talk.Janes, "are we on pace?");
        (await tenant.SendAsync(tenant.Message(Talk.Janes, "show the funnel"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await tenant.TerminateAsync()).ShouldBe(0);

        tenant.Connector.Accepted.Count(request => request.Type == "message").ShouldBe(2);
    }
}
