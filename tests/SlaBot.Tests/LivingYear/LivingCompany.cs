using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Values;
using SlaBot.Hosting;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.LivingYear;

/// <summary>
/// A company that lives by the test's clock: the real server in this process between a tenant of Teams' and a workspace of
/// Slack's, both reached over HTTP, and the command line while it is stopped, all on one data folder.
/// </summary>
internal sealed class LivingCompany : IAsyncDisposable
{
    private const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const int PatientWaits = 200, MostMinutesOfRetries = 30;

    // By the clock that creeps: a few looks at what waits.
    private static readonly Duration Quiet = Duration.FromMilliseconds(500);

    private readonly Slabot program;
    private readonly TeamsTenant teams;
    private Server? server;
    private SignedRoad? road;
    private CancellationTokenSource stop = new();
    private Task<int> running = Task.FromResult(0);

    private LivingCompany(CreepingTime time, TeamsTenant teams, FakeSlack slack, FakeFiles files, Slabot program) =>
        (Time, this.teams, Slack, Files, this.program) = (time, teams, slack, files, program);

    public CreepingTime Time { get; }

    public TeamsTenant Teams => teams;

    public FakeSlack Slack { get; }

    public FakeFiles Files { get; }

    public PersonOnSlack Jane => new(Slack, Slack.Harbour, "U0JANE", road!);

    public PersonOnSlack Wei => new(Slack, Slack.Harbour, "U0WEI", road!);

    /// <summary>What the bot said on Slack, in order.</summary>
    public IReadOnlyList<FakeMessage> SaidOnSlack => [.. Slack.Harbour.Messages.Where(message => message.User == Slack.Harbour.BotUser)];

    /// <summary>What the bot said on Teams, in order.</summary>
    public IReadOnlyList<ConnectorRequest> SaidOnTeams => [.. teams.Connector.Accepted.Select(Opened).Where(request => request is { Operation: "send" or "reply" or "create", Type: "message" })];

    public static async Task<LivingCompany> FoundAsync(LocalDateTime start)
    {
        var (time, program) = (new CreepingTime(start), new Slabot());
        var files = await FakeFiles.StartAsync();
        var teams = await TeamsTenant.BesideAsync(program, new() { ["Teams__ServiceHosts__1"] = files.Host }, time.Provider);
        return new(time, teams, await FakeSlack.StartAsync(time.Provider, areTriggersLasting: true), files, program);
    }

