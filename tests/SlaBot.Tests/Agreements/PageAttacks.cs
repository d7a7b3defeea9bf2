using NodaTime;
using SlaBot.Agreements;
using SlaBot.Conversation.Agreements;
using SlaBot.Testing.Storage;
using static SlaBot.Tests.Agreements.AttackedCompany;

namespace SlaBot.Tests.Agreements;

/// <summary>What people send to the page on which proposals are decided, without the right to.</summary>
internal static class PageAttacks
{
    private static readonly string[] Acts = ["sign", "change", "reject"];

    /// <summary>Links of people whose decision counts for nothing, though each link is as the installation makes them.</summary>
    public static IEnumerable<Attack> By(AttackedCompany company, string kind, int proposal, int edition, params Account[] people) =>
        from who in people
        from act in Acts
        from party in new[] { "sales", "marketing" }
        select new Attack(kind, () => company.DecideAsync(Link(who, proposal, edition), act, party));

    /// <summary>All that is wrong with links and forms while proposal 1 waits for signatures in its first edition.</summary>
    public static IEnumerable<Attack> Of(AttackedCompany company) =>
    [
        .. Forged(company),
        .. Foreign(company),
        .. CrossSite(company),
        .. By(company, "on the page without a right", 1, 1, Account.Noa, Account.Lin),
        .. new[] { (Account.Jane, "marketing"), (Account.Mia, "marketing"), (Account.Wei, "sales"), (Account.Raj, "sales"), (Account.Jane, "finance"), (Account.Jane, "SALES"), (Account.Jane, "") }
            .SelectMany(one => Acts.Select(act => new Attack("on the page for another party", () => company.DecideAsync(Link(one.Item1, 1, 1), act, one.Item2)))),
        .. new[] { "", "withdraw", "edit", "propose", "page", "SIGN", "sla:sign:1:1" }.Select(act => new Attack("an act that the page has not", () => company.DecideAsync(Link(Account.Jane, 1, 1), act, "sales"))),
    ];

    private static IEnumerable<Attack> Forged(AttackedCompany company)
    {
        using var stranger = new SigningLinks([.. Enumerable.Range(0, 32).Select(at => (byte)at)], new(SigningBrowser.PublicUrl), new(new InMemoryBookStore()));
        var link = Link(Account.Jane, 1, 1);
        var (token, form) = (company.Links.TokenOf(link), company.Links.FormOf(link, link.GivenAt));
        for (var at = 0; at < token.Length - 1; at += 11)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            yield return new("a link with changed bytes", () => company.SendPageAsync(changed, form, "sign", "sales"));
        }

        foreach (var (elsewhere, elsewheresForm) in Enumerable.Range(0, 5).Select(_ => (stranger.TokenOf(link), stranger.FormOf(link, link.GivenAt))).ToList())
        {
            yield return new("a link sealed by another installation", () => company.SendPageAsync(elsewhere, form, "sign", "sales"));
            yield return new("a form sealed by another installation", () => company.SendPageAsync(token, elsewheresForm, "sign", "sales"));
        }

        var other = Link(Account.Wei, 1, 1);
        foreach (var wrong in new[] { null, "", "x", token, form[..^1], company.Links.FormOf(other, other.GivenAt), company.Links.FormOf(link, link.GivenAt - SigningLink.Span - Duration.FromMinutes(1)) })
        {
            yield return new("a form of another page", () => company.SendPageAsync(token, wrong, "sign", "sales"));
        }

        var card = company.Seal.Seal(Act(Account.Jane, "a:jane", "sla:sign:1:1"));
        yield return new("a card's seal as a link", () => company.SendPageAsync(card, form, "sign", "sales"));
        yield return new("a link as a card's seal", () => company.SendAsync(Account.Jane, company.Place(Account.Jane), token));
    }

    private static IEnumerable<Attack> Foreign(AttackedCompany company)
    {
        var link = Link(Account.Jane, 1, 1);
        SigningLink[] wrong =
        [
            link with { GivenAt = link.GivenAt - SigningLink.Span - Duration.FromMinutes(1) }, link with { Revoked = 1 }, link with { Edition = 2 }, link with { Edition = 0 }, link with { Proposal = 2 }, link with { Proposal = int.MaxValue },
            link with { Workspace = new("slack-t0else") }, link with { Workspace = new("demo") }, link with { Person = link.Person with { Tenant = "99999999-9999-4999-8999-999999999999" } }, link with { Person = link.Person with { Id = "nobody" } },
        ];
        return wrong.SelectMany(one => Acts.Select(act => new Attack("a link that is over, or of another workspace, proposal, edition or person", () => company.DecideAsync(one with { Id = SigningLinks.NewId() }, act, "sales"))));
    }

    private static IEnumerable<Attack> CrossSite(AttackedCompany company)
    {
        var link = Link(Account.Jane, 1, 1);
        var (token, form) = (company.Links.TokenOf(link), company.Links.FormOf(link, link.GivenAt));
        (string? Site, string? Origin)[] others =
        [
            ("cross-site", "null"), ("cross-site", "https://evil.example"), ("same-site", "https://other.slabot.example"), ("none", null), (null, "null"), (null, null), (null, "http://slabot.example"),
            (null, "https://slabot.example.evil.example"), ("same-origin", "https://evil.example"), ("same-origin, same-origin", null),
        ];
        foreach (var (site, origin) in others)
        {
            yield return new("from another site", () => company.SendPageAsync(token, form, "sign", "sales", request =>
            {
                _ = request.Headers.Remove("Sec-Fetch-Site");
                _ = request.Headers.Remove("Origin");
                _ = site is not null && request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
                _ = origin is not null && request.Headers.TryAddWithoutValidation("Origin", origin);
            }));
        }

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options })
        {
            yield return new("looked at, or by another method", async () =>
            {
                using var request = new HttpRequestMessage(method, new Uri($"/agreement/sign/{token}?form={form}&act=sign&party=sales", UriKind.Relative));
                company.Count((int)await company.Browser.SendAsync(request));
            });
        }
    }
}
