using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Teams;

/// <summary>A tenant with the real program in it: the channel, its keys and its Connector are fakes on loopback, the bot is a process of its own.</summary>
internal sealed class TeamsTenant : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private System.Diagnostics.Process? process;
    private Uri? address;
    private int activities;

    private TeamsTenant(FakeIdentity identity, FakeConnector connector, Slabot program) => (Identity, Connector, Program) = (identity, connector, program);

    public FakeIdentity Identity { get; }

    public FakeConnector Connector { get; }

    public Slabot Program { get; }

    /// <summary>Starts everything; in Production, as in a company.</summary>
    /// <param name="isSetUp">Whether an agreement and numbers are stored already.</param>
    /// <param name="settings">More settings, or null.</param>
    public static async Task<TeamsTenant> StartAsync(bool isSetUp = true, Dictionary<string, string>? settings = null)
    {
        var tenant = await BesideAsync(isSetUp ? await Growth.CopiedAsync() : new Slabot(), settings);
        await tenant.ServeAsync();
        return tenant;
    }

    /// <summary>Starts the fakes alone, and sets a program up for them that somebody else starts: <see cref="At"/> tells where.</summary>
    public static async Task<TeamsTenant> BesideAsync(Slabot program, Dictionary<string, string>? settings = null, TimeProvider? time = null)
    {
        var identity = await FakeIdentity.StartAsync(time);
        var connector = await FakeConnector.StartAsync(time);
        connector.Admits = header => header is not null && identity.Tokens.IsGood(header["Bearer ".Length..]);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = FakeIdentity.AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = FakeIdentity.Tenant,
            ["MicrosoftAppPassword"] = "a secret of the tests",
            ["Teams__OpenIdMetadataUrl"] = identity.MetadataUrl.ToString(),
            ["Teams__TokenUrl"] = identity.TokenUrl.ToString(),
            ["Teams__ServiceHosts__0"] = connector.Host,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        }.Concat(settings ?? []))
        {
            program.Settings[name] = value;
        }

        return new(identity, connector, program);
    }

    /// <summary>Speaks to a program that somebody else has started.</summary>
    public void At(Uri where) => address = where;

    public async Task ServeAsync() => (process, address) = await Program.ServeAsync();

    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the program as a supervisor does, and says with which code it ended.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Sends an activity with a good token.</summary>
    public Task<HttpResponseMessage> SendAsync(JsonNode activity) => PostAsync(System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString()));

    /// <summary>Sends any bytes with a good token.</summary>
    public async Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address!, "/api/messages")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token(claims => claims["serviceurl"] = Connector.ServiceUrl));
        return await http.SendAsync(request);
    }

    /// <summary>Waits until the program can take messages.</summary>
    public async Task IsReadyAsync()
    {
        for (var tries = 0; !(await http.GetAsync(new Uri(address!, "/readyz"))).IsSuccessStatusCode || tries < 2; tries++)
        {
            tries.ShouldBeLessThan(300);
            await Task.Delay(100);
        }
    }

    /// <summary>Says something and waits for the answer.</summary>
    public async Task<ConnectorRequest> AskAsync(Talk talk, string text)
    {
        var before = Connector.Accepted.Count;
        (await SendAsync(Message(talk, text))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await AnswerAsync(talk, before);
    }

    /// <summary>The next message of the bot in a conversation.</summary>
    public Task<ConnectorRequest> AnswerAsync(Talk talk, int after) => Connector.WaitForAsync(
        request => request is { Operation: "send" or "reply", Type: "message" } && request.Conversation == talk.Conversation && Connector.Accepted.ToList().IndexOf(request) >= after,
        TimeSpan.FromSeconds(30));

    /// <summary>A message; in a group or channel with a mention of the bot.</summary>
    public JsonObject Message(Talk talk, string text)
    {
        var activity = Activity("message", talk);
        activity["text"] = talk.Type == "personal" ? text : $"<at>SlaBot</at> {text}";
        activity["textFormat"] = "plain";
        if (talk.Type != "personal")
        {
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>SlaBot</at>",
                ["mentioned"] = new JsonObject { ["id"] = $"28:{FakeIdentity.AppId}", ["name"] = "SlaBot" },
            });
        }

        return activity;
    }

    /// <summary>A press on a button of a card, found by its title.</summary>
    public async Task<(HttpResponseMessage Response, JsonElement Body)> PressAsync(Talk talk, ConnectorRequest card, string title, JsonObject? inputs = null)
    {
        var response = await SendAsync(Press(talk, card, title, inputs));
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The titles of the buttons of a card.</summary>
    public static IReadOnlyList<string> ButtonsOf(ConnectorRequest card) => [.. ActionsOf(card).Select(action => action.GetProperty("title").GetString()!)];

    /// <summary>The activity of a press.</summary>
    public JsonObject Press(Talk talk, ConnectorRequest card, string title, JsonObject? inputs = null)
    {
        var action = ActionOf(card, title);
        var data = JsonNode.Parse(action.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (name, value) in inputs ?? [])
        {
            data[name] = value?.DeepClone();
        }

        var activity = Activity("invoke", talk);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card.AnsweredId ?? card.Item;
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action.GetProperty("verb").GetString(), ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    /// <summary>An event about the conversation.</summary>
    public JsonObject Activity(string type, Talk talk) => new()
    {
        ["type"] = type,
        ["id"] = $"f:{Interlocked.Increment(ref activities):D6}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = talk.Who.Id, ["name"] = talk.Who.Name, ["aadObjectId"] = talk.Who.AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = $"28:{FakeIdentity.AppId}", ["name"] = "SlaBot" },
        ["conversation"] = new JsonObject { ["id"] = talk.Conversation, ["conversationType"] = talk.Type, ["isGroup"] = talk.Type != "personal", ["tenantId"] = FakeIdentity.Tenant },
        ["locale"] = talk.Locale,
        ["channelData"] = talk.Type == "channel"
            ? new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIdentity.Tenant }, ["team"] = new JsonObject { ["id"] = Talk.Team, ["name"] = "Growth" }, ["channel"] = new JsonObject { ["id"] = Talk.Team } }
            : new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIdentity.Tenant } },
    };

    /// <summary>The bot is added to a conversation: both events, as Teams sends them.</summary>
    public async Task<ConnectorRequest> InstallAsync(Talk talk)
    {
        var before = Connector.Accepted.Count;
        var installed = Activity("installationUpdate", talk);
        installed["action"] = "add";
        var updated = Activity("conversationUpdate", talk);
        updated["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{FakeIdentity.AppId}" }, new JsonObject { ["id"] = talk.Who.Id, ["aadObjectId"] = talk.Who.AadObjectId });
        foreach (var response in await Task.WhenAll(SendAsync(installed), SendAsync(updated)))
        {
            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        return await AnswerAsync(talk, before);
    }

    /// <summary>The card of a message.</summary>
    public static JsonElement CardOf(ConnectorRequest request) => request.Body!.Value.GetProperty("attachments")[0].GetProperty("content");

    /// <summary>What a message says, card or text.</summary>
    public static string SaidBy(ConnectorRequest request) => request.Body!.Value.TryGetProperty("attachments", out var cards) && cards.GetArrayLength() > 0
        ? cards[0].GetProperty("content").GetRawText()
        : request.Text ?? "";

    /// <summary>What a message says first.</summary>
    public static string HeadlineOf(ConnectorRequest request) => request.Member("summary") ?? request.Text ?? "";

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        http.Dispose();
        await Connector.DisposeAsync();
        await Identity.DisposeAsync();
        if (process is not null)
        {
            Program.Dispose(); // where it was started here
        }
    }

    private static JsonElement ActionOf(ConnectorRequest card, string title) =>
        ActionsOf(card).FirstOrDefault(action => action.GetProperty("title").GetString() == title) is { ValueKind: JsonValueKind.Object } action
            ? action
            : throw new InvalidOperationException($"There is no button '{title}' on {SaidBy(card)}");

    private static IEnumerable<JsonElement> ActionsOf(ConnectorRequest card) =>
        Within(CardOf(card)).Where(element => element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Action.Execute");

    private static IEnumerable<JsonElement> Within(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Within(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Within),
        _ => [],
    };
}

/// <summary>A conversation and who speaks in it.</summary>
internal sealed record Talk(string Conversation, string Type, FakeMember Who, string Locale = "en-US")
{
    public const string Team = "19:growth@thread.tacv2";

    public static Talk Janes { get; } = new("a:jane", "personal", FakeMember.Jane);

    public static Talk Weis { get; } = new("a:wei", "personal", FakeMember.Wei);

    public static Talk Group { get; } = new("19:pricing@thread.v2", "groupChat", FakeMember.Jane);

    public static Talk Channel { get; } = new($"{Team};messageid=1700000000001", "channel", FakeMember.Jane);
}
