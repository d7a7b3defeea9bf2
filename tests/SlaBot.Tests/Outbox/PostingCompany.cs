using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Slack.Protocol;
using SlaBot.Slack.Turns;
using SlaBot.Storage.LiteDb;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Outbox;

/// <summary>A company on Teams and on Slack with the real server, to which rows of the outbox are given while it is down.</summary>
internal sealed class PostingCompany : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 1, 9, 0);

    private readonly TeamsTenant tenant;
    private readonly HttpClient http = new();
    private Process? process;
    private Uri? address;

    private PostingCompany(TeamsTenant tenant, FakeSlack slack, Slabot program) => (this.tenant, Slack, Program) = (tenant, slack, program);

    public FakeConnector Connector => tenant.Connector;

    public FakeSlack Slack { get; }

    public Slabot Program { get; }

    /// <summary>The places that the bot takes part in: three on each platform.</summary>
    public static IReadOnlyList<PostTarget> Places { get; } =
    [
        .. Enumerable.Range(1, 3).Select(i => new PostTarget(Platform.Slack, "T0HARBOUR", $"C0POST{i}", IsPerson: false)),
        new(Platform.Teams, FakeIdentity.Tenant, Talk.Team, IsPerson: false),
        new(Platform.Teams, FakeIdentity.Tenant, "19:pricing@thread.v2", IsPerson: false),
        new(Platform.Teams, FakeIdentity.Tenant, "a:jane", IsPerson: false),
    ];

    /// <summary>Starts the fakes and puts the places into the data folder; the program is not started.</summary>
    public static async Task<PostingCompany> FoundedAsync()
    {
        var program = new Slabot { Assembly = "SlaBot.Crash.dll" };
        var (tenant, slack) = (await TeamsTenant.BesideAsync(program), await FakeSlack.StartAsync());
        program.Settings["Slack__ApiUrl"] = slack.ApiUrl.ToString();
        program.Settings["Slack__BotToken"] = FakeSlack.BotToken;
        program.Settings["Slack__SigningSecret"] = "8f742231b10e8888abcd99yyyzzz85a5";
        var company = new PostingCompany(tenant, slack, program);
        await company.WithStoreAsync(async store =>
        {
            foreach (var target in Places)
            {
                if (target.Platform == Platform.Slack)
                {
                    _ = slack.Harbour.Add(new FakeChannel(target.Id, target.Id) { Members = ["U0JANE", slack.Harbour.BotUser] });
                }

                _ = await store.ChangeAsync(WorkspaceId.Local, target.Platform, target.Id, _ => PlaceOf(target, company.Connector.ServiceUrl), default);
            }

            // What a company has: without it the program would plant the simulated one at every start.
            return await store.AppendAsync(WorkspaceId.Local, [new Domain.Facts.DailyFact(new(2026, 3, 1), new("visits"), null, 1)], default);
        });
        return company;
    }

    /// <summary>Does something with the store while the program is down.</summary>
    public async Task<T> WithStoreAsync<T>(Func<LiteDbStore, Task<T>> work)
    {
        await using var store = LiteDbStore.Open(Program.Data, TimeProvider.System);
        return await work(store);
    }

    /// <summary>Adds a row for each place; each about something of its own.</summary>
    public Task<int> AddAsync(string round, Random random) => WithStoreAsync(store => store.ChangeBooksAsync(
        WorkspaceId.Local,
        draft => Places.Select((target, i) => new OutboxRow(WorkspaceId.Local, new(random.Next(2) == 0 ? PostKind.Scorecard : PostKind.Win, $"post-{round}-{i}-", "", target)) { CreatedAt = Start, NotBefore = Start }).Count(draft.TryAdd),
        default));

    public async Task ServeAsync() => (process, address) = await Program.ServeAsync();

    /// <summary>Waits until the program says a word of its own, such as that it is about to write.</summary>
    public async Task UntilSaysAsync(string word)
    {
        while (await process!.StandardOutput.ReadLineAsync() is { } line && line != word)
        {
        }
    }

    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>What the program measures.</summary>
    public Task<string> MetricsAsync() => http.GetStringAsync(new Uri(address!, "/metrics"));

    /// <summary>Waits until nothing waits or is leaving any more.</summary>
    public async Task UntilIdleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Rows(await MetricsAsync(), "ready") + Rows(await MetricsAsync(), "sending") > 0)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>How many rows the measures tell in a state.</summary>
    public static long Rows(string metrics, string state) => long.Parse(
        metrics.Split('\n').First(line => line.StartsWith("slabot_outbox_rows{", StringComparison.Ordinal) && line.Contains($"state=\"{state}\"", StringComparison.Ordinal)).Split(' ')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How often people saw a post.</summary>
    public int Seen(string subject) =>
        Slack.Accepted.Count(request => request.Method == "chat.postMessage" && request.Text!.Contains(subject, StringComparison.Ordinal))
        + Connector.Accepted.Count(request => request.Operation is "send" or "create" && request.Body!.Value.GetRawText().Contains(subject, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        http.Dispose();
        await tenant.DisposeAsync();
        await Slack.DisposeAsync();
        Program.Dispose();
    }

    /// <summary>A place as the bot knows it after it was added there, where everything is wanted.</summary>
    /// <param name="target">The place.</param>
    /// <param name="serviceUrl">Where Teams is.</param>
    public static ChannelConversation PlaceOf(PostTarget target, string serviceUrl)
    {
        var scope = target.Id switch { "a:jane" => ConversationScope.Personal, "19:pricing@thread.v2" => ConversationScope.Group, _ => ConversationScope.Channel };
        var reference = target.Platform == Platform.Slack
            ? JsonSerializer.Serialize(new SlackPlace(new(null, target.Tenant), target.Tenant, target.Id), SlackPlaceJson.Default.SlackPlace)
            : JsonSerializer.Serialize(
                new ConversationReference
                {
                    ServiceUrl = serviceUrl,
                    ChannelId = "msteams",
                    Conversation = new() { Id = target.Id, ConversationType = scope == ConversationScope.Channel ? "channel" : scope == ConversationScope.Group ? "groupChat" : "personal", TenantId = target.Tenant },
                    Bot = new() { Id = $"28:{FakeIdentity.AppId}", Name = "SlaBot" },
                },
                ActivityJson.Default.ConversationReference);
        return new(WorkspaceId.Local, target.Platform, target.Id, scope) { Tenant = target.Tenant, Team = target.Tenant, Reference = reference, SeenAt = Start, Posts = [PostingKind.Scorecards, PostingKind.Wins] };
    }
}
