using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SlaBot.Agreements;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Storage;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Agreements;

/// <summary>
/// The real program between Teams and Slack, and whoever would deceive it: they hold the installation's own key, so that every
/// card that was ever shown, and many that never were, can be pressed by anybody.
/// </summary>
internal sealed class AttackedCompany : IAsyncDisposable
{
    private readonly ConcurrentBag<(string Place, string What)> channels = [];
    private int places;

    private AttackedCompany(TeamsTenant teams, SlackWorkspace slack, ActSeal seal, SigningLinks links) => (Teams, Slack, Seal, Links, Browser) = (teams, slack, seal, links, new(slack.Address));

    /// <summary>Gets the accounts, each with what it may do at first; some by an admin's mistake.</summary>
    public static IReadOnlyList<Member> Members { get; } =
    [
        new(Account.Jane.Person, "Jane") { IsAdmin = true, SignsFor = [new("sales")] },
        new(Account.Mia.Person, "Mia") { SignsFor = [new("sales")] },
        new(Account.Kim.Person, "Kim") { SignsFor = [new("sales")] },
        .. new[] { Account.Wei, Account.Raj, Account.JaneOnSlack, Account.Gus, Account.Olga, Account.Zoe }.Select(account => new Member(account.Person, account.Name) { SignsFor = [new("marketing")] }),
        new(Account.Olga.Person with { Tenant = "T0HARBOUR" }, "Olga") { SignsFor = [new("marketing")] },
        new(Account.Lin.Person, "Lin") { MayLog = true },
    ];

    public TeamsTenant Teams { get; }

    public SlackWorkspace Slack { get; }

    /// <summary>Gets what seals acts as the installation itself does.</summary>
    public ActSeal Seal { get; }

    /// <summary>Gets what seals personal links as the installation itself does, as long as none were revoked.</summary>
    public SigningLinks Links { get; }

    /// <summary>Gets what opens the pages of personal links.</summary>
    public SigningBrowser Browser { get; }

    /// <summary>Gets the statuses of all answers.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    public static async Task<AttackedCompany> StartAsync(CancellationToken cancellation)
    {
        var program = await TwoSides.ImportedAsync();
        ActSeal seal;
        SigningLinks links;
        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            _ = await store.ChangeMembersAsync(WorkspaceId.Local, _ => Members, cancellation);
            links = new(await store.KeyAsync(SigningLinks.KeyName, cancellation), new(SigningBrowser.PublicUrl), new(new InMemoryBookStore()));
            seal = new(await store.KeyAsync("card-seal", cancellation), TimeProvider.System);
        }

        program.Settings["PublicUrl"] = SigningBrowser.PublicUrl;
        var teams = await TeamsTenant.BesideAsync(program);
        var slack = await SlackWorkspace.StartAsync(on: program);
        teams.At(slack.Address);
        foreach (var account in new[] { Account.Raj, Account.Lin })
        {
            _ = slack.Slack.Harbour.Add(new FakePerson(account.Person.Id, account.Name) { Email = $"{account.Name}@harbour.example" });
        }

