using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Testing.Slack;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Webhooks;

namespace SlaBot.Tests.Wins;

/// <summary>The real program in a workspace of Slack's, with a CRM beside it: what is told over a webhook is read in the channel.</summary>
public sealed class FromWebhookToPostTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task A_won_deal_is_announced_once_cheered_for_and_taken_back_in_its_place()
    {
        await using var workspace = await StartAsync();
        using var crm = new WebhookSender(workspace.Address, "crm", Secret);
        WordsOf(await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "post the wins here"), FakeSlack.Sales)).Take(3).ShouldBe(
            ["From now on I post here: wins as they happen.", "From now on I post here: wins as they happen.", "Big wins come at once, small ones together once a day."]);

        // A big deal with its lead: the story names where it came from and how long each stage took.
        _ = await crm.SendAsync("lead_1", $$$"""{"type":"lead","id":"L-1","data":{"created":"{{{Day(-18)}}}","mql":"{{{Day(-15)}}}","sql":"{{{Day(-10)}}}","source":"webinar"}}""");
        var won = $$$"""{"type":"deal","id":"D-1","data":{"name":"Harbour Logistics","amount":48000,"stage":"won","created":"{{{Day(-10)}}}","closed":"{{{Day(0)}}}","source":"webinar","lead_id":"L-1"}}""";
        (await crm.SendAsync("deal_1", won))["stored"]!.GetValue<int>().ShouldBe(1);
        var post = await SlackWorkspace.UntilAsync(() => Stars(workspace) is [var first, ..] ? first : null);
        post.Text.ShouldBe("★ $48,000 won: Harbour Logistics");
        var story = WordsOf(post);
        story.ShouldContain("Source: webinar (Marketing). Closed by Sales.");
        story.ShouldContain("Days from step to step: MQLs 3 days → SQLs 5 days → won 10 days.");
        story.ShouldContain(words => words.StartsWith("Goal: 4 % reached, 0 % before it.", StringComparison.Ordinal));

        // The same delivery again, and the same news under another id.
        (await crm.SendAsync("deal_1", won))["repeated"]!.GetValue<bool>().ShouldBeTrue();
        (await crm.SendAsync("deal_2", won))["same"]!.GetValue<int>().ShouldBe(1);

        // Two people are glad.
        (await workspace.Wei.PressAsync(post, "👏 Congratulate")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => Now(workspace, post, "👏 1 person congratulates."));
        (await workspace.Jane.PressAsync(post, "👏 Congratulate")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => Now(workspace, post, "👏 2 people congratulate."));

        // It is not won after all; then it is, for less.
        _ = await crm.SendAsync("deal_3", """{"type":"deal","id":"D-1","data":{"stage":"open","closed":null}}""");
        var gone = await SlackWorkspace.UntilAsync(() => Now(workspace, post, "✕ Taken back: $48,000 won: Harbour Logistics"));
        WordsOf(gone).ShouldContain("By the newest deals data it is not won any more.");
        _ = await crm.SendAsync("deal_4", $$$"""{"type":"deal","id":"D-1","data":{"stage":"won","closed":"{{{Day(0)}}}","amount":45000}}""");
        _ = await SlackWorkspace.UntilAsync(() => Now(workspace, post, "★ $45,000 won: Harbour Logistics"));
        Stars(workspace).ShouldHaveSingleItem().Ts.ShouldBe(post.Ts);
        (await workspace.TerminateAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_asks_for_the_scorecard_hears_when_it_comes()
    {
        await using var workspace = await StartAsync();
        var words = WordsOf(await workspace.AnswerToAsync(() => workspace.Jane.MentionAsync(FakeSlack.Sales, "post the scorecard here"), FakeSlack.Sales));
        words[0].ShouldBe("From now on I post here: the scorecard before each meeting.");
        words.ShouldContain(said => said.StartsWith("Next: the scorecard for the meeting on", StringComparison.Ordinal) && said.Contains(" comes on ", StringComparison.Ordinal) && said.EndsWith($"({Zone} time).", StringComparison.Ordinal));
        words.ShouldContain("To end it, say “stop posting here”.");
    }

    // It is about noon there, whenever the test runs: so no day ends under way, and people are at work.
    private static string Zone { get; } = ZoneOfNoon(TimeProvider.System.GetUtcNow().Hour);

    private static DateTime Today { get; } = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Zone)).Date;

    private static string ZoneOfNoon(int hour) => string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{hour - 12:+0;-0;+0}");

    private static string Day(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<SlackWorkspace> StartAsync()
    {
        var program = new Slabot();
        (await program.RunAsync("agreement", "import", program.Write("always.yaml", $$"""
            name: Always open
            term: { from: {{Day(-100)}}, to: {{Day(264)}} }
            currency: USD
            time_zone: {{Zone}}
            working_week: [mon, tue, wed, thu, fri, sat, sun]
            working_hours: "00:00-23:59"
            goal: { revenue: 1_200_000, average_deal_size: 12_000 }
            parties:
              sales: { name: Sales }
              marketing: { name: Marketing }
            reporting: { meeting: every monday 09:00 }
            wins: { big_deal: 25000 }
            """))).Succeeded();
        var workspace = await SlackWorkspace.StartAsync(settings: new() { ["Webhooks__crm__Secret"] = Secret }, on: program);
        _ = await workspace.AnswerToAsync(() => workspace.Jane.OpenConversationAsync());
        return workspace;
    }

    private static IReadOnlyList<FakeMessage> Stars(SlackWorkspace workspace) =>
        [.. workspace.Said(FakeSlack.Sales).Where(message => message.Text.Contains("won: Harbour Logistics", StringComparison.Ordinal))];

    private static FakeMessage? Now(SlackWorkspace workspace, FakeMessage post, string words) =>
        workspace.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == post.Ts && message.IsEdited && WordsOf(message).Contains(words));

    private static IReadOnlyList<string> WordsOf(FakeMessage message) =>
        [.. SlackWords.Of(message.Text, message.Blocks is { } blocks ? Encoding.UTF8.GetBytes(((JsonNode)blocks).ToJsonString()) : null).Select(words => words.Replace('\u00a0', ' '))];
}
