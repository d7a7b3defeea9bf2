using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Slack.Inbound;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>
/// Bolt, Slack's own framework, judges the same requests. Where it differs, the difference is known and has a reason; a new
/// one fails the test. It looks at the real clock, so the door's is set to that.
/// </summary>
public sealed class BoltOracleTests : IAsyncLifetime
{
    private readonly SlackDoor door = new();
    private readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();

    private long Now => started.ToUnixTimeSeconds();

    public ValueTask InitializeAsync()
    {
        door.Time.SetUtcNow(started);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task Bolt_judges_the_same_but_for_the_known_differences()
    {
        var cases = Cases();
        var question = new JsonObject
        {
            ["secret"] = SlackDoor.Secret,
            ["cases"] = new JsonArray([.. cases.Select(one => new JsonObject
            {
                ["name"] = one.Name,
                ["path"] = one.Kind switch { SlackKind.Event => "/slack/events", SlackKind.Command => "/slack/commands", _ => "/slack/interactivity" },
                ["headers"] = new JsonArray([.. one.Headers.Select(header => new JsonArray(header.Name, header.Value))]),
                ["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(one.Body)),
            })]),
        };

        var answer = JsonDocument.Parse(await NodeClient.RunWithInputAsync("slack/bolt-oracle.mjs", question.ToJsonString())).RootElement;

        var theirs = answer.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("status").GetInt32());
        var verdicts = new List<string>();
        foreach (var one in cases)
        {
            var ours = await door.SendAsync(one.Kind, one.Body, null, headers =>
            {
                headers.Clear();
                foreach (var header in one.Headers.GroupBy(header => header.Name))
                {
                    headers[header.Key] = header.Select(each => each.Value).ToArray();
                }
            });
            verdicts.Add($"{one.Name}: {theirs[one.Name]} / {ours.Status}");
        }

        verdicts.ShouldBe(cases.Select(one => $"{one.Name}: {one.Theirs} / {one.Ours}"));
    }

    private List<Case> Cases() =>
    [
        Event("url_verification", 200, 200, """{"type":"url_verification","token":"t","challenge":"abc123"}"""),
        Event("mention", 200, 200, Told.Mention("Ev1")),
        Event("the same event again", 200, 200, Told.Mention("Ev1"), more: ("X-Slack-Retry-Num", "1")),
        Event("message", 200, 200, Told.Event(id: "Ev3")),
        Event("message of a bot", 200, 200, Told.Event(told => told["bot_id"] = "B7", "Ev4")),
        Event("event that nobody handles", 200, 200, Told.Event(told => told["type"] = "example_unknown", "Ev5")),
        Event("4 min old", 200, 200, Told.Event(id: "Ev6"), age: 240),
        Event("6 min old", 401, 401, Told.Event(id: "Ev7"), age: 360),
        Event("a year old", 401, 401, Told.Event(id: "Ev7"), age: 31_536_000),
        Event("wrong secret", 401, 401, Told.Event(id: "Ev8"), secret: "zzz"),
        Event("body changed after signing", 401, 401, Told.Event(id: "Ev9"), signed: Told.Event(id: "Ev9") + " "),
        Event("no signature", 401, 401, Told.Event(id: "Ev10"), without: "X-Slack-Signature"),
        Event("no timestamp", 401, 401, Told.Event(id: "Ev11"), without: "X-Slack-Request-Timestamp"),
        Event("v1 signature", 401, 401, Told.Event(id: "Ev12"), write: good => "v1" + good[2..]),
        Event("upper-case digits", 401, 401, Told.Event(id: "Ev13"), write: good => "v0=" + good[3..].ToUpperInvariant()),
        Event("blank signature", 401, 401, Told.Event(id: "Ev14"), write: _ => ""),
        Event("signature cut short", 401, 401, Told.Event(id: "Ev15"), write: good => good[..^1]),
        Event("signature with more behind it", 401, 401, Told.Event(id: "Ev16"), write: good => good + "00"),
        Event("two signatures", 401, 401, Told.Event(id: "Ev17"), more: ("X-Slack-Signature", "v0=" + new string('0', 64))),
        Event("timestamp that is no number", 401, 401, Told.Event(id: "Ev18"), stamp: _ => "abc"),
        Event("timestamp with an exponent", 401, 401, Told.Event(id: "Ev23"), stamp: now => now + "e0"),
        Event("blank timestamp", 401, 401, Told.Event(id: "Ev19"), stamp: _ => ""),
        Event("not JSON", 400, 400, "{oops"),
        Form("slash command", SlackKind.Command, 200, 200, Told.Command()),
        Form("ssl_check", SlackKind.Command, 200, 200, "ssl_check=1&token=x"),
        Form("press", SlackKind.Interaction, 200, 200, Told.Payload(Told.Press())),
        Form("form", SlackKind.Interaction, 200, 200, Told.Payload(Told.Submission())),
        Form("payload that is no JSON", SlackKind.Interaction, 400, 400, "payload=oops"),

        // They differ: ours is stricter.
        Event("10 min early", 200, 401, Told.Event(id: "Ev20"), age: -600),
        Event("a year early", 200, 401, Told.Event(id: "Ev21"), age: -31_536_000),
        Event("timestamp with a fraction", 200, 401, Told.Event(id: "Ev22"), stamp: now => now + ".5"),
        Form("ssl_check without a signature", SlackKind.Command, 200, 401, "ssl_check=1&token=x", without: "X-Slack-Signature"),
        Form("ssl_check with a payload, unsigned", SlackKind.Interaction, 200, 401, "ssl_check=1&" + Told.Payload(Told.Press()), without: "X-Slack-Signature"),
    ];

    private Case Event(
        string name, int theirs, int ours, string body, int age = 0, string secret = SlackDoor.Secret, string? signed = null, string? without = null, Func<string, string>? write = null, Func<string, string>? stamp = null, (string Name, string Value)? more = null) =>
        new(name, SlackKind.Event, theirs, ours, Headers(SlackDoor.Json, signed ?? body, age, secret, without, write, stamp, more), body);

    private Case Form(string name, SlackKind kind, int theirs, int ours, string body, string? without = null) =>
        new(name, kind, theirs, ours, Headers(SlackDoor.Form, body, 0, SlackDoor.Secret, without, null, null, null), body);

    private List<(string Name, string Value)> Headers(
        string type, string signed, int age, string secret, string? without, Func<string, string>? write, Func<string, string>? stamp, (string Name, string Value)? more)
    {
        var timestamp = (Now - age).ToString(CultureInfo.InvariantCulture);
        timestamp = stamp?.Invoke(timestamp) ?? timestamp;
        var signature = SlackSignature.Of(secret, timestamp, Encoding.UTF8.GetBytes(signed));
        List<(string Name, string Value)> headers = [("Content-Type", type), ("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", write?.Invoke(signature) ?? signature)];
        _ = headers.RemoveAll(header => header.Name == without);
        return more is { } one ? [.. headers, one] : headers;
    }

    private sealed record Case(string Name, SlackKind Kind, int Theirs, int Ours, List<(string Name, string Value)> Headers, string Body);
}
