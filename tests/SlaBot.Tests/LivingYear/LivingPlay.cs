using System.Text.Json.Nodes;
using SlaBot.Conversation.Audit;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.LivingYear;

/// <summary>What people do in the year, step by step: Jane (sales) and Cho (customer success) on Teams, Wei (marketing) on Slack and in Chinese.</summary>
/// <param name="company">Where.</param>
internal sealed class LivingPlay(LivingCompany company)
{
    private const string First = """
        name: Living year 2026
        term: { from: 2026-01-01, to: 2026-12-31 }
        currency: USD
        holidays: [2026-01-01, 2026-07-03, 2026-12-25]
        goal: { revenue: 1_200_000, average_deal_size: 6_000 }
        parties:
          sales: { name: Sales }
          marketing: { name: Marketing }
        funnel:
          - { stage: visits, owner: marketing }
          - { stage: leads, owner: marketing, rate: 10% }
          - { stage: sqls, owner: sales, rate: 40% }
          - { stage: new_customers, owner: sales, rate: 25% }
        reporting:
          meeting: second tuesday 09:00
          scorecard_before: 1 business day
        """;

    private static readonly FakeMember Cho = new("29:cho", "Cho Park", "33333333-3333-4333-8333-333333333333") { Email = "cho@harbour.example" };

    private static Talk Chos { get; } = new("a:cho", "personal", Cho);

    /// <summary>Gets every change that was made, in order: each must be one entry of the audit.</summary>
    public List<AuditAct> Changes { get; } = [];

    /// <summary>Jane brings a file and gives rights; the draft is proposed, and signed on Teams and on Slack.</summary>
    public async Task SignTheFirstAsync()
    {
        _ = await company.Teams.InstallAsync(Talk.Janes);
        Changes.Add(AuditAct.RightsChanged);
        _ = await company.Teams.InstallAsync(Talk.Channel);
        foreach (var wish in new[] { "post the scorecards here", "post the wins here" })
        {
            SaidWords.Of(await company.Teams.AskAsync(Talk.Channel, wish)).ShouldContain("From now on I post here");
            SaidWords.Of(await company.NextOnSlackAsync(FakeSlack.Sales, () => company.Jane.MentionAsync(FakeSlack.Sales, wish))).ShouldContain("From now on I post here");
        }

        // One confirmed address: what she may on Teams she may on Slack.
        Changes.Add(AuditAct.RightsChanged);
        _ = await company.NextOnSlackAsync(company.Wei.DirectChannel, () => company.Wei.SayAsync("request access"));

        var looked = await company.UploadAsync(Talk.Janes, "agreement.yaml", First);
        var draft = await company.PressAsync(Talk.Janes, looked, "Propose to all who sign");
        Changes.Add(AuditAct.ProposalDrafted);
        _ = await company.PressAsync(Talk.Janes, draft, "From 1 Jan 2026");
        draft = await company.Teams.AskAsync(Talk.Janes, "Both sides want to plan with the same numbers");
        Changes.Add(AuditAct.ProposalEdited);
        await GiveAsync(FakeMember.Jane.AadObjectId.ToLowerInvariant(), "sign-sales");
        await GiveAsync("U0WEI", "sign-marketing");
        await ProposeAsync(draft);
        await SignAsync(1, 1, "v1");
    }