    public async Task StartAsync()
    {
        var settings = program.Settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value);
        settings["Slack:ApiUrl"] = Slack.ApiUrl.ToString();
        settings["Slack:BotToken"] = FakeSlack.BotToken;
        settings["Slack:SigningSecret"] = SigningSecret;
        server = await Server.StartAsync(program.Data, "http://127.0.0.1:0", Time.Provider, CancellationToken.None, settings: settings);
        teams.At(new(server.Address));
        road = new(new(server.Address), SigningSecret, Time.Provider);
        stop = new();
        running = server.RunAsync(stop.Token);
    }

    /// <summary>Lets what is under way come to its end, then stops; nothing may have gone wrong with what was said.</summary>
    public async Task StopAsync()
    {
        await CalmAsync();
        var tally = await server!.Store.OutboxTallyAsync(CancellationToken.None);
        for (var minutes = 0; tally.Ready > 0 && minutes < MostMinutesOfRetries; minutes++)
        {
            // What a busy machine was too slow for waits to be tried again.
            Time.LeapTo(Time.Now.PlusMinutes(1));
            await CalmAsync();
            tally = await server.Store.OutboxTallyAsync(CancellationToken.None);
        }

        (tally.Ready, tally.Sending, tally.Uncertain, tally.Dead).ShouldBe((0, 0, 0, 0));
        Slack.TooEarly.ShouldBeEmpty();
        await EndAsync();
    }

    private async Task EndAsync()
    {
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        await server!.DisposeAsync();
        server = null;
        stop.Dispose();
        road!.Dispose();
    }

    /// <summary>Runs a command; nothing may be serving.</summary>
    public Task<string> TypeAsync(params string[] arguments) => TypeBatchAsync("", arguments);

    /// <summary>Runs a command that reads something.</summary>
    public Task<string> TypeBatchAsync(string input, params string[] arguments) => TypeOnAsync(program.Data, input, arguments);

    /// <summary>Runs a command on another data folder.</summary>
    public async Task<string> TypeOnAsync(string data, string input, params string[] arguments) =>
        (await Outcome.OfAsync([.. arguments, "--data", data], input, Time.Provider)).Succeeded();

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text) => program.Write(name, text);

    /// <summary>Goes to a moment, once nothing is under way any more, and lets happen what is due then.</summary>
    public async Task GoToAsync(LocalDateTime moment)
    {
        await CalmAsync();
        var isFar = moment > Time.Now.PlusHours(2);
        Time.LeapTo(moment);
        for (var waits = 1; isFar && await LookedAsync() < moment; waits++)
        {
            await Task.Delay(5);
            if (waits % PatientWaits == 0)
            {
                // The leap ended the patience of a look under way: the next one begins after a while of this clock.
                Time.LeapTo(Time.Now.PlusMinutes(10));
            }
        }

        await CalmAsync();
    }

    // How far the schedules were looked at, which is noted once an hour.
    private async Task<LocalDateTime> LookedAsync()
    {
        var entries = await server!.Store.EntriesAsync(WorkspaceId.Local, "schedules", CancellationToken.None);
        return entries.Select(entry => InstantPattern.ExtendedIso.Parse(JsonDocument.Parse(entry.Json).RootElement.GetProperty("through").GetString()!).Value.InUtc().LocalDateTime).DefaultIfEmpty(LocalDate.MaxIsoValue.AtMidnight()).Min();
    }

    /// <summary>Waits until something can be seen.</summary>
    public static Task<T> UntilAsync<T>(Func<T?> find)
        where T : class => SlackWorkspace.UntilAsync(find);

    /// <summary>Waits until nothing waits to be said, for a while.</summary>
    public async Task CalmAsync()
    {
        var since = Time.Now;
        while (Time.Now - since is var quiet && quiet.ToDuration() < Quiet)
        {
            await Task.Delay(5);
            var tally = await server!.Store.OutboxTallyAsync(CancellationToken.None);
            if (tally.Sending > 0 || await server.Store.NextDueAsync(CancellationToken.None) <= Instant.FromDateTimeOffset(Time.Provider.GetUtcNow()))
            {
                since = Time.Now;
            }
        }
    }

    /// <summary>Presses a button of a card on Teams, and gives the card that takes its place or opens.</summary>
    public async Task<ConnectorRequest> PressAsync(Talk talk, ConnectorRequest card, string title, JsonObject? inputs = null)
    {
        var (response, body) = await teams.PressAsync(talk, card, title, inputs);
        response.IsSuccessStatusCode.ShouldBeTrue(body.GetRawText());
        return body.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
            ? card with { Body = JsonSerializer.SerializeToElement(new { attachments = new[] { new { content = value } } }) }
            : throw new InvalidOperationException($"'{title}' brought no card: {body.GetRawText()}");
    }

    /// <summary>Does something, and gives the next message of the bot in a talk on Teams.</summary>
    public async Task<ConnectorRequest> NextAsync(Talk talk, Func<Task> act)
    {
        var before = teams.Connector.Accepted.Count;
        await act();
        return await teams.AnswerAsync(talk, before);
    }

    /// <summary>Sends a file to the bot in a private chat on Teams, and gives what it says of it.</summary>
    public Task<ConnectorRequest> UploadAsync(Talk talk, string name, string content) => NextAsync(talk, async () =>
    {
        var activity = teams.Message(talk, "");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["content"] = new JsonObject { ["downloadUrl"] = Files.Put(name, System.Text.Encoding.UTF8.GetBytes(content)).ToString(), ["uniqueId"] = "u-1", ["fileType"] = "yaml" },
        });
        (await teams.SendAsync(activity)).IsSuccessStatusCode.ShouldBeTrue();
    });

    /// <summary>Does something, and gives the next message of the bot in a channel on Slack.</summary>
    public async Task<FakeMessage> NextOnSlackAsync(string channel, Func<Task<SlackTaken>> act)
    {
        var before = SaidOnSlack.Count(message => message.Channel == channel);
        (await act()).Status.ShouldBe(200);
        return await UntilAsync(() => SaidOnSlack.Where(message => message.Channel == channel).Skip(before).FirstOrDefault());
    }

    // A post of its own in a channel opens a thread there.
    private static ConnectorRequest Opened(ConnectorRequest request) =>
        request is { Operation: "create", Body: { } body } && body.TryGetProperty("activity", out var activity) && body.TryGetProperty("channelData", out var data) && data.TryGetProperty("channel", out var channel)
            ? request with { Body = activity, Conversation = channel.GetProperty("id").GetString() }
            : request;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await EndAsync();
        }

        await teams.DisposeAsync();
        await Slack.DisposeAsync();
        await Files.DisposeAsync();
        await Time.DisposeAsync();
        program.Dispose();
    }
}
