using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Agreements;

/// <summary>The real program between a tenant of Teams' and a workspace of Slack's: sales signs on the one, marketing on the other.</summary>
public sealed class ProposalAcrossPlatformsTests
{
    [Fact]
    public async Task Drafted_on_Teams_and_signed_on_both_it_is_in_force_and_announced_once()
    {
        var program = await TwoSidesAsync();
        await using var teams = await TeamsTenant.BesideAsync(program);
        await using var slack = await SlackWorkspace.StartAsync(on: program);
        teams.At(slack.Address);
        _ = await teams.InstallAsync(Talk.Janes);
        _ = await slack.AnswerToAsync(() => slack.Jane.MentionAsync(FakeSlack.Sales, "post the wins here"), FakeSlack.Sales);

        // Jane drafts and proposes; Wei is asked in private, on Slack and in Chinese.
        var draft = await teams.AskAsync(Talk.Janes, $"propose to raise the goal to 1.5 million from {TwoSides.Day(2)} because the win rate has gone up");
        TeamsTenant.HeadlineOf(draft).ShouldStartWith("Proposal 1 · a draft by Jane");
        var proposed = await teams.PressAsync(Talk.Janes, draft, "Propose to all");
        proposed.Body.GetRawText().ShouldContain("to be signed by");
        var asked = await SlackWorkspace.UntilAsync(() => slack.Said(slack.Wei.DirectChannel) is [.., var last] && Buttons(last).Contains("簽署") ? last : null);

        // She signs on the card in Teams, Wei on the one in Slack.
        var card = await teams.AskAsync(Talk.Janes, "I sign");
        (await teams.PressAsync(Talk.Janes, card, "Sign")).Body.GetRawText().ShouldContain("Sales \\u2714 Jane", Case.Insensitive);
        (await slack.Wei.PressAsync(asked, "簽署")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => slack.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == asked.Ts && message.IsEdited && message.Text.Contains("v2", StringComparison.Ordinal)));
        _ = await SlackWorkspace.UntilAsync(() => slack.Said(FakeSlack.Sales).FirstOrDefault(IsNews));

        slack.Said(FakeSlack.Sales).Count(message => message.Text.Contains("is signed", StringComparison.Ordinal)).ShouldBe(1, "it is announced once, and the first, which nobody signed, is not");
        (await slack.TerminateAsync()).ShouldBe(0);
        await using var kept = LiteDbStore.Open(program.Data, TimeProvider.System);
        (await kept.HistoryAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Latest!.Terms.Goal.Revenue.Amount.ShouldBe(1_500_000m);
        (await AuditBook.AllAsync(kept, WorkspaceId.Local, TestContext.Current.CancellationToken)).Select(entry => entry.Note.Act).Where(act => act is not (AuditAct.RightsChanged or AuditAct.AgreementStored)).ShouldBe(
            [AuditAct.ProposalDrafted, AuditAct.ProposalProposed, AuditAct.ProposalSigned, AuditAct.ProposalSigned, AuditAct.AgreementSigned]);
        (await AuditBook.VerifyAsync(kept, WorkspaceId.Local, TestContext.Current.CancellationToken)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Signed_on_the_page_by_the_one_side_and_on_Slack_by_the_other_it_is_in_force()
    {
        var program = await TwoSidesAsync();
        program.Settings["PublicUrl"] = SigningBrowser.PublicUrl;
        await using var teams = await TeamsTenant.BesideAsync(program);
        await using var slack = await SlackWorkspace.StartAsync(on: program);
        teams.At(slack.Address);
        using var browser = new SigningBrowser(slack.Address);
        _ = await teams.InstallAsync(Talk.Janes);
        var draft = await teams.AskAsync(Talk.Janes, $"propose to raise the goal to 1.5 million from {TwoSides.Day(2)} because the win rate has gone up");
        var proposed = await teams.PressAsync(Talk.Janes, draft, "Propose to all");
        proposed.Body.GetRawText().ShouldContain("Sign on the page");
        var asked = await SlackWorkspace.UntilAsync(() => slack.Said(slack.Wei.DirectChannel) is [.., var last] && Buttons(last).Contains("簽署") ? last : null);

        // Jane signs on the page, and is told so in private.
        var token = SigningBrowser.TokenIn(TeamsTenant.SaidBy(await teams.AskAsync(Talk.Janes, "sign on the page"))).ShouldNotBeNull();
        (await browser.GetAsync(token)).Page.ShouldContain($"You are about to sign for Sales as {FakeMember.Jane.Name}.");
        (await browser.DecideAsync(token, "sign", "sales")).ShouldBe(System.Net.HttpStatusCode.SeeOther);
        (await browser.GetAsync(token)).Page.ShouldContain("You signed proposal 1 for Sales.");
        var told = await teams.Connector.WaitForAsync(request => TeamsTenant.HeadlineOf(request) == "On the page you signed proposal 1 for Sales", TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        TeamsTenant.ButtonsOf(told).ShouldBe(["Ask for a change…", "Withdraw…", "Show proposal 1"]);

        // Wei is given a link in private only, and presses on the card.
        (await slack.Wei.PressAsync(asked, "在頁面簽署")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => slack.Said(slack.Wei.DirectChannel).FirstOrDefault(message => SigningBrowser.TokenIn(message.Blocks?.ToJsonString() ?? "") is not null));
        (await slack.Wei.PressAsync(asked, "簽署")).Status.ShouldBe(200);
        _ = await SlackWorkspace.UntilAsync(() => slack.Slack.Harbour.Messages.FirstOrDefault(message => message.Ts == asked.Ts && message.IsEdited && message.Text.Contains("v2", StringComparison.Ordinal)));
        (await slack.TerminateAsync()).ShouldBe(0);

        await using var kept = LiteDbStore.Open(program.Data, TimeProvider.System);
        (await kept.HistoryAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Latest!.Terms.Goal.Revenue.Amount.ShouldBe(1_500_000m);
        (await AuditBook.AllAsync(kept, WorkspaceId.Local, TestContext.Current.CancellationToken)).Where(entry => entry.Note.Act == AuditAct.ProposalSigned).Select(entry => (entry.By.Where, entry.By.Name)).ShouldBe([("page", FakeMember.Jane.Name), ("slack", "Wei Chen")]);
        (await AuditBook.VerifyAsync(kept, WorkspaceId.Local, TestContext.Current.CancellationToken)).IsSound.ShouldBeTrue();
    }

    // Jane of sales is on Teams, Wei of marketing on Slack.
    private static async Task<Slabot> TwoSidesAsync()
    {
        var program = await TwoSides.ImportedAsync();
        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            _ = await store.ChangeMembersAsync(
                WorkspaceId.Local,
                _ =>
                [
                    new(new(Platform.Teams, FakeIdentity.Tenant, FakeMember.Jane.AadObjectId.ToLowerInvariant()), "Jane") { SignsFor = [new("sales")], IsAdmin = true },
                    new(new(Platform.Slack, "T0HARBOUR", "U0WEI"), "Wei") { SignsFor = [new("marketing")] },
                ],
                TestContext.Current.CancellationToken);
        }

        return program;
    }

    private static bool IsNews(FakeMessage message) => message.Text.Contains("Version 2 of the agreement is signed", StringComparison.Ordinal);

    private static IReadOnlyList<string> Buttons(FakeMessage message) =>
        message.Blocks is { } blocks ? SlackWords.Of(message.Text, Encoding.UTF8.GetBytes(((JsonNode)blocks).ToJsonString())) : [];
}
