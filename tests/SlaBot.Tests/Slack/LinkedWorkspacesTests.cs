using System.Text.RegularExpressions;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Slack;

/// <summary>The real program in a workspace of Slack's and in a tenant of Teams' that is not its own, linked by a code.</summary>
public sealed partial class LinkedWorkspacesTests
{
    private const string OwnTenant = "99999999-9999-4999-8999-999999999999";

    [Fact]
    public async Task A_workspace_and_a_tenant_that_are_linked_answer_alike_know_their_people_and_part_again()
    {
        var program = await Growth.CopiedAsync();
        await using var teams = await TeamsTenant.BesideAsync(program, new() { ["MicrosoftAppTenantId"] = OwnTenant, ["Teams__Tenants__0"] = FakeIdentity.Tenant });
        await using var slack = await SlackWorkspace.StartAsync(on: program);
        teams.At(slack.Address);
        _ = await slack.AnswerToAsync(() => slack.Jane.OpenConversationAsync());
        _ = await teams.InstallAsync(Talk.Janes);
        var early = teams.Message(Talk.Weis, "leads in march 2026");
        var before = teams.Connector.Accepted.Count;
        _ = await teams.SendAsync(early);
        var unlinked = TeamsTenant.HeadlineOf(await teams.AnswerAsync(Talk.Weis, before));

        // Jane links what she runs on both.
        var code = Code().Match((await slack.AnswerToAsync(() => slack.Jane.SayAsync("link"))).Text).Value;
        var asked = await teams.AskAsync(Talk.Janes, $"link {code}");
        TeamsTenant.HeadlineOf(asked).ShouldBe("This workspace will answer from ‘Growth 2026’. Link it?");
        (await teams.PressAsync(Talk.Janes, asked, "Yes, link it")).Body.GetRawText().ShouldContain("Linked: this workspace answers from");

        // What was delivered before and comes again is known, whatever was linked in between.
        _ = await teams.SendAsync(early);
        TeamsTenant.HeadlineOf(await teams.AskAsync(Talk.Janes, "leads in march 2026")).ShouldNotBe(unlinked);

        // The same answers on both.
        foreach (var question in new[] { "are we on pace?", "leads in march 2026", "進度如何？" })
        {
            var onSlack = await slack.AnswerToAsync(() => slack.Wei.SayAsync(question));
            TeamsTenant.HeadlineOf(await teams.AskAsync(Talk.Weis, question)).ShouldBe(onSlack.Text);
        }

        // Wei is given a right on Teams, and has it on Slack, where the same address is confirmed.
        await GiveWeiAsync(teams);
        _ = await teams.AskAsync(Talk.Weis, "hello");
        var recorded = await slack.AnswerToAsync(() => slack.Wei.SayAsync("log 40 visits for 17 March 2026"));
        (await slack.Wei.PressAsync(recorded, "Yes, record it")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => slack.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == recorded.Ts && message.IsEdited));
        TeamsTenant.HeadlineOf(await teams.AskAsync(Talk.Janes, "visits on 17 March 2026")).ShouldContain("40");

        // Jane ends it, from Slack.
        var ending = await slack.AnswerToAsync(() => slack.Jane.SayAsync("unlink"));
        (await slack.Jane.PressAsync(ending, "Yes, unlink")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => slack.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == ending.Ts && message.IsEdited));
        TeamsTenant.HeadlineOf(await teams.AskAsync(Talk.Janes, "visits on 17 March 2026")).ShouldNotContain("40");
        teams.Connector.Accepted.Count(request => request.Item == early["id"]!.GetValue<string>()).ShouldBe(1);
    }

    private static async Task GiveWeiAsync(TeamsTenant teams)
    {
        var before = teams.Connector.Accepted.Count;
        _ = await teams.AskAsync(Talk.Weis, "request access");
        var asked = await teams.AnswerAsync(Talk.Janes, before);
        before = teams.Connector.Accepted.Count;
        _ = await teams.PressAsync(Talk.Janes, asked, "Allow");
        TeamsTenant.HeadlineOf(await teams.AnswerAsync(Talk.Weis, before)).ShouldContain("gave you rights");
    }

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
