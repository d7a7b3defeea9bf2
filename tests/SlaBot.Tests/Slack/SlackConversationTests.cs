using System.Text.Json.Nodes;
using SlaBot.Testing.Slack;

namespace SlaBot.Tests.Slack;

/// <summary>The real program in a workspace of Slack's, over HTTP and over sockets.</summary>
public sealed class SlackConversationTests
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

    private const string Marketing = "C0MARKETING";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_questions_in_each_language_are_answered_in_private_in_a_thread_and_to_a_command(bool bySocket)
    {
        await using var workspace = await SlackWorkspace.StartAsync(bySocket);
        workspace.Slack.Harbour.Add(new FakeChannel(Marketing, "marketing") { Members = ["U0JANE", "U0WEI", workspace.Slack.Harbour.BotUser] });

        // Side by side, since Slack takes one message a second in each channel.
        await Task.WhenAll(AskAsync(workspace, workspace.Jane, "U0JANE", FakeSlack.Sales, English), AskAsync(workspace, workspace.Wei, "U0WEI", Marketing, Chinese));
    }

    private static async Task AskAsync(SlackWorkspace workspace, PersonOnSlack person, string user, string channel, (string Question, string Answer)[] questions)
    {
        foreach (var (question, answer) in questions)
        {
            var direct = workspace.AnswerToAsync(() => person.SayAsync(question), person.DirectChannel);
            var inThread = workspace.AnswerToAsync(() => person.MentionAsync(channel, question), channel);
            var whispered = workspace.WhisperToAsync(() => person.CommandAsync(question, channel), user);

            (await direct).Thread.ShouldBeNull();
            Words((await direct).Text, (await direct).Blocks).ShouldContain(answer, Case.Insensitive, $"{question} in private");
            (await inThread).Thread.ShouldBe(workspace.Slack.Harbour.In(channel).Last(message => message.User == user).Ts);
            Words((await inThread).Text, (await inThread).Blocks).ShouldContain(answer, Case.Insensitive, $"{question} in a channel");
            Words((await whispered).Text, (await whispered).Blocks).ShouldContain(answer, Case.Insensitive, $"/sla {question}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_yes_is_pressed_by_the_one_who_was_asked_and_changes_the_message_for_everybody(bool bySocket)
    {
        await using var workspace = await SlackWorkspace.StartAsync(bySocket);
        await BecomeAdminAsync(workspace);
        var asked = await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "log 40 visits for 17 March 2026"));
        asked.Text.ShouldContain("40");

        // Somebody else's press changes nothing.
        (await workspace.WhisperToAsync(() => workspace.Wei.PressAsync(asked, "Yes, record it"))).User.ShouldBe("U0WEI");
        workspace.Slack.Accepted.ShouldNotContain(request => request.Method == "chat.update");

        (await workspace.Jane.PressAsync(asked, "Yes, record it")).Status.ShouldBe(200);
        var changed = await SlackWorkspace.UntilAsync(() => workspace.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == asked.Ts && message.IsEdited));
        changed.Text.ShouldContain("40");

        (await workspace.AnswerToAsync(() => workspace.Jane.SayAsync("visits on 17 March 2026"))).Text.ShouldContain("40");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settings_are_made_in_a_modal_and_shown_in_the_home_tab(bool bySocket)
    {
        await using var workspace = await SlackWorkspace.StartAsync(bySocket);
        await BecomeAdminAsync(workspace);
        var shown = await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "settings"));
        (await workspace.Jane.PressAsync(shown, "Open the form")).Status.ShouldBe(200);
        var modal = await SlackWorkspace.UntilAsync(() => workspace.Slack.Modals is [{ } first, ..] ? first : null);

        (await workspace.Jane.SubmitAsync(modal, new JsonObject
        {
            ["posts"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray(new JsonObject { ["value"] = "Wins" }) } },
            ["language"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "zh-Hant" } } },
        })).Status.ShouldBe(200);

        var stored = await SlackWorkspace.UntilAsync(() => workspace.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == shown.Ts && message.IsEdited));
        Words(stored.Text, stored.Blocks).ShouldContain("已儲存");
        workspace.Slack.Modals.ShouldBeEmpty();

        (await workspace.Jane.OpenHomeAsync()).Status.ShouldBe(200);
        var home = await SlackWorkspace.UntilAsync(() => workspace.Slack.Home("U0JANE"));
        home.Json.ToJsonString().ShouldContain("revenue", Case.Insensitive);
        (await workspace.Jane.PressAsync(home, "Why behind?")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => workspace.Slack.Home("U0JANE") is { } now && now.Hash != home.Hash ? now : null);
    }

    [Fact]
    public async Task A_role_that_is_given_in_a_modal_is_told_in_private()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        await BecomeAdminAsync(workspace);
        var shown = await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "members"));
        (await workspace.Jane.PressAsync(shown, "Open the form")).Status.ShouldBe(200);
        var modal = await SlackWorkspace.UntilAsync(() => workspace.Slack.Modals is [{ } first, ..] ? first : null);

        var told = await workspace.AnswerToAsync(
            () => workspace.Jane.SubmitAsync(modal, new JsonObject { ["person"] = Chosen("U0WEI"), ["role"] = Chosen("log") }), workspace.Wei.DirectChannel);

        told.Text.ShouldContain("gave you rights");

        static JsonObject Chosen(string value) => new() { ["answer"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = value } } };
    }

    [Fact]
    public async Task An_answer_to_a_command_is_shared_with_everybody()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        var whispered = await workspace.WhisperToAsync(() => workspace.Jane.CommandAsync("leads in march 2026", FakeSlack.Sales));

        var shared = await workspace.AnswerToAsync(() => workspace.Jane.PressAsync(whispered, "Share"));

        shared.Channel.ShouldBe(FakeSlack.Sales);
        shared.Text.ShouldBe(whispered.Text);
    }

    [Fact]
    public async Task People_of_other_companies_and_guests_get_no_numbers()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        foreach (var user in new[] { "U0GUEST", "U0OTHER" })
        {
            var person = new PersonOnSlack(workspace.Slack, workspace.Slack.Harbour, user, workspace.Road);
            (await workspace.AnswerToAsync(() => person.MentionAsync(FakeSlack.Sales, "leads in march 2026"))).Text.ShouldContain("people of this workspace only");
            (await workspace.WhisperToAsync(() => person.CommandAsync("leads in march 2026", FakeSlack.Sales))).Text.ShouldContain("people of this workspace only");
        }
    }

    [Fact]
    public async Task An_agreement_file_is_looked_over_and_stored_on_a_yes_and_sent_back_when_asked()
    {
        await using var workspace = await SlackWorkspace.StartAsync(isSetUp: false);
        await BecomeAdminAsync(workspace);
        var file = workspace.Slack.AddFile(workspace.Slack.Harbour, "growth.yaml", System.Text.Encoding.UTF8.GetBytes(Driving.Growth.Agreement));

        var looked = await workspace.AnswerToAsync(() => workspace.Jane.SayAsync("", null, file));
        looked.Text.ShouldContain("Growth 2026");
        (await workspace.Jane.PressAsync(looked, "Store without signatures")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => workspace.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == looked.Ts && message.IsEdited));

        (await workspace.Jane.SayAsync("agreement file")).Status.ShouldBe(200);
        var sent = await SlackWorkspace.UntilAsync(() => workspace.Slack.Files.FirstOrDefault(one => one.Name == "agreement-v1.yaml"));
        System.Text.Encoding.UTF8.GetString(sent.Content.Span).ShouldContain("Growth 2026");
        sent.Channel.ShouldBe(workspace.Jane.DirectChannel);
    }

    [Fact]
    public async Task Events_that_come_again_or_twice_and_words_of_bots_are_answered_once_or_never()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        var payloads = new SlackPayloads(workspace.Slack, workspace.Slack.Harbour);
        var said = workspace.Slack.Say("U0JANE", workspace.Jane.DirectChannel, "leads in march 2026");
        var envelope = payloads.Event(payloads.Direct(said));

        _ = await workspace.AnswerToAsync(() => workspace.Road.EventAsync(envelope));
        (await workspace.Road.EventAsync(envelope)).Status.ShouldBe(200);
        (await workspace.Road.EventAsync(payloads.Event(payloads.Mention(said)))).Status.ShouldBe(200);
        var own = payloads.Direct(said);
        own["bot_id"] = workspace.Slack.Harbour.Bot;
        (await workspace.Road.EventAsync(payloads.Event(own))).Status.ShouldBe(200);

        _ = await workspace.AnswerToAsync(() => workspace.Jane.SayAsync("hello"));
        workspace.Said().Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_an_uninstall_the_tokens_and_places_are_gone()
    {
        await using var workspace = await SlackWorkspace.StartAsync(settings: new()
        {
            ["Slack__BotToken"] = null,
            ["Slack__ClientId"] = FakeSlack.ClientId,
            ["Slack__ClientSecret"] = FakeSlack.ClientSecret,
            ["Slack__PublicUrl"] = "http://127.0.0.1:9/",
        });
        await InstallAsync(workspace);
        var welcome = await SlackWorkspace.UntilAsync(() => workspace.Said() is [{ } first, ..] ? first : null);
        Words(welcome.Text, welcome.Blocks).ShouldContain("you are my admin");
        welcome.Channel.ShouldBe(workspace.Jane.DirectChannel);

        (await workspace.Road.EventAsync(new SlackPayloads(workspace.Slack, workspace.Slack.Harbour).Event(SlackPayloads.Uninstalled()))).Status.ShouldBe(200);
        var before = workspace.Slack.Seen.Count;
        (await workspace.Jane.SayAsync("hello")).Status.ShouldBe(200);
        (await workspace.TerminateAsync()).ShouldBe(0);

        workspace.Slack.Seen.Skip(before).ShouldNotContain(request => request.Method == "chat.postMessage");
        await using var store = SlaBot.Storage.LiteDb.LiteDbStore.Open(workspace.Program.Data, TimeProvider.System);
        (await store.InstallationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await store.ConversationsAsync(new("slack-t0harbour"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_public_address_an_uninstall_is_heard_as_well()
    {
        await using var workspace = await SlackWorkspace.StartAsync(bySocket: true);
        _ = await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "hello"));

        (await workspace.Road.EventAsync(new SlackPayloads(workspace.Slack, workspace.Slack.Harbour).Event(SlackPayloads.Uninstalled()))).Status.ShouldBe(200);
        (await workspace.TerminateAsync()).ShouldBe(0);

        await using var store = SlaBot.Storage.LiteDb.LiteDbStore.Open(workspace.Program.Data, TimeProvider.System);
        (await store.ConversationsAsync(SlaBot.Domain.Values.WorkspaceId.Local, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_was_accepted_is_answered_once_after_the_process_was_killed()
    {
        await using var workspace = await SlackWorkspace.StartAsync();
        workspace.Slack.Fail(SlackFault.Hang(TimeSpan.FromSeconds(30)), when: request => request.Method == "chat.postMessage");
        (await workspace.Jane.SayAsync("are we on pace?")).Status.ShouldBe(200);
        await workspace.KillAsync();

        await workspace.ServeAsync();
        _ = await workspace.AnswerToAsync(() => workspace.Jane.SayAsync("hello"));

        workspace.Said().Count(message => message.Text.Contains("revenue", StringComparison.OrdinalIgnoreCase)).ShouldBeLessThanOrEqualTo(1);
    }

    // The first who sets SlaBot up is its admin.
    private static async Task BecomeAdminAsync(SlackWorkspace workspace) =>
        (await workspace.AnswerToAsync(() => workspace.Jane.OpenConversationAsync())).Channel.ShouldBe(workspace.Jane.DirectChannel);

    private static async Task InstallAsync(SlackWorkspace workspace)
    {
        workspace.Slack.Consents = _ => new FakeInstall(workspace.Slack.Harbour, "U0JANE");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });
        using var begun = await http.GetAsync(new Uri(workspace.Address, "/slack/install"));
        using var agreed = await http.GetAsync(begun.Headers.Location);
        using var ended = await http.GetAsync(new Uri(workspace.Address, agreed.Headers.Location!.PathAndQuery));
        ended.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    private static string Words(string text, JsonArray? blocks) => text + System.Text.RegularExpressions.Regex.Unescape(blocks?.ToJsonString() ?? "");
}