    /// <summary>What the bot sees by itself: Jane begins a draft from it, Wei says no to the first, and both sign the second.</summary>
    /// <param name="rate">The win rate that it has to have seen, in words.</param>
    /// <param name="deals">The average deal that it has to have seen, in words.</param>
    public async Task ResetAsync(string rate, string deals)
    {
        var evidence = await LivingCompany.UntilAsync(ResetOnTeams);
        SaidWords.Of(evidence).ShouldContain($"SQLs-to-new customers rate has been below its benchmark of 25 % since April 2026: {rate}.");
        SaidWords.Of(evidence).ShouldContain(deals);
        var draft = await company.NextAsync(Talk.Janes, () => company.Teams.PressAsync(Talk.Janes, evidence, "Propose the re-set rates"));
        Changes.Add(AuditAct.ProposalDrafted);
        draft = await EditAsync(draft, "1_400_000", "6_000", "10 / 40 / 12.5", "2026-07-16", "The win rate has halved; let us aim higher all the same");
        await ProposeAsync(draft);
        var asked = await LivingCompany.UntilAsync(() => AskedOnSlack(2));
        (await company.Wei.PressAsync(asked, "否決…")).Status.ShouldBe(200);
        var modal = await LivingCompany.UntilAsync(() => company.Slack.Modals is [.., { } last] ? last : null);
        (await company.Wei.SubmitAsync(modal, new() { ["words"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "Marketing cannot double its leads for a higher goal" } } })).Status.ShouldBe(200);
        Changes.Add(AuditAct.ProposalRejected);
        _ = await LivingCompany.UntilAsync(() => company.SaidOnTeams.LastOrDefault(message => message.Conversation == Talk.Janes.Conversation && SaidWords.Of(message).Contains("cannot double", StringComparison.Ordinal)));

        // They talk it over: long enough for everything that is said unasked meanwhile to have been said.
        await company.GoToAsync(company.Time.Now.PlusHours(3));

