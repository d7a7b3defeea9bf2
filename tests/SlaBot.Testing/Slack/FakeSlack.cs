using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SlaBot.Testing.Slack;

/// <summary>
/// Slack on loopback, in this process: the Web API, sign-in, sockets, response addresses and files; it keeps a book of what it
/// accepted, and lets a test say what goes wrong. Proved by Slack's own <c>@slack/web-api</c> and <c>@slack/socket-mode</c>.
/// At first there is the workspace <see cref="Harbour"/> with Jane, Wei, a guest and a stranger in it, and the channel #sales.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    public const string AppId = "A0SLABOT";
    public const string ClientId = "1111.2222";
    public const string ClientSecret = "the-client-secret";
    public const string AppToken = "xapp-1-the-app-token";
    public const string Sales = "C0SALES";

    private readonly WebApplication app;
    private readonly Logbook<SlackRequest> book = new("the fake Slack", request => $"{request.Number} {request.Method} {request.Channel} {request.Text}");
    private readonly WireFaults<SlackFault, SlackRequest> faults = new();
    private readonly ConcurrentDictionary<(string Method, string? Team), DateTimeOffset> pauses = new();
    private readonly ConcurrentDictionary<string, FakeWorkspace> workspaces = new();
    private readonly ConcurrentDictionary<string, FakeResponseUrl> responseUrls = new();
    private readonly ConcurrentQueue<SlackRequest> tooEarly = new();
    private readonly ViewMethods views;
    private readonly FileMethods files = new();
    private long messages;
    private int responses;

    private FakeSlack(WebApplication app, TimeProvider time)
    {
        (this.app, Time) = (app, time);
        views = new(time);
        Tokens = new(time);
        Sockets = new(this);
        Harbour = Add(new("T0HARBOUR", "Harbour"));
        Harbour.Add(new FakePerson("U0JANE", "Jane Harbour") { Email = "jane@harbour.example", IsAdmin = true });
        Harbour.Add(new FakePerson("U0WEI", "Wei Chen") { Email = "wei@harbour.example", Locale = "zh-TW" });
        Harbour.Add(new FakePerson("U0GUEST", "Gus Guest") { IsGuest = true });
        Harbour.Add(new FakePerson("U0OTHER", "Olga Other") { Team = "T0OTHER" });
        Harbour.Add(new FakeChannel(Sales, "sales") { Members = ["U0JANE", "U0WEI", "U0GUEST", "U0OTHER", Harbour.BotUser] });
        Tokens.Give(Harbour, BotToken);
    }

    /// <summary>Gets the bot's token in <see cref="Harbour"/>.</summary>
    public static string BotToken => "xoxb-harbour";

    /// <summary>Gets the workspace that is there at first.</summary>
    public FakeWorkspace Harbour { get; }

    /// <summary>Gets the base of the Web API: the value of <c>Slack__ApiUrl</c>.</summary>
    public Uri ApiUrl => Address("api/");

    /// <summary>Gets its clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets what was accepted, in order: what people would see.</summary>
    public IReadOnlyList<SlackRequest> Accepted => book.Accepted;

    /// <summary>Gets every request that came, also those that were refused or went wrong.</summary>
    public IReadOnlyList<SlackRequest> Seen => book.Seen;

    /// <summary>Gets the requests that came before the end of a wait that Slack had asked for: there must be none.</summary>
    public IReadOnlyList<SlackRequest> TooEarly => [.. tooEarly];

    /// <summary>Gets the tokens, codes and refresh tokens.</summary>
    public FakeTokens Tokens { get; }

    /// <summary>Gets the sockets of bots without a public address.</summary>
    public FakeSockets Sockets { get; }

    /// <summary>Gets the modals that are open.</summary>
    public IReadOnlyList<FakeView> Modals => views.Modals;

    /// <summary>Gets the files that people see.</summary>
    public IReadOnlyList<FakeFile> Files => files.All;

    /// <summary>Gets or sets what somebody agrees to on the page of <c>/oauth/v2/authorize</c>, of its query; null for no.</summary>
    public Func<IReadOnlyDictionary<string, string>, FakeInstall?>? Consents { get; set; }

    /// <summary>Starts one on a free port of loopback.</summary>
    /// <param name="time">Its clock; null for the machine's.</param>
    /// <param name="areTriggersLasting">Whether triggers do not grow old.</param>
    public static async Task<FakeSlack> StartAsync(TimeProvider? time = null, bool areTriggersLasting = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeSlack(builder.Build(), time ?? TimeProvider.System) { AreTriggersLasting = areTriggersLasting };
        fake.app.UseWebSockets();
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>Adds a workspace; its tokens are made by <see cref="Tokens"/>.</summary>
    public FakeWorkspace Add(FakeWorkspace workspace) => workspaces[workspace.Id] = workspace;

    /// <summary>Somebody says something in a channel of <see cref="Harbour"/>; the bot hears of it when a road brings it.</summary>
    public FakeMessage Say(string user, string channel, string text) => Harbour.Say(new(channel, NextTs(), user, text));

    /// <summary>The home tab of somebody, or null.</summary>
    public FakeView? Home(string user) => views.Home(user);

    /// <summary>Gets whether triggers do not grow old: for clients that take their time, and clocks that run faster than the machine.</summary>
    public bool AreTriggersLasting { get; init; }

    /// <summary>A trigger as a command or a press brings it: good for three seconds, once.</summary>
    public string Trigger(string user) => views.Trigger(user, AreTriggersLasting);

    /// <summary>An address to answer by, as a command or a press brings it.</summary>
    public Uri ResponseUrl(FakeWorkspace workspace, string channel, string user, string? messageTs = null)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"actions/{workspace.Id}/{Interlocked.Increment(ref responses)}/secret");
        responseUrls[path] = new(workspace, channel, user, messageTs, Time.GetUtcNow());
        return Address(path);
    }

    /// <summary>Puts a file into a workspace, as somebody who sends it to the bot does.</summary>
    public FakeFile AddFile(FakeWorkspace workspace, string name, ReadOnlyMemory<byte> content) => files.Add(workspace, name, content);

    /// <summary>Where a file is fetched.</summary>
    public Uri DownloadUrl(FakeFile file) => Address($"files-pri/{file.Team}-{file.Id}/download/{Uri.EscapeDataString(file.Name)}");

    /// <summary>Waits until a request is accepted that is meant, or was.</summary>
    /// <exception cref="TimeoutException">None came; the message says what did.</exception>
    public Task<SlackRequest> WaitForAsync(Func<SlackRequest, bool> predicate, TimeSpan? within = null, CancellationToken cancellation = default) =>
        book.WaitForAsync(predicate, within ?? TimeSpan.FromSeconds(10), cancellation);

    /// <summary>Lets the next requests go wrong; faults told earlier come first.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many.</param>
    /// <param name="when">Which ones; null for any.</param>
    public void Fail(SlackFault fault, int times = 1, Func<SlackRequest, bool>? when = null) => faults.Add(fault, times, when);

    /// <summary>Lets the next requests go wrong, each in its way.</summary>
    public void FailEach(params SlackFault[] each) => Array.ForEach(each, fault => Fail(fault));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Sockets.CutAll();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    internal static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    internal static JsonObject Yes(string? name = null, JsonNode? value = null)
    {
        var answer = new JsonObject { ["ok"] = true };
        if (name is not null)
        {
            answer[name] = value;
        }

        return answer;
    }

    internal Uri Address(string path) => new(new Uri(app.Urls.Single()), path);

    /// <summary>The id of the next message; people and the bot share the numbers.</summary>
    internal string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{Time.GetUtcNow().ToUnixTimeSeconds()}.{Interlocked.Increment(ref messages):D6}");

    internal FakeView? Modal(string id) => views.Find(id);

    internal void CloseModal(string id) => views.Close(id);

    internal void ReplaceModal(FakeView old, JsonObject view) => views.Replace(old, view);

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            await Sockets.ServeAsync(http);
            return;
        }

        var (request, unread) = await ReadAsync(http);
        if (request.Method is "authorize" or "signin")
        {
            await PageAsync(http, request);
            return;
        }

        var fault = faults.Next(request);
        if (fault is { IsAccepted: false })
        {
            Pause(request, fault);
            await fault.AnswerAsync(http, 200, "");
            return;
        }

        if (request.Method == "download")
        {
            await DownloadAsync(http, request, fault);
            return;
        }

        var (status, body, id) = await DoAsync(request, unread);
        if (id is not null)
        {
            book.Accept(request with { AnsweredId = id.Length == 0 ? null : id });
        }

        if (fault is not null)
        {
            await fault.AnswerAsync(http, status, body);
            return;
        }

        http.Response.Headers["X-Slack-Req-Id"] = string.Create(CultureInfo.InvariantCulture, $"req{request.Number}");
        await WireFault.WriteAsync(http, status, body, body.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain");
    }

    /// <summary>Does what a request asks.</summary>
    /// <returns>The answer; the id that it tells, empty for none, null where it was refused.</returns>
    private async Task<(int Status, string Body, string? Id)> DoAsync(SlackRequest request, string? unread)
    {
        var path = request.RawTarget.TrimStart('/').Split('?')[0];
        switch (request.Method)
        {
            case "respond":
                var (status, said) = ChatMethods.Respond(this, responseUrls[path], request);
                return (status, said, status == 200 ? "" : null);
            case "upload":
                var (taken, word) = await files.TakeAsync(path[(path.LastIndexOf('/') + 1)..], request.ContentType, request.Body);
                return (taken, word, taken == 200 ? "" : null);
            case "unknown":
                return (404, No("unknown_method").ToJsonString(), null);
            default:
                var answer = unread is not null ? No(unread) : Call(request);
                return (200, answer.ToJsonString(), answer["ok"]!.GetValue<bool>() ? Id(answer) : null);
        }
    }

    private static string Id(JsonObject answer) =>
        (answer["ts"] ?? answer["message_ts"] ?? answer["file_id"] ?? answer["view"]?["id"] ?? (answer["channel"] as JsonObject)?["id"])?.ToString() ?? "";

    private JsonObject Call(SlackRequest request)
    {
        if (request.Method == "oauth.v2.access")
        {
            return Exchange(request);
        }

        if (request.Method == "apps.connections.open")
        {
            return Sockets.Ticket(request.Token);
        }

        var (workspace, error, isWholeOrganisation) = Tokens.Who(request.Token);
        if (error is null && isWholeOrganisation && request.Argument("team_id") is { } team)
        {
            workspace = workspaces.GetValueOrDefault(team);
            error = workspace is null ? "team_not_found" : null;
        }

        return error is not null ? No(error) : request.Method switch
        {
            "auth.test" => PeopleMethods.Who(this, workspace!, isWholeOrganisation),
            "chat.postMessage" => ChatMethods.Post(this, workspace!, request),
            "chat.postEphemeral" => ChatMethods.Whisper(this, workspace!, request),
            "chat.update" => ChatMethods.Update(workspace!, request),
            "chat.delete" => ChatMethods.Delete(workspace!, request),
            "chat.unfurl" => ChatMethods.Unfurl(workspace!, request),
            "views.open" => views.Open(request),
            "views.update" => views.Update(request),
            "views.publish" => views.Publish(workspace!, request),
            "conversations.open" => PeopleMethods.Open(workspace!, request),
            "conversations.members" => PeopleMethods.Members(workspace!, request),
            "users.info" => PeopleMethods.Info(workspace!, request),
            "files.getUploadURLExternal" => files.AskUrl(this, workspace!, request),
            "files.completeUploadExternal" => files.Complete(this, workspace!, request),
            _ => No("unknown_method"),
        };
    }

    private JsonObject Exchange(SlackRequest request)
    {
        var basic = request.Headers.GetValueOrDefault("Authorization") is { } header && header.StartsWith("Basic ", StringComparison.Ordinal)
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2)
            : [request.Argument("client_id") ?? "", request.Argument("client_secret") ?? ""];
        return basic is not [ClientId, ..] ? No("invalid_client_id")
            : basic is not [_, ClientSecret] ? No("bad_client_secret")
            : Tokens.Exchange(request.Argument("grant_type"), request.Argument("code"), request.Argument("refresh_token"), request.Argument("redirect_uri"), AppId);
    }

    private async Task DownloadAsync(HttpContext http, SlackRequest request, SlackFault? fault)
    {
        var (workspace, error, _) = Tokens.Who(request.Token);
        if (error is null)
        {
            book.Accept(request);
        }

        if (fault is not null)
        {
            await fault.AnswerAsync(http, 200, "");
            return;
        }

        var id = request.RawTarget.Split('/')[2].Split('-')[^1];
        await files.GiveAsync(http, id, error is null ? workspace : null);
    }

    /// <summary>Slack's page where people agree, without the page: the browser goes back with a code, or with the word that they did not.</summary>
    private async Task PageAsync(HttpContext http, SlackRequest request)
    {
        if (request.Method == "signin")
        {
            await WireFault.WriteAsync(http, 200, "<html><body>Sign in to Slack</body></html>", "text/html");
            return;
        }

        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var install = Consents is null ? new(Harbour, "U0JANE") : Consents(query);
        var redirect = query["redirect_uri"];
        var back = install is null ? ("error", "access_denied") : ("code", Tokens.Code(install with { Redirect = redirect }));
        http.Response.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { [back.Item1] = back.Item2, ["state"] = query.GetValueOrDefault("state") }));
    }

    private void Pause(SlackRequest request, SlackFault fault)
    {
        if (fault.Headers.TryGetValue("Retry-After", out var wait) && int.TryParse(wait, CultureInfo.InvariantCulture, out var seconds) && seconds < 1_000_000)
        {
            pauses[(request.Method, request.Team)] = Time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        }
    }

    private async Task<(SlackRequest Request, string? Unread)> ReadAsync(HttpContext http)
    {
        using var stream = new MemoryStream();
        await http.Request.Body.CopyToAsync(stream, http.RequestAborted);
        var body = stream.ToArray();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.TrimStart('/').Split('?')[0];
        var method = MethodOf(path);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var (arguments, unread) = method is "upload" or "download" ? ([], null)
            : RequestArguments.Of(method, headers.GetValueOrDefault("Content-Type"), http.Request.QueryString.Value ?? "", body);
        var token = headers.GetValueOrDefault("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : arguments["token"]?.ToString();
        var team = arguments["team_id"]?.ToString() ?? Tokens.Who(token).Workspace?.Id;
        var request = book.See(number => new(number, Time.GetUtcNow(), method, http.Request.Method, target, headers, arguments) { Token = token, Team = team, Body = body });
        if (pauses.TryGetValue((method, team), out var until) && request.At < until)
        {
            tooEarly.Enqueue(request);
        }

        return (request, unread);
    }

    private string MethodOf(string path) => path switch
    {
        _ when path.StartsWith("api/", StringComparison.Ordinal) => path[4..],
        _ when path.StartsWith("upload/v1/", StringComparison.Ordinal) => "upload",
        _ when path.StartsWith("files-pri/", StringComparison.Ordinal) && path.Split('/').Length == 4 => "download",
        _ when responseUrls.ContainsKey(path) => "respond",
        "oauth/v2/authorize" => "authorize",
        "signin" => "signin",
        _ => "unknown",
    };
}
