using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Scorecards;

/// <summary>The draft of a scorecard from its first showing to the post, in the hands of two people on two platforms.</summary>
public sealed class DraftInChatTests
{
    [Fact]
    public async Task Those_who_answer_for_it_edit_hold_and_send_it_each_sees_what_the_other_did_and_strangers_are_refused()
    {
        await using var company = await DraftingCompany.StartAsync();
        var (slack, teams) = (company.Slack, company.Teams);

        // It comes to each in private, and nowhere else.
        var janes = await SlackWorkspace.UntilAsync(() => slack.Said() is [var first, ..] ? first : null);
        var weis = await teams.Connector.WaitForAsync(request => request is { Operation: "send", Type: "message" }, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var wei = new Talk(weis.Conversation!, "personal", FakeMember.Wei);
        janes.Channel.ShouldBe(slack.Jane.DirectChannel, janes.Text);
        janes.Text.ShouldStartWith("Draft: the scorecard for ");
        TeamsTenant.HeadlineOf(weis).ShouldBe(janes.Text);
        TeamsTenant.ButtonsOf(weis).ShouldBe(["Preview", "Send now", "Hold", "Edit the headline", "Add a comment", "Decisions, presenters"]);

        // Somebody else, who got hold of the button.
        var refused = await slack.AnswerToAsync(() => slack.Wei.PressAsync(janes, "Send now"));
        WordsOf(refused.Text, refused.Blocks).ShouldContain("只有管理員與代表部門簽署的人可以這樣做");
        var (_, toast) = await teams.PressAsync(wei with { Who = FakeMember.Jane }, weis, "Hold");
        toast.GetProperty("value").GetString().ShouldBe("Only admins and those who sign for a party do that. Nothing was changed.");

        // Jane writes the headline, Wei a comment: both drafts change in their places.
        (await slack.Jane.PressAsync(janes, "Edit the headline")).Status.ShouldBe(200);
        var modal = await SlackWorkspace.UntilAsync(() => slack.Slack.Modals is [{ } opened, ..] ? opened : null);
        var saved = await slack.AnswerToAsync(() => slack.Jane.SubmitAsync(modal, Answer("headline", "We hold the win rate.")));
        saved.Text.ShouldStartWith("Saved: the headline of the scorecard for ");
        _ = await UpdatedAsync(teams, weis, "We hold the win rate. (headline by Jane Harbour)");
        (await slack.Jane.PressAsync(Now(slack, janes, "We hold the win rate. (headline by Jane Harbour)")!, "Preview")).Status.ShouldBe(200);

        var before = teams.Connector.Accepted.Count;
        _ = await teams.PressAsync(wei, weis, "Add a comment");
        var form = await teams.AnswerAsync(wei, before);
        var (_, added) = await teams.PressAsync(wei, form, "Save", new() { ["comment"] = "The fair was rained off." });
        added.GetRawText().ShouldContain("Added: your comment stands in the scorecard for ");
        _ = await SlackWorkspace.UntilAsync(() => Now(slack, janes, "The fair was rained off. (comment by Wei Chen)"));

        // Wei holds it; that Jane holds it too changes nothing.
        var (_, held) = await teams.PressAsync(wei, weis, "Hold");
        held.GetRawText().ShouldContain("On hold: the scorecard for ");
        var onHold = await SlackWorkspace.UntilAsync(() => Now(slack, janes, "(Wei Chen held it)"));
        (await slack.Jane.PressAsync(janes, "Hold")).Status.ShouldBe(200);
        (await slack.Jane.PressAsync(onHold, "Release")).Status.ShouldBe(200);
        _ = await UpdatedAsync(teams, weis, "Draft: the scorecard for ");
        Posts(company).ShouldBe((0, 0));

        // Jane sends it now; a second press, on a draft that does not know it yet, posts nothing.
        (await slack.Jane.PressAsync(janes, "Send now")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => Posts(company) is ( > 0, > 0) ? "posted" : null);
        _ = await UpdatedAsync(teams, weis, "Done: the scorecard for ");
        var (response, over) = await teams.PressAsync(wei, weis, "Send now");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        over.GetProperty("value").GetString()!.ShouldStartWith("That is over: the scorecard for ");
        var post = slack.Said(FakeSlack.Sales).ShouldHaveSingleItem();
        WordsOf(post.Text, post.Blocks).ShouldContain("We hold the win rate. (headline by Jane Harbour)");
        WordsOf(post.Text, post.Blocks).ShouldContain("The fair was rained off. (comment by Wei Chen)");
        Posts(company).ShouldBe((1, 1));
        (await slack.TerminateAsync()).ShouldBe(0);
        Posts(company).ShouldBe((1, 1));
    }

    private static (int Slack, int Teams) Posts(DraftingCompany company) =>
        (company.Slack.Said(FakeSlack.Sales).Count, company.Teams.Connector.Accepted.Count(request => request.Operation == "create" && request.Body!.Value.GetRawText().Contains("joint scorecard", StringComparison.Ordinal)));

    private static FakeMessage? Now(SlackWorkspace slack, FakeMessage message, string words) =>
        slack.Slack.Harbour.Messages.FirstOrDefault(now => now.Ts == message.Ts && now.IsEdited && WordsOf(now.Text, now.Blocks).Contains(words, StringComparison.Ordinal));

    // The newest that stands in the place of a message.
    private static async Task<ConnectorRequest> UpdatedAsync(TeamsTenant teams, ConnectorRequest message, string words) => await SlackWorkspace.UntilAsync(() =>
        teams.Connector.Accepted.LastOrDefault(request => request.Operation == "update" && request.Item == message.AnsweredId) is { } last && TeamsTenant.SaidBy(last).Contains(words, StringComparison.Ordinal) ? last : null);

    private static string WordsOf(string text, JsonArray? blocks) =>
        string.Join('\n', SlackWords.Of(text, blocks is null ? null : Encoding.UTF8.GetBytes(blocks.ToJsonString()))).Replace('\u00a0', ' ');

    private static JsonObject Answer(string field, string words) => new() { [field] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = words } } };
}