        draft = await company.NextAsync(Talk.Janes, () => company.Teams.PressAsync(Talk.Janes, evidence, "Propose the re-set rates"));
        Changes.Add(AuditAct.ProposalDrafted);
        draft = await EditAsync(draft, "1_250_000", "6_000", "10 / 40 / 12.5", "2026-07-16", "The win rate has halved; a goal that both of us can carry");
        await ProposeAsync(draft);
        await SignAsync(3, 2, "v2");
    }

    /// <summary>Customer success joins by a file with a party and KPIs more; three sign.</summary>
    public async Task JoinAsync(string file)
    {
        company.Teams.Connector.Populate(Chos.Conversation, Cho);
        _ = await company.Teams.InstallAsync(Chos);
        SaidWords.Of(await company.NextAsync(Talk.Janes, () => company.Teams.AskAsync(Chos, "request access"))).ShouldContain("Cho Park asks");
        var looked = await company.UploadAsync(Talk.Janes, "agreement.yaml", file);
        var draft = await company.PressAsync(Talk.Janes, looked, "Propose to all who sign");
        Changes.Add(AuditAct.ProposalDrafted);
        _ = await company.PressAsync(Talk.Janes, draft, "From 1 Sep 2026");
        draft = await company.Teams.AskAsync(Talk.Janes, "Customer success answers for what becomes of those we win");
        Changes.Add(AuditAct.ProposalEdited);
        await GiveAsync(Cho.AadObjectId.ToLowerInvariant(), "sign-customer-success");
        await ProposeAsync(draft);
        await SignAsync(4, 3, "v3", isWithCho: true);
    }

    /// <summary>Next year's agreement, drafted from this year's numbers.</summary>
    /// <param name="rate">The win rate that it has to have seen, in words.</param>
    /// <param name="deals">The average deal that it has to have seen, in words.</param>
    public async Task RenewAsync(string rate, string deals)
    {
        var drafted = await company.Teams.AskAsync(Talk.Janes, "draft an agreement");
        SaidWords.Of(drafted).ShouldContain(rate);
        SaidWords.Of(drafted).ShouldContain(deals);
        var draft = await company.NextAsync(Talk.Janes, () => company.Teams.PressAsync(Talk.Janes, drafted, TeamsTenant.ButtonsOf(drafted).Where(label => label.StartsWith("Propose", StringComparison.Ordinal)).ElementAt(1)));
        Changes.Add(AuditAct.ProposalDrafted);
        draft = await company.Teams.AskAsync(Talk.Janes, "We plan with the numbers that this year has shown");
        Changes.Add(AuditAct.ProposalEdited);
        await ProposeAsync(draft);
        await SignAsync(5, 4, "v4", isWithCho: true);
        SaidWords.Of(await company.Teams.AskAsync(Talk.Janes, "what did we agree in march?")).ShouldContain("$1,200,000");
    }

    private async Task GiveAsync(string person, string role)
    {
        var members = await company.Teams.AskAsync(Talk.Janes, "members");
        var given = await company.PressAsync(Talk.Janes, members, "Give this role", new() { ["person"] = person, ["role"] = role });
        SaidWords.Of(given).ShouldContain(role["sign-".Length..].Replace('-', ' '), Case.Insensitive);
        Changes.Add(AuditAct.RightsChanged);
    }

    private async Task<ConnectorRequest> EditAsync(ConnectorRequest draft, string goal, string size, string rates, string from, string reason)
    {
        var form = await company.NextAsync(Talk.Janes, () => company.Teams.PressAsync(Talk.Janes, draft, "Edit…"));
        var edited = await company.PressAsync(Talk.Janes, form, "Store", new() { ["goal"] = goal, ["size"] = size, ["rates"] = rates, ["from"] = from, ["words"] = reason });
        SaidWords.Of(edited).ShouldContain(reason);
        Changes.Add(AuditAct.ProposalEdited);
        return edited;
    }

    private async Task ProposeAsync(ConnectorRequest draft)
    {
        SaidWords.Of(await company.PressAsync(Talk.Janes, draft, "Propose to all")).ShouldContain("to be signed by");
        Changes.Add(AuditAct.ProposalProposed);
    }

    // Jane on her own card, Cho and Wei on those that they were sent; then it is news in both channels, once.
    private async Task SignAsync(int proposal, int revision, string version, bool isWithCho = false)
    {
        var card = await company.Teams.AskAsync(Talk.Janes, "I sign");
        SaidWords.Of(await company.PressAsync(Talk.Janes, card, "Sign")).ShouldContain("Sales ✔ Jane", Case.Insensitive);
        Changes.Add(AuditAct.ProposalSigned);
        if (isWithCho)
        {
            var chos = await LivingCompany.UntilAsync(() => company.SaidOnTeams.LastOrDefault(message => message.Conversation == Chos.Conversation && SaidWords.Of(message).Contains($"Proposal {proposal} ", StringComparison.Ordinal)));
            SaidWords.Of(await company.PressAsync(Chos, chos, "Sign")).ShouldContain("✔ Cho", Case.Insensitive);
            Changes.Add(AuditAct.ProposalSigned);
        }

        var asked = await LivingCompany.UntilAsync(() => AskedOnSlack(proposal));
        (await company.Wei.PressAsync(asked, "簽署")).Status.ShouldBe(200);
        _ = await LivingCompany.UntilAsync(() => company.SaidOnSlack.FirstOrDefault(message => message.Ts == asked.Ts && message.IsEdited && SaidWords.Of(message).Contains(version, StringComparison.Ordinal)));
        Changes.AddRange([AuditAct.ProposalSigned, AuditAct.AgreementSigned]);
        var news = $"Version {revision} of the agreement is signed: {(isWithCho ? "Customer success and " : "")}Sales";
        _ = await LivingCompany.UntilAsync(() => company.SaidOnSlack.FirstOrDefault(message => message.Channel == FakeSlack.Sales && SaidWords.Of(message).Contains(news, StringComparison.Ordinal)));
        _ = await LivingCompany.UntilAsync(() => company.SaidOnTeams.FirstOrDefault(message => message.Conversation!.StartsWith(Talk.Team, StringComparison.Ordinal) && SaidWords.Of(message).Contains(news, StringComparison.Ordinal)));
        await company.CalmAsync();
        company.SaidOnSlack.Count(message => message.Channel == FakeSlack.Sales && SaidWords.Of(message).Contains(news, StringComparison.Ordinal)).ShouldBe(1);
    }

    private ConnectorRequest? ResetOnTeams() => company.SaidOnTeams.FirstOrDefault(message =>
        message.Conversation == Talk.Janes.Conversation && SaidWords.Of(message).Contains("Propose the re-set rates", StringComparison.Ordinal) && SaidWords.Of(message).Contains("new customers rate has been below", StringComparison.OrdinalIgnoreCase));

    private FakeMessage? AskedOnSlack(int proposal) => company.SaidOnSlack.LastOrDefault(message =>
        message.Channel == company.Wei.DirectChannel && SaidWords.Of(message).Contains($"提案 {proposal}", StringComparison.Ordinal) && SaidWords.HasButton(message, "簽署"));
}
