using System.Collections.Concurrent;
using System.Globalization;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Readings;
using static SlaBot.Tests.Agreements.AttackedCompany;

namespace SlaBot.Tests.Agreements;

/// <summary>Everything that people can send to the real program about proposals and rights, by whoever has no right to: nothing of it changes anything.</summary>
public sealed class AgreementAttackTests
{
    private const int AtOnce = 8;
    private const int Hostile = 24;
    private const int Concurrent = 90;

    private readonly ConcurrentDictionary<string, int> tried = new();
    private readonly List<string> rightful = [$"{AuditAct.AgreementStored} revision 1"];
    private readonly List<string> byPage = [];
    private AttackedCompany company = null!;

    [Fact]
    public async Task Nothing_changes_without_right_and_whatever_changes_is_in_the_audit_once()
    {
        company = await AttackedCompany.StartAsync(TestContext.Current.CancellationToken);
        await using var attacked = company;

        // Jane proposes.
        await DoAsync(Account.Jane, "sla:new", [AuditAct.ProposalDrafted], "proposal 1", ("goal", "1,500,000"), ("from", TwoSides.Day(2)), ("words", "The win rate has gone up"));
        await DoAsync(Account.Jane, "sla:propose:1:1", [AuditAct.ProposalProposed], "proposal 1");
        await AttackAsync([.. AgreementAttacks.Forged(company), .. AgreementAttacks.Foreign(company, 1, 1), .. AgreementAttacks.Misnamed(company), .. AgreementAttacks.Impossible(company), .. PageAttacks.Of(company)]);

        // So does Raj; Jane signs for sales, and for marketing as well, with her other account.
        await DoAsync(Account.Raj, "sla:new", [AuditAct.ProposalDrafted], "proposal 2", ("goal", "1,600,000"), ("from", TwoSides.Day(2)), ("words", "Otherwise"));
        await DoAsync(Account.Raj, "sla:propose:2:1", [AuditAct.ProposalProposed], "proposal 2");
        var place = company.Place(Account.Jane);
        var press = company.TeamsPress(Account.Jane.OnTeams!, place, company.Seal.Seal(Act(Account.Jane, place, "sla:sign:1:1")));
        _ = await company.TeamsAsync(press.DeepClone());
        rightful.Add($"{AuditAct.ProposalSigned} proposal 1");
        await AttackAsync(
        [
            .. AgreementAttacks.Replayed(company, press),
            .. Presses("signed for both by one person", [Account.JaneOnSlack], "sla:sign:1:1", "sla:party:1:1:marketing", "sla:sign:1:1", "sla:party:1:1:marketing"),
            .. Presses("signed twice", [Account.Jane, Account.Mia], "sla:sign:1:1", "sla:party:1:1:sales", "sla:sign:1:1", "sla:party:1:1:sales"),
        ]);

        // Wei's right goes and comes back; then Jane edits what Wei's card shows.
        await DoAsync(Account.Jane, "members", [AuditAct.RightsChanged], AuditReplay.NameOf(Account.Wei.Person), ("person", "U0WEI"), ("role", "none"));
        await AttackAsync([.. OnCard("with a right that was taken", [Account.Wei], 1, 1), .. PageAttacks.By(company, "on the page with a right that was taken", 1, 1, Account.Wei)]);
        await DoAsync(Account.Jane, "members", [AuditAct.RightsChanged], AuditReplay.NameOf(Account.Wei.Person), ("person", "U0WEI"), ("role", "sign-marketing"));
        await DoAsync(Account.Jane, "sla:edit:1:1", [AuditAct.ProposalEdited], "proposal 1", ("goal", "1,550,000"), ("from", TwoSides.Day(2)), ("words", "A little less"));

        // What names an edition is stale; a re-set of the day names none, and is the signatories' to do.
        await AttackAsync(
        [
            .. OnCard("on a card that an edit overtook", [Account.Jane, Account.Mia, Account.Wei, Account.Raj], 1, 1, withDay: false),
            .. PageAttacks.By(company, "on the page of an edition that was overtaken", 1, 1, Account.Jane, Account.Mia, Account.Wei, Account.Raj),
        ]);
        await DoAsync(Account.Mia, "sla:sign:1:2", [AuditAct.ProposalSigned], "proposal 1");
        await DoAsync(Account.Jane, "members", [AuditAct.RightsChanged], AuditReplay.NameOf(Account.Mia.Person), ("person", Account.Mia.Person.Id), ("role", "none"));
        await AttackAsync(OnCard("with a right that was taken", [Account.Mia], 1, 2));
        await DoAsync(Account.Wei, "sla:sign:1:2", [AuditAct.ProposalSigned], "proposal 1");
        rightful.AddRange([$"{AuditAct.AgreementSigned} revision 2", $"{AuditAct.ProposalSuperseded} proposal 2"]);
        await AttackAsync(new[] { (1, 2), (2, 1) }.SelectMany(one => OnCard("on what has come to its end", [Account.Jane, Account.Wei, Account.Raj], one.Item1, one.Item2, withForms: false)
            .Concat(PageAttacks.By(company, "on the page of what has come to its end", one.Item1, one.Item2, Account.Jane, Account.Wei))));

        await HostileTextsAsync();
        await ManyAtOnceAsync(3 + Hostile);
        await OnePersonsLinkAtOnceAsync(7 + Hostile);
        await JudgeAsync();
    }

