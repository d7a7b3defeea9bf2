using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Json;
using SlaBot.Testing.Readings;

namespace SlaBot.Tests.Webhooks;

public sealed class WebhookEndpointTests : IDisposable
{
    private readonly WebhookDoor door = new();

    private IReadOnlyList<Fact> Facts => door.Facts.FactsOf(WorkspaceId.Local);

    [Fact]
    public async Task An_event_is_stored_and_answered_with_what_became_of_it()
    {
        var answer = await door.SendAsync(WebhookDoor.Deal);

        (answer.Status, answer.Type, answer.Body).ShouldBe((200, "application/json", """{"stored":1,"same":0,"set_aside":[]}"""));
        Facts.ShouldHaveSingleItem().ShouldBeOfType<DealFact>().Amount.Value.ShouldBe(12400m);
    }

    [Fact]
    public async Task The_same_delivery_again_is_answered_200_and_has_no_effect()
    {
        void Same(IHeaderDictionary headers) => WebhookDoor.Sign(headers, "msg_same", headers["webhook-timestamp"].ToString(), Encoding.UTF8.GetBytes(WebhookDoor.Deal));
        _ = await door.SendAsync(WebhookDoor.Deal, change: Same);

        var answer = await door.SendAsync(WebhookDoor.Deal, change: Same);

        (answer.Status, answer.Body).ShouldBe((200, """{"stored":0,"same":0,"set_aside":[],"repeated":true}"""));
    }

    [Fact]
    public async Task Numbers_that_do_not_count_are_said_in_a_sentence()
    {
        _ = await door.SendAsync("""{"type":"daily","data":{"date":"2026-10-02","kpi":"mqls","value":4}}""");

        var answer = await door.SendAsync("""{"type":"lead","id":"L-1","data":{"mql":"2026-10-02"}}""");

        answer.Body.ShouldBe("""{"stored":1,"same":0,"set_aside":[{"facts":1,"reason":"1 number for mqls from leads, since mqls comes from daily. To count this instead, name \"source: leads\" in the agreement."}]}""");
    }

    [Fact]
    public async Task What_is_wrong_is_a_problem_in_JSON()
    {
        var answer = await door.SendAsync("""{"events":[{"type":"deal","id":"D-1","data":{"amount":"<lots>"}},{"type":"visit"}]}""");

        (answer.Status, answer.Type).ShouldBe((400, "application/problem+json"));
        JsonNode.DeepEquals(JsonNode.Parse(answer.Body), JsonNode.Parse("""
            {"type":"about:blank","title":"Bad Request","status":400,"detail":"Nothing was stored: event 0: data.amount '<lots>' is not a number such as 1234.50 (and 1 more, see errors).",
             "errors":[{"index":0,"detail":"data.amount '<lots>' is not a number such as 1234.50"},{"index":1,"detail":"type is 'visit': deal, lead or daily"}]}
            """)).ShouldBeTrue(answer.Body);
    }

    [Theory]
    [InlineData("shop", 404)]
    [InlineData("", 404)]
    [InlineData("CRM", 200)]
    public async Task Only_a_source_with_a_secret_has_an_address(string source, int status) =>
        (await door.SendAsync(WebhookDoor.Deal, source)).Status.ShouldBe(status);

    [Theory]
    [InlineData(256 * 1024, 400)]
    [InlineData((256 * 1024) + 1, 413)]
    public async Task A_body_has_at_most_256_kB(int bytes, int status) => (await door.SendAsync(Enumerable.Repeat((byte)' ', bytes).ToArray())).Status.ShouldBe(status);

    [Fact]
    public async Task Who_sends_is_checked_before_anything_is_parsed() =>
        (await door.SendAsync("no JSON", change: headers => headers["webhook-id"] = "another")).Status.ShouldBe(401);

    [Fact]
    public async Task More_than_are_taken_in_a_second_are_to_come_again()
    {
        using var small = new WebhookDoor(mostAtOnce: 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => small.SendAsync("""{"events":[]}""")));

