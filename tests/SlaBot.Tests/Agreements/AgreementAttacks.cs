using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Testing.Slack;
using static SlaBot.Tests.Agreements.AttackedCompany;

namespace SlaBot.Tests.Agreements;

/// <summary>One thing that somebody does without the right to.</summary>
/// <param name="Kind">What kind of attack it is.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record Attack(string Kind, Func<Task> DoAsync);

/// <summary>What people do to proposals and rights without the right to: none of it may change anything.</summary>
internal static class AgreementAttacks
{
    private static readonly (string, string)[] Words = [("words", "Because I say so")];
    private static readonly (string, string)[] Numbers = [("goal", "9,999,999"), ("from", TwoSides.Day(3)), ("words", "Mine")];

    /// <summary>Every act on an edition of a proposal, with the form that it takes. On Slack few of the forms: for each, the program asks Slack where the person is, which it may do fifty times a minute.</summary>
    public static IEnumerable<(string Act, (string, string)[] Form)> On(Account who, int proposal, int edition, bool withForms = true) =>
        On(proposal, edition).Where(one => who.OnTeams is not null || one.Form.Length == 0 || (withForms && one.Act.StartsWith("sla:reject", StringComparison.Ordinal)));

    private static IReadOnlyList<(string Act, (string, string)[] Form)> On(int proposal, int edition)
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"{proposal}:{edition}");
        return
        [
            ($"sla:sign:{of}", []),
            ($"sla:party:{of}:sales", []),
            ($"sla:party:{of}:marketing", []),
            ($"sla:page:{of}", []),
            ($"sla:change:{of}", Words),
            ($"sla:reject:{of}", Words),
            ($"sla:withdraw:{of}", Words),
            ($"sla:edit:{of}", Numbers),
            ($"sla:propose:{of}", Words),
            ($"sla:rebase:{of}", []),
            ($"sla:remind:{of}", []),
            (string.Create(CultureInfo.InvariantCulture, $"sla:day:{proposal}:{TwoSides.Day(5)}"), []),
        ];
    }

    /// <summary>What is forged: seals that nobody made, or that were made for somewhere else.</summary>
    public static IEnumerable<Attack> Forged(AttackedCompany company)
    {
        var stranger = new ActSeal([.. Enumerable.Range(0, 32).Select(at => (byte)at)], TimeProvider.System);
        foreach (var (who, at) in Enumerable.Range(0, 60).Select(at => (at % 3 == 0 ? Account.Wei : at % 3 == 1 ? Account.Jane : Account.Mia, at)))
        {
            var place = company.Place(who);
            var act = Act(who, place, "sla:sign:1:1");
            var seal = company.Seal.Seal(act);
            yield return new("changed bytes", () => company.SendAsync(who, place, Spoiled(seal, at)));
            if (at < 15)
            {
                yield return new("sealed by another installation", () => company.SendAsync(who, place, stranger.Seal(act)));
                yield return new("sealed for another conversation", () => company.SendAsync(who, place, company.Seal.Seal(act with { Conversation = place + "1" })));
                yield return new("sealed for another workspace", () => company.SendAsync(who, place, company.Seal.Seal(act with { Workspace = new("slack-t0else") })));
                yield return new("sealed for another platform", () => company.SendAsync(who, place, company.Seal.Seal(act with { Platform = act.Platform == Platform.Slack ? Platform.Teams : Platform.Slack })));
                yield return new("a card of 31 days ago", () => company.SendAsync(who, place, company.Seal.Seal(act with { AskedAt = act.AskedAt - ActSeal.Span - Duration.FromDays(1) })));
                yield return new("a card that says it in words", () => company.SendAsync(who, place, company.Seal.Seal(act with { Kind = ActKind.Say })));
            }
        }

        foreach (var text in new[] { "sla:sign:1:1", "sla:party:1:1:sales", "/sla sign:1:1", "sla:propose:1:1", "{\"t\":\"sla:sign:1:1\"}", "sign proposal 1", "I sign", "yes" })
        {
            yield return new("an act as plain words", () => company.TeamsAsync(company.Teams.Message(new(company.Place(Account.Jane), "personal", Account.Jane.OnTeams!), text)));
            yield return new("an act that is not sealed", () => company.SendAsync(Account.Jane, company.Place(Account.Jane), text));
            yield return new("an act that is not sealed", () => company.SendAsync(Account.Wei, company.Place(Account.Wei), text));
        }
    }

    /// <summary>Whoever has no right, though each holds the card: a colleague, guests, people of other companies and workspaces.</summary>
    public static IEnumerable<Attack> Foreign(AttackedCompany company, int proposal, int edition) =>
        from who in new[] { Account.Noa, Account.Kim, Account.Gus, Account.Olga, Account.Zoe, Account.Lin }
        from one in (IEnumerable<(string Act, (string, string)[] Form)>)[.. On(who, proposal, edition), .. who.OnTeams is null ? [] : new[] { ("sla:new", Numbers) }, ("sla:amend::revenue=2000000", []), ("members", [("person", who.Person.Id), ("role", "admin")]), ("allow:" + who.Person.Id, []), ("page:revoke", [])]
        select new Attack($"by {(who == Account.Noa ? "a colleague without rights" : who == Account.Lin ? "whoever may only log" : who == Account.Olga ? "an outsider" : who == Account.Zoe ? "another workspace's person" : "a guest")}", () => company.PressAsync(who, one.Act, one.Form));

    /// <summary>Parties, people and numbers that are not theirs, or nobody's.</summary>
    public static IEnumerable<Attack> Misnamed(AttackedCompany company) =>
    [
        new("for the other party", () => company.PressAsync(Account.Jane, "sla:party:1:1:marketing")),
        new("for the other party", () => company.PressAsync(Account.Wei, "sla:party:1:1:sales")),
        .. new[] { "finance", "SALES", "sales,marketing", "sales marketing", "../sales", "sales\0", new string('s', 5_000), "%73ales", "ѕales" }
            .Select(party => new Attack("a party that is none", () => company.PressAsync(Account.Jane, $"sla:party:1:1:{party}"))),
        .. new[] { "0:1", "2:1", "-1:1", "1:0", "1:-1", "1:2", "1:99", "999999:1", "2147483647:2147483647", "2147483648:1", "99999999999999999999:1", "x:1", "1:x", ":", "1", "1:1:1", " 1:1", "1e0:1", "٣:1", "slack-T0ELSE/1:1" }
            .SelectMany(of => new[] { Account.Jane, Account.Wei }.Select(who => new Attack("a number that is none", () => company.PressAsync(who, $"sla:sign:{of}")))),
        .. new[] { "U0ELSE", "U0NOBODY", "", "U0WEI,U0LIN", "u0wei", "T0HARBOUR U0WEI", Account.Noa.Person.Id, "{{person}}" }
            .Select(person => new Attack("a person of nowhere in a form", () => company.PressAsync(Account.Jane, "members", ("person", person), ("role", "admin")))),
        .. new[] { "owner", "sign-", "sign-finance", "sign-sales,admin", "ADMIN", "admin ", "own-", "own-nothing", "none\0", "" }
            .Select(role => new Attack("a role that is none in a form", () => company.PressAsync(Account.Jane, "members", ("person", "U0LIN"), ("role", role)))),
        .. new[] { "allow:U0LIN", "deny:U0LIN", "allow:", "store:0123456789abcdef0123456789abcdef", "propose-file:0123456789abcdef0123456789abcdef", "link:0123456789abcdef0123456789abcdef", "nothing", "sla:", "sla:reset:nothing", "sla:first:bold:2027-01-01:2026-01-01", "sla:amend::nothing=1", "sla:amend:x:revenue=1", "sla:day:1:2026-02-30" }
            .Select(act => new Attack("an act that nothing waits for", () => company.PressAsync(Account.Jane, act))),
    ];

    /// <summary>Numbers that no agreement holds: a form and a card may say anything.</summary>
    public static IEnumerable<Attack> Impossible(AttackedCompany company)
    {
        string[] numbers = ["79228162514264337593543950335", "1000000000000001", "0", "-5", "1e9", "NaN", "٣", "99999999999999999999999999999999999", "1,2,3x"];
        return
        [
            .. numbers.Select(number => new Attack("an impossible goal", () => company.PressAsync(Account.Jane, "sla:new", ("goal", number), ("size", "0.0000000000000000000000000001"), ("from", TwoSides.Day(3)), ("words", "Why not")))),
            .. new[] { "79228162514264337593543950335", "2000000000000000", "-1", "0" }.Select(number => new Attack("an impossible goal", () => company.PressAsync(Account.Raj, $"sla:amend:{TwoSides.Day(3)}:revenue={number}"))),
            .. new[] { "79228162514264337593543950335", "1000000000000001" }.Select(number => new Attack("an impossible goal", () => company.PressAsync(Account.Jane, $"sla:first:asked:2027-01-01:2027-12-31:{number}"))),
            .. new[] { "what if the goal was 79228162514264337593543950335", "what if the win rate was 0.0000000000000000000000000001 %", "what would a goal of 99999999999999999999999999999 take?", "propose to raise the goal to 79228162514264337593543950335 because I can", "log 79228162514264337593543950335 visits for yesterday", "what if average deal size was 0.0000000000000000000000000001" }
                .Select(text => new Attack("an impossible number in words", () => company.TeamsAsync(company.Teams.Message(new(company.Place(Account.Jane), "personal", Account.Jane.OnTeams!), text)))),
            .. new[] { "0 / 0 / 0", "101 / 1 / 1 / 1", "1", "0.000000000000000001 / 0.000000000000000001 / 0.000000000000000001 / 0.000000000000000001", "٣" }
                .Select(rates => new Attack("impossible rates", () => company.PressAsync(Account.Jane, "sla:new", ("rates", rates), ("from", TwoSides.Day(3)), ("words", "Why not")))),
            .. new[] { "2026-13-01", "yesterday", "99999-01-01", "2026-02-30", "\0" }.Select(day => new Attack("a day that is none", () => company.PressAsync(Account.Jane, "sla:new", ("goal", "5"), ("from", day), ("words", "Why not")))),
        ];
    }

    /// <summary>What was delivered before, and what is too old to be believed.</summary>
    public static IEnumerable<Attack> Replayed(AttackedCompany company, JsonObject delivered)
    {
        var old = new SettableTimeAgo(TimeSpan.FromMinutes(10));
        for (var times = 0; times < 5; times++)
        {
            yield return new("the same activity again", () => company.TeamsAsync(delivered.DeepClone()));
            yield return new("an old request of Slack's", async () =>
            {
                using var road = new SignedRoad(company.Slack.Address, Slack.SlackWorkspace.SigningSecret, old);
                (await Sent(road)).ShouldBe(401);
            });
            yield return new("a request that Slack did not sign", async () =>
            {
                using var road = new SignedRoad(company.Slack.Address, "another secret", TimeProvider.System);
                (await Sent(road)).ShouldBe(401);
            });
            yield return new("an activity of another tenant", async () =>
            {
                var place = company.Place(Account.Jane);
                var activity = company.TeamsPress(Account.Jane.OnTeams!, place, company.Seal.Seal(Act(Account.Jane, place, "sla:sign:1:1")));
                activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
                activity["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
                _ = await company.TeamsAsync(activity);
            });
        }

        async Task<int> Sent(SignedRoad road)
        {
            var place = company.Place(Account.Wei);
            var payload = new SlackPayloads(company.Slack.Slack, company.Slack.Slack.Harbour).Press(
                "U0WEI",
                new() { ["type"] = "button", ["action_id"] = "choice_0", ["block_id"] = "b1", ["value"] = company.Seal.Seal(Act(Account.Wei, place, "sla:sign:1:1")) },
                place,
                "1.1",
                null);
            var taken = await road.InteractAsync(payload);
            company.Count(taken.Status);
            return taken.Status;
        }
    }

    private static string Spoiled(string seal, int seed)
    {
        var at = seed * 7_919 % (seal.Length - 1);
        return (seed % 4) switch
        {
            0 => seal[..^(1 + (seed % 20))],
            1 => seal[..at] + seal[(at + 1)..],
            _ => seal[..at] + (seal[at] == 'A' ? 'B' : 'A') + seal[(at + 1)..],
        };
    }

    private sealed class SettableTimeAgo(TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - ago;
    }
}