    // With the right to; what is said is hostile.
    private async Task HostileTextsAsync()
    {
        var all = NaughtyStrings.All;
        var texts = Enumerable.Range(0, Hostile).Select(at => all[at * (all.Count - 1) / (Hostile - 1)].Replace("\ud800", "?", StringComparison.Ordinal).Replace("\udc00", "?", StringComparison.Ordinal)).ToList();
        await AttackAsync(texts.Select(text => new Attack("hostile text", () => company.PressAsync(Account.Jane, "sla:new", ("goal", "1,700,000"), ("from", TwoSides.Day(3)), ("words", text)))));
        await AttackAsync(texts.Select((_, at) => new Attack("hostile text", () => company.PressAsync(Account.Raj, string.Create(CultureInfo.InvariantCulture, $"sla:show:{3 + at}:1")))));
        await AttackAsync(texts.Select((text, at) => new Attack("hostile text", () => company.PressAsync(Account.Jane, string.Create(CultureInfo.InvariantCulture, $"sla:withdraw:{3 + at}:1"), ("words", text)))));
    }

    // Two proposals are signed by everybody at once, from both channels: one of them comes into force. Two more are signed and edited at once.
    private async Task ManyAtOnceAsync(int first)
    {
        await ProposeAsync(first, "1,800,000");
        await ProposeAsync(first + 1, "1,900,000");
        await AttackAsync(Enumerable.Range(0, 36).Select(at => new Attack("signed at once", () => company.PressAsync(
            new[] { Account.Jane, Account.Wei, Account.Raj }[at % 3], string.Create(CultureInfo.InvariantCulture, $"sla:sign:{first + (at / 3 % 2)}:1")))), Concurrent);

        await ProposeAsync(first + 2, "1,850,000");
        await ProposeAsync(first + 3, "1,950,000");
        var random = new Random(7);
        Account[] people = [Account.Jane, Account.Mia, Account.Wei, Account.Raj, Account.JaneOnSlack, Account.Lin, Account.Kim];
        var presses = Enumerable.Range(0, Concurrent).Select(_ => (Who: people[random.Next(people.Length)], Proposal: first + 2 + random.Next(2), Edition: 1 + random.Next(4), Act: random.Next(11), Day: TwoSides.Day(4 + random.Next(3)), Is: random.Next(2) == 0)).ToList();
        await AttackAsync(presses.Select(press => new Attack("signed and edited at once", () => PressAsync(press))), Concurrent);

        Task PressAsync((Account Who, int Proposal, int Edition, int Act, string Day, bool Is) press)
        {
            var of = string.Create(CultureInfo.InvariantCulture, $"{press.Proposal}:{press.Edition}");
            (string, string)[] form = press.Who.OnTeams is null || press.Act < 9 ? [] : [("goal", $"2,00{press.Act},000"), ("from", press.Day), ("words", "Now")];
            var act = (press.Act, form.Length) switch
            {
                (6, _) => $"sla:party:{of}:{(press.Is ? "sales" : "marketing")}",
                (7, _) => press.Is ? $"sla:rebase:{of}" : $"sla:propose:{of}",
                (8, _) when press.Is => string.Create(CultureInfo.InvariantCulture, $"sla:day:{press.Proposal}:{press.Day}"),
                (9, > 0) => $"sla:edit:{of}",
                (10, > 0) => $"sla:change:{of}",
                _ => $"sla:sign:{of}",
            };
            return company.PressAsync(press.Who, act, form);
        }
    }

    // A link decides once, however often and from wherever it is used.
    private async Task OnePersonsLinkAtOnceAsync(int number)
    {
        await ProposeAsync(number, "1,750,000");
        var link = Link(Account.Jane, number, 1);
        await AttackAsync(Enumerable.Range(0, 24).Select(_ => new Attack("one link used at once", () => company.DecideAsync(link, "sign", "sales"))));
        await AttackAsync(new[] { "sign", "change", "reject" }.Select(act => new Attack("a link that was used, again", () => company.DecideAsync(link, act, "sales"))));
        byPage.Add($"{AuditAct.ProposalSigned} proposal {number} {AuditReplay.NameOf(Account.Jane.Person)}");
    }

    private async Task ProposeAsync(int number, string goal)
    {
        _ = await company.PressAsync(Account.Jane, "sla:new", ("goal", goal), ("from", TwoSides.Day(4)), ("words", "More"));
        _ = await company.PressAsync(Account.Jane, string.Create(CultureInfo.InvariantCulture, $"sla:propose:{number}:1"));
    }

