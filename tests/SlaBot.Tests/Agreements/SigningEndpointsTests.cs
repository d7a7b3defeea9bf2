using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;
using NodaTime;
using SlaBot.Agreements;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

/// <summary>The page on which a person decides a proposal, behind a link that names the person.</summary>
public sealed class SigningEndpointsTests(InstalledChromium chromium) : IAsyncLifetime
{
    private SigningHost host = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        host = await SigningHost.StartAsync();
        proposal = await host.ProposeAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("en", "You are about to sign for Sales as Lin Chen.", "Sign for Sales", "not yet", "$1,450,000")]
    [InlineData("zh-Hant", "你即將以 Lin Chen 的身分為業務簽署。", "為業務簽署", "尚未", "145")]
    public async Task It_says_what_is_proposed_who_has_signed_and_who_is_about_to_sign_for_whom(string language, string about, string button, string open, string goal)
    {
        var (status, page) = await host.Browser.GetAsync(await host.TokenAsync(SigningHost.Lin, proposal, language));

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain(about);
        page.ShouldContain(button);
        page.ShouldContain($"○ {open}");
        page.ShouldContain("The win rate has gone up since two reps joined");
        page.ShouldContain(goal);
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Nothing_may_be_kept_named_or_loaded_and_its_forms_go_nowhere_else()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var answer = await http.GetAsync(new Uri($"/agreement/sign/{await host.TokenAsync(SigningHost.Lin, proposal)}", UriKind.Relative), Cancellation);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldMatch("^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$");
    }

    [Fact]
    public async Task To_look_at_it_changes_nothing_however_often_and_by_whom()
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);
        var before = (await host.EntriesAsync()).Count;

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, new Uri($"/agreement/sign/{token}?act=sign&party=sales&form=x", UriKind.Relative));
            request.Headers.UserAgent.ParseAdd("Slackbot-LinkExpanding/1.0");
            _ = await host.Browser.SendAsync(request);
        }

        (await host.EntriesAsync()).Count.ShouldBe(before);
        (await host.Browser.DecideAsync(token, AgreementActs.Sign, "sales")).ShouldBe(HttpStatusCode.SeeOther, "a look uses no link up");
    }

    [Fact]
    public async Task Signed_on_it_the_proposal_has_the_signature_the_audit_says_where_and_the_page_says_so_on_every_reload()
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);

        var (status, location) = await DecideAsync(token, AgreementActs.Sign);

        (status, location).ShouldBe((HttpStatusCode.SeeOther, $"{token}?lang=en"));
        (await host.KeptAsync(1)).Proposal.Signatures.ShouldHaveSingleItem().By.Name.ShouldBe("Lin Chen");
        (await host.EntriesAsync())[^1].By.ShouldBe(new AuditActor("page", SigningHost.Lin, "Lin Chen"));
        for (var times = 0; times < 2; times++)
        {
            var (again, page) = await host.Browser.GetAsync(token);
            again.ShouldBe(HttpStatusCode.OK);
            page.ShouldContain("<h1>You signed proposal 1 for Sales.</h1>");
            page.ShouldNotContain("<form");
        }

        host.Time.Now += SigningLinkBook.Kept + Duration.FromSeconds(1);
        (await host.Browser.GetAsync(token)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData(AgreementActs.Change, AuditAct.ProposalChangeAsked, ProposalState.Draft, "You asked for a change of proposal 1, for Sales.")]
    [InlineData(AgreementActs.Reject, AuditAct.ProposalRejected, ProposalState.Rejected, "You rejected proposal 1, for Sales.")]
    public async Task A_no_needs_words_which_are_kept(string verb, AuditAct act, ProposalState state, string said)
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);

        var (refused, page) = await DecideAsync(token, verb, words: "  ");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Please say why");
        (await DecideAsync(token, verb, words: "Only <b>with</b> more visits")).Status.ShouldBe(HttpStatusCode.SeeOther);

        var kept = (await host.KeptAsync(1)).Proposal;
        (kept.State, kept.Remarks.ShouldHaveSingleItem().Words).ShouldBe((state, "Only <b>with</b> more visits"));
        (await host.EntriesAsync())[^1].Note.Act.ShouldBe(act);
        (await host.Browser.GetAsync(token)).Page.ShouldContain(said);
    }

    [Fact]
    public async Task A_second_party_signs_and_it_is_in_force()
    {
        _ = await DecideAsync(await host.TokenAsync(SigningHost.Lin, proposal), AgreementActs.Sign);
        var token = await host.TokenAsync(SigningHost.Wei, proposal, "zh-Hant");
        (await host.Browser.GetAsync(token)).Page.ShouldContain("各方簽完後");

        _ = await DecideAsync(token, AgreementActs.Sign, "marketing");

        (await host.KeptAsync(1)).Proposal.State.ShouldBe(ProposalState.InForce);
        (await host.EntriesAsync()).TakeLast(3).Select(entry => (entry.Note.Act, entry.By.Where)).ShouldBe(
            [(AuditAct.ProposalSigned, "page"), (AuditAct.ProposalSigned, "page"), (AuditAct.AgreementSigned, "page")]);
        (await host.Browser.GetAsync(token)).Page.ShouldContain("你已為行銷簽署提案 1。");
    }

    [Fact]
    public async Task Where_somebody_has_signed_for_the_department_one_can_still_say_no()
    {
        _ = await DecideAsync(await host.TokenAsync(SigningHost.Lin, proposal), AgreementActs.Sign);
        await host.MembersAsync(new(SigningHost.Lin, "Lin Chen") { SignsFor = [new("sales")] }, new(SigningHost.Raj, "Raj") { SignsFor = [new("sales")] }, new(SigningHost.Wei, "Wei") { SignsFor = [new("marketing")] });
        var token = await host.TokenAsync(SigningHost.Raj, proposal);

        var (_, page) = await host.Browser.GetAsync(token);
        page.ShouldContain("Sales: signed already. As Raj you can still ask for a change or reject");
        page.ShouldContain("✔ Lin Chen");
        page.ShouldNotContain("Sign for Sales");
        (await DecideAsync(token, AgreementActs.Sign)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await DecideAsync(token, AgreementActs.Reject, words: "too much")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await host.KeptAsync(1)).Proposal.State.ShouldBe(ProposalState.Rejected);
    }

    [Fact]
    public async Task Nobody_signs_alone_for_all_and_is_told_on_the_page()
    {
        await host.MembersAsync(new(SigningHost.Jo, "Jo") { IsAdmin = true }, new(SigningHost.Lin, "Lin Chen") { SignsFor = [new("sales"), new("marketing")] });
        var first = await host.TokenAsync(SigningHost.Lin, proposal);
        (await host.Browser.GetAsync(first)).Page.ShouldContain("You are about to sign as Lin Chen, for one of these: Sales and Marketing.");

        _ = await DecideAsync(first, AgreementActs.Sign);
        var (status, page) = await DecideAsync(await host.TokenAsync(SigningHost.Lin, proposal), AgreementActs.Sign, "marketing");

        status.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldContain("role=\"alert\"");
        (await host.KeptAsync(1)).Proposal.Signatures.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Used_by_many_at_once_a_link_decides_once_and_all_are_shown_the_same()
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);
        var form = SigningBrowser.FormIn((await host.Browser.GetAsync(token)).Page);
        var before = (await host.EntriesAsync()).Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => PostAsync(token, form, at % 3 == 0 ? AgreementActs.Reject : AgreementActs.Sign, words: "no")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.SeeOther);
        (await host.EntriesAsync()).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_link_that_ended_says_why_and_decides_nothing()
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);
        var form = SigningBrowser.FormIn((await host.Browser.GetAsync(token)).Page);

        host.Time.Now += SigningLink.Span + Duration.FromSeconds(1);
        await NothingAsync(HttpStatusCode.Gone, "This personal link is over");
        host.Time.Now -= Duration.FromMinutes(5);
        await host.EditAsync(1);
        await NothingAsync(HttpStatusCode.Gone, "was edited since this link was made");
        (await host.Negotiation.WithdrawAsync(host.By(SigningHost.Jo), 1, "", Cancellation)).IsDone.ShouldBeTrue();
        await NothingAsync(HttpStatusCode.Gone, "come to its end");
        _ = await host.Books.ChangeBooksAsync(SigningHost.Workspace, draft => AgreementLinkBook.Revoke(draft, AuditActor.Itself, host.Time.Now), Cancellation);
        await NothingAsync(HttpStatusCode.Gone, "This personal link was revoked");

        async Task NothingAsync(HttpStatusCode status, string why)
        {
            var (entries, opened) = ((await host.EntriesAsync()).Count, await host.Browser.GetAsync(token));
            opened.Status.ShouldBe(status);
            opened.Page.ShouldContain(why);
            (await PostAsync(token, form, AgreementActs.Sign)).Status.ShouldBeOneOf(HttpStatusCode.Gone, HttpStatusCode.Forbidden);
            (await host.EntriesAsync()).Count.ShouldBe(entries);
        }
    }

    [Fact]
    public async Task Whoever_lost_the_right_decides_nothing_with_a_link_of_before()
    {
        var token = await host.TokenAsync(SigningHost.Lin, proposal);
        var form = SigningBrowser.FormIn((await host.Browser.GetAsync(token)).Page);
        await host.MembersAsync(new(SigningHost.Jo, "Jo") { IsAdmin = true }, new(SigningHost.Lin, "Lin Chen"), new(SigningHost.Wei, "Wei") { SignsFor = [new("marketing")] });

        (await PostAsync(token, form, AgreementActs.Sign)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Browser.GetAsync(token)).Page.ShouldContain("You do not sign for a department of this agreement any more");
        (await host.KeptAsync(1)).Proposal.Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_did_not_come_from_the_page_of_the_link_changes_nothing()
    {
        var (mine, other) = (await host.TokenAsync(SigningHost.Lin, proposal), await host.TokenAsync(SigningHost.Wei, proposal));
        var form = SigningBrowser.FormIn((await host.Browser.GetAsync(mine)).Page)!;
        var others = SigningBrowser.FormIn((await host.Browser.GetAsync(other)).Page)!;
        using var stranger = new SigningLinks([.. Enumerable.Range(7, 32).Select(i => (byte)i)], SigningHost.PublicUrl, host.Revoked);
        using var agreements = new AgreementLinks([.. Enumerable.Range(0, 32).Select(i => (byte)(i + 1))], SigningHost.PublicUrl, host.Revoked);
        _ = host.Links.TryOpen(mine, out var link);
        var before = (await host.EntriesAsync()).Count;
        var statuses = new ConcurrentBag<HttpStatusCode>();

        // Other sites, programs that say nothing, and bodies that are no form of this page.
        (string Name, string Value)[][] sites =
        [
            [("Sec-Fetch-Site", "cross-site"), ("Origin", "null")], [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")], [("Sec-Fetch-Site", "same-site"), ("Origin", "https://other.example")],
            [("Sec-Fetch-Site", "none")], [("Origin", "null")], [("Origin", "https://bot.example.evil.example")], [("Origin", "http://bot.example")], [("Sec-Fetch-Site", "same-origin"), ("Origin", "https://evil.example")], [],
        ];
        foreach (var headers in sites)
        {
            await TryAsync(mine, form, "sign", otherwise: request =>
            {
                _ = request.Headers.Remove("Sec-Fetch-Site");
                _ = request.Headers.Remove("Origin");
                foreach (var (name, value) in headers)
                {
                    _ = request.Headers.TryAddWithoutValidation(name, value);
                }
            });
        }

        foreach (var content in new HttpContent[] { new StringContent("{\"act\":\"sign\"}", null, "application/json"), new StringContent($"form={form}&act=sign&party=sales", null, "text/plain"), new StringContent($"form={form}&act=sign&act=reject&party=sales", null, "application/x-www-form-urlencoded"), new StringContent($"form={form}&act=sign&party=sales&words={new string('x', 40_000)}", null, "application/x-www-form-urlencoded") })
        {
            await TryAsync(mine, null, "sign", otherwise: request => request.Content = content);
        }

        // Forms of other links, acts and parties that are none or not theirs.
        foreach (var seal in new[] { null, "", "x", others, form[..^1], mine, stranger.FormOf(link!, host.Time.Now) })
        {
            await TryAsync(mine, seal, "sign");
        }

        foreach (var act in new[] { "", "withdraw", "edit", "propose", "SIGN", "page", "sla:sign:1:1" })
        {
            await TryAsync(mine, form, act);
        }

        foreach (var party in new[] { "", "marketing", "finance", "SALES", "sales,marketing", "sales\0", "../sales" })
        {
            await TryAsync(mine, form, "sign", party);
            await TryAsync(mine, form, "reject", party, "no");
        }

        // Links of other people, workspaces, proposals and editions, other installations, other pages, and changed bytes.
        SigningLink[] forged =
        [
            link! with { Id = "a", Person = SigningHost.Raj }, link! with { Id = "b", Person = SigningHost.Jo }, link! with { Id = "c", Person = new(SigningHost.Lin.Platform, "t2", SigningHost.Lin.Id) },
            link! with { Id = "d", Workspace = new("slack-t2") }, link! with { Id = "e", Proposal = 2 }, link! with { Id = "f", Proposal = int.MaxValue }, link! with { Id = "g", Edition = 2 }, link! with { Id = "h", Edition = 0 },
            link! with { Id = "i", GivenAt = host.Time.Now - SigningLink.Span - Duration.FromSeconds(1) }, link! with { Id = "j", Revoked = 1 },
        ];
        foreach (var wrong in forged)
        {
            await TryAsync(host.Links.TokenOf(wrong), host.Links.FormOf(wrong, host.Time.Now), "sign");
            await TryAsync(stranger.TokenOf(link! with { Id = wrong.Id }), form, "sign");
        }

        string[] tokens = ["x", mine[..^2], new('A', 5_000), await agreements.TokenOfAsync(SigningHost.Workspace, "en", host.Time.Now, Cancellation), .. Enumerable.Range(0, mine.Length - 1).Where(at => at % 23 == 0).Select(at => mine[..at] + (mine[at] == 'A' ? 'B' : 'A') + mine[(at + 1)..])];
        foreach (var token in tokens)
        {
            await TryAsync(token, form, "sign");
            (await host.Browser.GetAsync(token)).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        statuses.Count.ShouldBeGreaterThan(70);
        statuses.ShouldAllBe(status => (int)status >= 400 && (int)status < 500);
        (await host.EntriesAsync()).Count.ShouldBe(before);
        (await host.Browser.DecideAsync(mine, AgreementActs.Sign, "sales")).ShouldBe(HttpStatusCode.SeeOther, "none of it used the link up");

        async Task TryAsync(string token, string? seal, string act, string party = "sales", string? words = null, Action<HttpRequestMessage>? otherwise = null) =>
            statuses.Add((await host.Browser.PostAsync(token, seal, act, party, words, otherwise)).Status);
    }

    [Fact]
    public async Task In_a_browser_it_is_read_and_signed_without_a_script_and_nothing_hangs_over_the_edge()
    {
        var page = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, said) => complaints.Enqueue(said.Text);

        _ = await page.GotoAsync(new Uri(host.Address, $"/agreement/sign/{await host.TokenAsync(SigningHost.Lin, proposal)}").AbsoluteUri);
        foreach (var width in new[] { 1280, 768, 360 })
        {
            await page.SetViewportSizeAsync(width, 740);
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"at {width}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "為業務簽署" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "你已為業務簽署提案 1。" })).ToBeVisibleAsync();
        _ = await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "你已為業務簽署提案 1。" })).ToBeVisibleAsync();

        complaints.ShouldBeEmpty();
        (await host.KeptAsync(1)).Proposal.Signatures.ShouldHaveSingleItem();
    }

    private async Task<(HttpStatusCode Status, string Page)> DecideAsync(string token, string act, string party = "sales", string? words = null) =>
        await PostAsync(token, SigningBrowser.FormIn((await host.Browser.GetAsync(token)).Page), act, party, words);

    private Task<(HttpStatusCode Status, string Page)> PostAsync(string token, string? form, string act, string party = "sales", string? words = null) => host.Browser.PostAsync(token, form, act, party, words);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
