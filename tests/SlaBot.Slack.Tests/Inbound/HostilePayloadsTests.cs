using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Slack.Inbound;
using SlaBot.Testing;
using SlaBot.Testing.Readings;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>T-12: samples of what Slack sends, as they are and broken in every way, all of them well signed.</summary>
public sealed class HostilePayloadsTests : IAsyncLifetime
{
    private const int Mutants = 3_000;

    private readonly SlackDoor door = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task Every_sample_with_its_ids_filled_in_is_taken()
    {
        var samples = Samples();
        foreach (var (i, (name, kind, json)) in samples.Index())
        {
            (await door.SendAsync(kind, Body(kind, Another(json, i)))).Status.ShouldBe(200, name);
        }

        samples.Count(sample => sample.Kind == SlackKind.Event).ShouldBeGreaterThanOrEqualTo(96);
        await SettledAsync();
        door.Worked.Count.ShouldBeGreaterThan(70);
    }

    [Fact]
    public async Task Every_sample_as_it_is_is_taken_or_refused()
    {
        foreach (var file in Files("slack-payloads").Concat(Files("slack-adapter-payloads")))
        {
            foreach (var kind in Enum.GetValues<SlackKind>())
            {
                foreach (var type in new[] { SlackDoor.Json, SlackDoor.Form, null, "text/plain", "multipart/form-data; boundary=x" })
                {
                    (await door.SendAsync(kind, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), type ?? "")).Status.ShouldBeOneOf(200, 400, 413);
                }
            }
        }
    }

    [Fact]
    public async Task No_mutation_of_a_sample_breaks_anything()
    {
        var (samples, random, statuses) = (Samples(), new Random(20261127), new ConcurrentDictionary<int, int>());
        for (var i = 0; i < Mutants; i++)
        {
            var (name, kind, json) = samples[random.Next(samples.Count)];
            var body = Mutated(Another(json, i), random);
            var whole = kind == SlackKind.Event ? body : Form(kind, body);
            if (random.Next(10) == 0)
            {
                whole = whole[..random.Next(whole.Length + 1)];
            }

            var answer = await door.SendAsync(kind, whole);
            answer.Status.ShouldBeOneOf([200, 400], $"mutant {i} of {name}: {Encoding.UTF8.GetString(whole)}");
            _ = statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        }

        await SettledAsync();
        statuses[200].ShouldBeGreaterThan(1_000);
        statuses[400].ShouldBeGreaterThan(100);
        (await door.Inbox.TallyAsync(CancellationToken.None)).Dead.ShouldBe(0);
        door.Worked.Count.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task No_file_of_the_JSON_suite_breaks_anything_as_a_body_or_in_a_member()
    {
        foreach (var file in Files("json-test-suite"))
        {
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            byte[] within = [.. """{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"message","user":"U1","channel":"C1","ts":"1.1","text":"""u8, .. content, .. "}}"u8];
            foreach (var body in new[] { content, within })
            {
                (await door.SendAsync(SlackKind.Event, body)).Status.ShouldBeOneOf(200, 400);
                (await door.SendAsync(SlackKind.Interaction, [.. "payload="u8, .. body])).Status.ShouldBeOneOf(200, 400);
                (await door.SendAsync(SlackKind.Command, [.. "command=%2Fsla&team_id=T1&user_id=U1&text="u8, .. body])).Status.ShouldBeOneOf(200, 400);
            }
        }
    }

    [Fact]
    public async Task No_naughty_string_breaks_anything_in_any_member_that_is_read()
    {
        string[] members = ["type", "subtype", "user", "bot_id", "text", "ts", "thread_ts", "channel", "channel_type", "client_msg_id", "tab"];
        foreach (var (i, text) in NaughtyStrings.All.Index())
        {
            // Each string in the text and in two members more: in all of them none is left out.
            foreach (var member in new[] { "text", members[i % members.Length], members[((i / members.Length) + i + 1) % members.Length] })
            {
                (await door.SendAsync(SlackKind.Event, Told.Event(told => told[member] = text))).Status.ShouldBeOneOf([200, 400], $"{member}: {text}");
            }

            _ = SlackText.Of(text, "UBOT");
            (await door.SendAsync(SlackKind.Command, Told.Fields(("command", text), ("team_id", text), ("user_id", text), ("channel_id", text), ("text", text), ("response_url", text), ("trigger_id", text)))).Status.ShouldBeOneOf([200, 400], text);
        }

        await SettledAsync();
        (await door.Inbox.TallyAsync(CancellationToken.None)).Dead.ShouldBe(0);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 40_000)]
    [InlineData("{\"type\":\"event_callback\",\"event\":", 5_000)]
    public async Task Depth_is_no_trouble(string piece, int times) => (await door.SendAsync(SlackKind.Event, string.Concat(Enumerable.Repeat(piece, times)))).Status.ShouldBe(400);

    [Fact]
    public async Task What_is_as_deep_as_is_taken_can_be_read_again()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 61)) + string.Concat(Enumerable.Repeat("]", 61));

        (await door.SendAsync(SlackKind.Event, Told.Event(told => told["blocks"] = JsonNode.Parse(deep, documentOptions: new() { MaxDepth = 64 })))).Status.ShouldBe(200);

        await SettledAsync();
        door.Worked.ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Files(string corpus)
    {
        var path = SharedData.Find($"corpora/{corpus}");
        Assert.SkipWhen(path is null, "The shared data is not beside the repository.");
        return Directory.EnumerateFiles(path!, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".txt").Order(StringComparer.Ordinal);
    }

    // The samples show the shape alone: their ids are blank. Filled in, they are what Slack sends.
    private static List<(string Name, SlackKind Kind, JsonNode Json)> Samples() =>
    [
        .. Files("slack-payloads/events").Select(file => (Path.GetFileName(file), SlackKind.Event, Filled(file, whole => whole["type"] = "event_callback"))),
        .. Files("slack-payloads/app-backend").Where(file => !file.Contains("slash", StringComparison.Ordinal)).Select(file => (Path.GetFileName(file), SlackKind.Interaction, Filled(file, _ => { }))),
        .. Files("slack-payloads/app-backend").Where(file => file.Contains("slash", StringComparison.Ordinal)).Select(file => (Path.GetFileName(file), SlackKind.Command, Filled(file, _ => { }))),
        ("message", SlackKind.Event, JsonNode.Parse(Told.Event())!), ("mention", SlackKind.Event, JsonNode.Parse(Told.Mention())!),
        ("press", SlackKind.Interaction, Told.Press()), ("form", SlackKind.Interaction, Told.Submission()),
    ];

    private static JsonNode Filled(string file, Action<JsonNode> change)
    {
        var whole = JsonNode.Parse(File.ReadAllText(file))!;
        Fill(whole);
        change(whole);
        return whole;
    }

    private static void Fill(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var blank) && blank.Length == 0 && name is not ("subtype" or "bot_id"))
                    {
                        members[name] = name is "type" ? "x" : $"{name}-1";
                    }
                    else if (name is "subtype" or "bot_id" && value is JsonValue sub && sub.TryGetValue<string>(out var none) && none.Length == 0)
                    {
                        members[name] = null;
                    }
                    else
                    {
                        Fill(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Fill(item);
                }

                break;
            default:
                break;
        }
    }

    // Under ids of its own, so that it is no second delivery of the one before.
    private static JsonObject Another(JsonNode sample, int number)
    {
        var json = (JsonObject)sample.DeepClone();
        foreach (var (node, member) in new[] { (json, "event_id"), (json, "trigger_id"), (json["event"] as JsonObject, "ts"), (json["actions"] is JsonArray { Count: > 0 } actions ? actions[0] as JsonObject : null, "action_ts") })
        {
            if (node?[member] is not null)
            {
                node[member] = $"{number}.1";
            }
        }

        return json;
    }

    // One to three nodes deleted, of another type, doubled, or holding what has broken programs elsewhere.
    private static byte[] Mutated(JsonNode json, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var nodes = Nodes(json).ToList();
            Change(nodes[random.Next(nodes.Count)], random);
        }

        var text = json.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return Encoding.UTF8.GetBytes(random.Next(8) switch
        {
            0 => Doubled(text, random),
            1 => text.Replace("\"-1\"", "\"\\ud800\"", StringComparison.Ordinal).Replace("type", "ty\\ud800pe", StringComparison.Ordinal),
            _ => text,
        });
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        foreach (var child in node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : Enumerable.Empty<JsonNode?>())
        {
            if (child is not null)
            {
                yield return child;
                foreach (var below in Nodes(child))
                {
                    yield return below;
                }
            }
        }
    }

    private static void Change(JsonNode node, Random random)
    {
        Func<JsonNode?>[] others =
        [
            () => null, () => "", () => 0, () => -1.5, () => true, () => new JsonObject(), () => new JsonArray(), () => new JsonArray(new JsonArray(), null, 1, "x"), () => new JsonObject { ["type"] = new JsonObject(), ["id"] = 1 },
            () => NaughtyStrings.All[random.Next(NaughtyStrings.All.Count)], () => new string('x', random.Next(20_000)), () => JsonNode.Parse("1e400"), () => long.MaxValue, () => node.DeepClone(),
        ];
        switch (node.Parent)
        {
            case JsonObject members when random.Next(3) == 0:
                members.Remove(node.GetPropertyName());
                break;
            case JsonArray items when random.Next(3) == 0:
                items.RemoveAt(node.GetElementIndex());
                break;
            case JsonArray items when random.Next(3) == 0:
                items.Add(node.DeepClone());
                break;
            case JsonArray or JsonObject:
                node.ReplaceWith(others[random.Next(others.Length)]());
                break;
            default:
                break;
        }
    }

    // A member that comes twice: the second as another type.
    private static string Doubled(string text, Random random)
    {
        var at = text.IndexOf("\"type\":", random.Next(text.Length), StringComparison.Ordinal);
        return at < 0 ? text : $"{text[..at]}\"type\":{random.Next(9)},{text[at..]}";
    }

    private static byte[] Body(SlackKind kind, JsonNode json) => kind == SlackKind.Event ? Encoding.UTF8.GetBytes(json.ToJsonString()) : Form(kind, Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static byte[] Form(SlackKind kind, byte[] json)
    {
        if (kind == SlackKind.Interaction)
        {
            return Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(Encoding.UTF8.GetString(json)));
        }

        // A command has fields and no JSON: what a mutation made of them is their text.
        try
        {
            using var document = JsonDocument.Parse(json);
            return Encoding.UTF8.GetBytes(document.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join('&', document.RootElement.EnumerateObject().Select(member => $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value.ToString())}"))
                : "");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return json;
        }
    }

    private async Task SettledAsync()
    {
        while (door.Runner.Waiting > 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