    private async Task JudgeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var program = company.Slack.Program;
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried.Values.Sum()} attacks: {string.Join(", ", tried.OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {kind.Key}"))}; statuses: {string.Join(", ", company.Statuses.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}");
        tried.Values.Sum().ShouldBeGreaterThan(300);
        company.Statuses.Keys.ShouldAllBe(status => status >= 200 && status < 500);
        var harbour = company.Slack.Slack.Harbour;
        company.Teams.Connector.Accepted.Select(sent => sent.Body?.GetRawText())
            .Concat(harbour.Messages.Select(message => message.Blocks?.ToJsonString())).Concat(harbour.Whispers.Select(whisper => whisper.Blocks?.ToJsonString()))
            .Where(said => said is not null && SigningBrowser.TokenIn(said) is not null)
            .ShouldBeEmpty("whoever had no right to a link was given none");
        (await company.Slack.TerminateAsync()).ShouldBe(0);

        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            (await store.UnfinishedAsync(cancellation)).ShouldBeEmpty("everything was answered");
            (await store.TallyAsync(cancellation)).Dead.ShouldBe(0, "nothing made the program stumble");
            var entries = await AuditBook.AllAsync(store, WorkspaceId.Local, cancellation);
            var said = entries.Select(entry => $"{entry.Note.Act} {entry.Note.Subject}").ToList();
            said.Take(rightful.Count).ShouldBe(rightful);
            said.Skip(rightful.Count).Take(2 * Hostile).CountBy(one => one.Split(' ')[0]).ToDictionary().ShouldBe(new Dictionary<string, int> { ["ProposalDrafted"] = Hostile, ["ProposalWithdrawn"] = Hostile });

            entries.Where(entry => entry.By.Where == "page").Select(entry => $"{entry.Note.Act} {entry.Note.Subject} {AuditReplay.NameOf(entry.By.Person!)}").ShouldBe(byPage);
            var replay = new AuditReplay(Members);
            foreach (var entry in entries)
            {
                replay.Take(entry);
            }

            replay.Revisions.ShouldBeGreaterThan(2, "of two that everybody signs at once, one comes into force");
            var proposals = new List<Proposal>();
            var book = new ProposalBook(new AgreementFormat());
            while (await book.FindAsync(store, WorkspaceId.Local, proposals.Count + 1, cancellation) is { Proposal: { } proposal })
            {
                proposals.Add(proposal);
            }

            proposals.ToDictionary(proposal => $"proposal {proposal.Number}", AuditReplay.SaidOf).ShouldBe(replay.Proposals, ignoreOrder: true);
            proposals.Where(proposal => proposal.State == ProposalState.InForce).ShouldAllBe(proposal => proposal.Signatures.Select(signature => signature.By.Id).Distinct().Count() == 2);
            (await store.HistoryAsync(WorkspaceId.Local, cancellation)).Revisions.Count.ShouldBe(replay.Revisions);
            (await store.MembersAsync(WorkspaceId.Local, cancellation)).ToDictionary(member => AuditReplay.NameOf(member.Person), AuditReplay.RightsOf).ShouldBe(replay.Rights, ignoreOrder: true);
            TestContext.Current.TestOutputHelper?.WriteLine($"{entries.Count} entries, {proposals.Count} proposals, {replay.Revisions} revisions");
        }

        (await program.RunAsync("audit", "verify")).Succeeded().ShouldContain("all sound");
    }

    private async Task DoAsync(Account who, string act, IEnumerable<AuditAct> acts, string subject, params (string Field, string Value)[] form)
    {
        rightful.AddRange(acts.Select(one => $"{one} {subject}"));
        _ = await company.PressAsync(who, act, form);
        await company.AnsweredAsync();
    }

    private async Task AttackAsync(IEnumerable<Attack> attacks, int atOnce = AtOnce)
    {
        await Parallel.ForEachAsync(attacks, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = TestContext.Current.CancellationToken }, async (attack, stop) =>
        {
            await attack.DoAsync();
            _ = tried.AddOrUpdate(attack.Kind, 1, static (_, count) => count + 1);
        });
        await company.AnsweredAsync();
    }

    private IEnumerable<Attack> Presses(string kind, Account[] people, params string[] acts) =>
        people.SelectMany(who => acts.Select(act => new Attack(kind, () => company.PressAsync(who, act))));

    private IEnumerable<Attack> OnCard(string kind, Account[] people, int proposal, int edition, bool withDay = true, bool withForms = true) =>
        people.SelectMany(who => AgreementAttacks.On(who, proposal, edition, withForms).Where(one => withDay || !one.Act.StartsWith("sla:day", StringComparison.Ordinal)).Select(one => new Attack(kind, () => company.PressAsync(who, one.Act, one.Form))));
}