        answers.Count(answer => answer.Status == 200).ShouldBeInRange(5, 199);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 429 && answer.RetryAfter == "1");
    }

    [Fact]
    public async Task Made_up_senders_take_nothing_from_a_source()
    {
        using var small = new WebhookDoor(mostAtOnce: 1);
        for (var i = 0; i < 20; i++)
        {
            (await small.SendAsync(WebhookDoor.Deal, change: headers => headers["webhook-id"] = "another")).Status.ShouldBe(401);
        }

        (await small.SendAsync(WebhookDoor.Deal)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_file_of_JSONTestSuite_is_answered_as_a_body()
    {
        foreach (var (name, bytes) in JsonTestSuite.All.Where(file => file.Bytes.Length < 256 * 1024))
        {
            var answer = await door.SendAsync(bytes);

            answer.Status.ShouldBe(400, name);
            answer.Detail.ShouldEndWith(".");
        }

        Facts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_file_of_JSONTestSuite_is_answered_inside_of_an_event()
    {
        foreach (var (name, bytes) in JsonTestSuite.All.Where(file => file.Bytes.Length < 100_000))
        {
            foreach (var field in new[] { "amount", "name", "closed" })
            {
                var answer = await door.SendAsync([.. Encoding.UTF8.GetBytes($$$"""{"type":"deal","id":"D-1","data":{"{{{field}}}":"""), .. bytes, (byte)'}', (byte)'}']);

                answer.Status.ShouldBeOneOf(name.StartsWith("n_", StringComparison.Ordinal) && Closes(bytes) ? [400] : [200, 400], $"{field}: {name}");
            }
        }
    }

    [Fact]
    public async Task Spoiled_events_are_refused_in_a_sentence_or_taken()
    {
        const string batch = """{"events":[{"type":"deal","id":"D-17","occurred_at":"2026-10-03T12:00:00Z","data":{"name":"Harbour","amount":12400,"currency":"USD","stage":"won","created":"2026-07-01","closed":"2026-10-03T09:00:00Z","lead_id":"L-1"}},{"type":"lead","id":"L-1","data":{"created":"2026-09-01","mql":"2026-09-02","won":null}},{"type":"daily","data":{"date":"2026-10-02","kpi":"visits","value":412,"source":"google"}}]}""";
        foreach (var body in JsonMutations.Of(batch, count: 600, seed: 6))
        {
            var answer = await door.SendAsync(body);

            answer.Status.ShouldBeOneOf([200, 400], Encoding.UTF8.GetString(body));
        }
    }

    [Fact]
    public async Task Strange_texts_come_back_unchanged_or_are_refused_in_a_sentence()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var isWhole = !text.Any(char.IsSurrogate) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
            var json = isWhole ? JsonSerializer.Serialize(text) : "\"\\ud800\"";
            var answer = await door.SendAsync($$$"""{"type":"deal","id":"naughty","data":{"name":{{{json}}},"owner":"x"}}""");

            answer.Status.ShouldBe(isWhole ? 200 : 400, text);
            if (isWhole)
            {
                Facts.OfType<DealFact>().Single().Name.Value.ShouldBe(text.Trim() is { Length: > 0 } kept ? kept : null);
            }
        }
    }

    [Theory]
    [InlineData("9223372036854775808", 400)]
    [InlineData("100000000000.000000000000001", 200)]
    [InlineData("1.000000000000000005", 200)]
    [InlineData("1e-999", 400)]
    public async Task An_amount_is_kept_to_its_last_digit_or_refused(string amount, int status)
    {
        (await door.SendAsync($$$"""{"type":"deal","id":"D-1","data":{"amount":{{{amount}}}}}""")).Status.ShouldBe(status);
        if (status == 200)
        {
            Facts.OfType<DealFact>().Single().Amount.Value.ShouldBe(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public void Dispose() => door.Dispose();

    // Two files become well-formed JSON by the braces that follow them here.
    private static bool Closes(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse((byte[])[(byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', .. bytes, (byte)'}']);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