        _ = slack.Slack.Add(new("T0ELSE", "Elsewhere")).Add(new FakePerson(Account.Zoe.Person.Id, "Zoe"));
        return new(teams, slack, seal, links);
    }

    /// <summary>A place that nobody spoke in yet: in one alone, each answer would wait for the pace of those before it.</summary>
    public string Place(Account who)
    {
        var number = Interlocked.Increment(ref places);
        if (who.OnTeams is null)
        {
            var channel = string.Create(CultureInfo.InvariantCulture, $"C0A{number:D4}");
            _ = Slack.Slack.Harbour.Add(new FakeChannel(channel, $"attack-{number}") { Members = [who.Person.Id, Slack.Slack.Harbour.BotUser] });
            return channel;
        }

        var talk = string.Create(CultureInfo.InvariantCulture, $"a:attack-{number}");
        Teams.Connector.Populate(talk, who.OnTeams);
        return talk;
    }

    /// <summary>What a card says that was shown to somebody in a place.</summary>
    public static SealedAct Act(Account who, string place, string words, bool isForm = false) =>
        new(WorkspaceId.Local, who.Person.Platform, place, isForm ? ActKind.Form : ActKind.Do, words, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

    /// <summary>Presses what was shown; waits for the answer, except where none is to come.</summary>
    public Task<string> PressAsync(Account who, string words, params (string Field, string Value)[] form)
    {
        var place = Place(who);
        return SendAsync(who, place, Seal.Seal(Act(who, place, words, form.Length > 0)), form);
    }

    /// <summary>Presses with anything for a seal.</summary>
    /// <returns>What the press was answered with; empty where the answer comes by another way.</returns>
    public async Task<string> SendAsync(Account who, string place, string seal, params (string Field, string Value)[] form)
    {
        if (who.OnTeams is { } member)
        {
            return await TeamsAsync(TeamsPress(member, place, seal, form));
        }

        var payloads = new SlackPayloads(Slack.Slack, who == Account.Zoe ? new(who.Person.Tenant, "Elsewhere") : Slack.Slack.Harbour);
        var id = who.Person.Id;
        var payload = form.Length == 0
            ? payloads.Press(id, new() { ["type"] = "button", ["action_id"] = "choice_0", ["block_id"] = "b1", ["value"] = seal }, place, Slack.Slack.Say(id, place, "x").Ts, null)
            : payloads.Submit(
                id,
                new("V1", id, new() { ["type"] = "modal", ["callback_id"] = "form:any", ["private_metadata"] = seal }, "h1"),
                new([.. form.Select(field => KeyValuePair.Create(field.Field, (JsonNode?)new JsonObject { ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = field.Value } }))]));
        Count((await Slack.Road.InteractAsync(payload)).Status);

        // Those are told elsewhere, or nothing.
        if (who != Account.Zoe && !((who == Account.Olga || who == Account.Gus) && form.Length > 0))
        {
            channels.Add((place, $"{who.Name} in {place} with {(Seal.TryOpen(seal, out var act) ? act.Words : seal)} and {string.Join(' ', form)}"));
        }

        return "";
    }

    /// <summary>The activity of a press.</summary>
    public JsonObject TeamsPress(FakeMember member, string place, string seal, params (string Field, string Value)[] form)
    {
        var data = new JsonObject { ["t"] = seal };
        foreach (var (field, value) in form)
        {
            data[field] = value;
        }

        var activity = Teams.Activity("invoke", new(place, "personal", member));
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "x", ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    /// <summary>Sends an activity, and gives what it was answered with.</summary>
    public async Task<string> TeamsAsync(JsonNode activity)
    {
        using var response = await Teams.SendAsync(activity);
        Count((int)response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A personal link as the installation would have given it to somebody.</summary>
    public static SigningLink Link(Account who, int proposal, int edition) =>
        new(SigningLinks.NewId(), WorkspaceId.Local, who.Person, who.Name, proposal, edition, 0, "en", Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

    /// <summary>Decides by a link, with a form that its page would have had.</summary>
    public Task DecideAsync(SigningLink link, string act, string party) => SendPageAsync(Links.TokenOf(link), Links.FormOf(link, link.GivenAt), act, party);

    /// <summary>Sends anything to a page.</summary>
    public async Task SendPageAsync(string token, string? form, string act, string party, Action<HttpRequestMessage>? otherwise = null) =>
        Count((int)(await Browser.PostAsync(token, form, act, party, "Because I say so", otherwise)).Status);

    /// <summary>Notes a status.</summary>
    public void Count(int status) => Statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);

    /// <summary>Waits until everything that was pressed on Slack is answered there: it is only then that it was done or refused.</summary>
    public async Task AnsweredAsync()
    {
        for (var tries = 0; Unanswered() is { Count: > 0 } waiting; tries++)
        {
            tries.ShouldBeLessThan(600, $"unanswered: {string.Join(", ", waiting)}");
            await Task.Delay(50);
        }
    }

    private IReadOnlyList<string> Unanswered()
    {
        var harbour = Slack.Slack.Harbour;
        var answered = harbour.Whispers.Select(whisper => whisper.Channel)
            .Concat(harbour.Messages.Where(message => message.User == harbour.BotUser).Select(message => message.Channel))
            .ToHashSet(StringComparer.Ordinal);
        return [.. channels.Where(pressed => !answered.Contains(pressed.Place)).Select(pressed => pressed.What)];
    }

    public async ValueTask DisposeAsync()
    {
        Seal.Dispose();
        Links.Dispose();
        Browser.Dispose();
        await Slack.DisposeAsync();
        await Teams.DisposeAsync();
    }
}

/// <summary>Somebody's account on one of the platforms.</summary>
/// <param name="Name">What to call the person.</param>
/// <param name="Person">The immutable ids.</param>
/// <param name="OnTeams">The person as Teams knows them; null on Slack.</param>
internal sealed record Account(string Name, Person Person, FakeMember? OnTeams = null)
{
    public static Account Jane { get; } = Of(FakeMember.Jane);

    public static Account Mia { get; } = Of(new("29:mia", "Mia", "33333333-3333-4333-8333-333333333334") { Email = "mia@harbour.example" });

    /// <summary>Gets a guest of the tenant, whom an admin gave a right by mistake.</summary>
    public static Account Kim { get; } = Of(new("29:kim", "Kim", "33333333-3333-4333-8333-333333333335", "guest"));

    /// <summary>Gets somebody of the tenant without any right.</summary>
    public static Account Noa { get; } = Of(new("29:noa", "Noa", "33333333-3333-4333-8333-333333333336") { Email = "noa@harbour.example" });

    public static Account Wei { get; } = new("Wei", new(Platform.Slack, "T0HARBOUR", "U0WEI"));

    public static Account Raj { get; } = new("Raj", new(Platform.Slack, "T0HARBOUR", "U0RAJ"));

    /// <summary>Gets Jane's other account, of the same confirmed address.</summary>
    public static Account JaneOnSlack { get; } = new("Jane Harbour", new(Platform.Slack, "T0HARBOUR", "U0JANE"));

    /// <summary>Gets somebody who may log numbers and nothing else.</summary>
    public static Account Lin { get; } = new("Lin", new(Platform.Slack, "T0HARBOUR", "U0LIN"));

    /// <summary>Gets a guest on Slack, whom an admin gave a right by mistake.</summary>
    public static Account Gus { get; } = new("Gus", new(Platform.Slack, "T0HARBOUR", "U0GUEST"));

    /// <summary>Gets somebody of another company in a shared channel.</summary>
    public static Account Olga { get; } = new("Olga", new(Platform.Slack, "T0OTHER", "U0OTHER"));

    /// <summary>Gets somebody of a workspace in which SlaBot is not.</summary>
    public static Account Zoe { get; } = new("Zoe", new(Platform.Slack, "T0ELSE", "U0ZOE"));

    private static Account Of(FakeMember member) => new(member.Name, new(Platform.Teams, FakeIdentity.Tenant, member.AadObjectId), member);
}
