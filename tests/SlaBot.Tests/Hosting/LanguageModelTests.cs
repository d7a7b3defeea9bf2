using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.LanguageModel;
using SlaBot.Hosting;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Hosting;

/// <summary>A language model over real HTTP: what is sent, what is taken, and that nothing hangs on it.</summary>
public sealed class LanguageModelTests
{
    private const string Unplaced = "is the well running dry upstream";
    private const string Good = """{"intent":"pace","kpis":["leads"],"department":null,"from":"2026-03-01","to":"2026-03-31","language":"en"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_question_goes_out_once_in_the_OpenAI_manner_and_its_reply_is_read()
    {
        await using var endpoint = await ModelEndpoint.SayingAsync(Good);

        var (reading, verdict) = await ReadAsync(new(endpoint.Address, "test-model", "sk-secret"));

        verdict.ShouldBe(ModelVerdict.Read);
        reading.Kpis.ShouldBe([new("leads")]);
        var (path, authorization, body) = endpoint.Asked.ShouldHaveSingleItem();
        path.ShouldBe("/v1/chat/completions");
        authorization.ShouldBe("Bearer sk-secret");
        body["model"]!.GetValue<string>().ShouldBe("test-model");
        body["messages"]!.AsArray().Select(message => message!["role"]!.GetValue<string>()).ShouldBe(["system", "user"]);
        body["messages"]![1]!["content"]!.ToJsonString().ShouldContain(Unplaced);
        body["response_format"]!["type"]!.GetValue<string>().ShouldBe("json_schema");
        body["response_format"]!["json_schema"]!["schema"]!["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        body["tools"].ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task An_endpoint_that_refuses_is_asked_once_and_done_without(HttpStatusCode status)
    {
        await using var endpoint = await ModelEndpoint.StartAsync((http, _) =>
        {
            http.Response.StatusCode = (int)status;
            return http.Response.WriteAsync("no");
        });

        await ShouldStandAsync(endpoint, ModelVerdict.Failed);

        endpoint.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var elsewhere = await ModelEndpoint.SayingAsync(Good);
        await using var endpoint = await ModelEndpoint.StartAsync((http, _) =>
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = elsewhere.Address + "/chat/completions";
            return Task.CompletedTask;
        });

        await ShouldStandAsync(endpoint, ModelVerdict.Failed);

        elsewhere.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_without_end_is_not_read_to_its_end()
    {
        var sent = 0L;
        await using var endpoint = await ModelEndpoint.StartAsync(async (http, _) =>
        {
            var block = new byte[16 * 1024];
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
                sent += block.Length;

                // Once the reader is gone a write costs nothing until the server notices: so none is made faster than this.
                await Task.Delay(1, http.RequestAborted);
            }
        });

        await ShouldStandAsync(endpoint, ModelVerdict.Failed);

        Interlocked.Read(ref sent).ShouldBeLessThan(100_000_000);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("""{"choices":[]}""")]
    public async Task A_body_that_is_no_completion_is_done_without(string body)
    {
        await using var endpoint = await ModelEndpoint.StartAsync((http, _) =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(body);
        });

        var (reading, verdict) = await ReadAsync(new(endpoint.Address, "test-model", null));

        verdict.ShouldBeOneOf(ModelVerdict.Failed, ModelVerdict.NoText);
        reading.ByModel.ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_listening_is_done_without()
    {
        var (reading, verdict) = await ReadAsync(new(new("http://127.0.0.1:1/v1"), "test-model", null));

        verdict.ShouldBe(ModelVerdict.Failed);
        reading.ByModel.ShouldBeFalse();
    }

    [Fact]
    public async Task The_program_answers_a_guess_with_its_reading_and_other_questions_to_ask()
    {
        await using var endpoint = await ModelEndpoint.SayingAsync(Good);
        using var slabot = await Growth.CopiedAsync();
        slabot.Settings["Model__Endpoint"] = endpoint.Address.ToString();
        slabot.Settings["Model__Name"] = "test-model";
        slabot.Settings["Model__Seconds"] = "10";

        var text = (await slabot.RunAsync("ask", Unplaced, "--as-of", "2026-03-31", "--explain")).Succeeded();
        var json = JsonNode.Parse((await slabot.RunAsync("ask", Unplaced, "--as-of", "2026-03-31", "--json", "--explain")).Succeeded())!;

        text.ShouldContain("Read as: ");
        text.ShouldContain("Answered as the language model reads it: pace, kpi leads");
        json["reading"]!["intent"]!.GetValue<string>().ShouldBe("pace");
        json["reading"]!["confidence"]!.GetValue<decimal>().ShouldBeLessThanOrEqualTo(0.7m);
        json["answers"]![0]!["actual"]!.GetValue<decimal>().ShouldBe(2m);
        json["write"].ShouldBeNull();
        json["explain"]!["by_model"]!.GetValue<bool>().ShouldBeTrue();
        endpoint.Asked.Count.ShouldBe(2);
        endpoint.Asked.ShouldAllBe(asked => !asked.Body.ToJsonString().Contains("1200000", StringComparison.Ordinal) && !asked.Body.ToJsonString().Contains("Growth 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_settings_nobody_is_asked()
    {
        using var slabot = await Growth.CopiedAsync();

        var json = JsonNode.Parse((await slabot.RunAsync("ask", Unplaced, "--as-of", "2026-03-31", "--json", "--explain")).Succeeded())!;

        json["explain"]!["by_model"]!.GetValue<bool>().ShouldBeFalse();
        json["answers"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_says_that_the_model_was_asked_and_not_what()
    {
        await using var endpoint = await ModelEndpoint.SayingAsync(Good);
        using var slabot = new Slabot { Settings = { ["Model__Endpoint"] = endpoint.Address.ToString(), ["Model__Name"] = "test-model", ["Model__Key"] = "sk-secret", ["Model__Seconds"] = "10" } };
        var (process, address) = await slabot.ServeAsync();
        using var client = new HttpClient { BaseAddress = address };
        using var question = new StringContent("""{"text":"is the well of Xylophonix running dry upstream","context":[]}""", System.Text.Encoding.UTF8, "application/json");
        question.Headers.TryAddWithoutValidation("Origin", address.GetLeftPart(UriPartial.Authority));

        using var answer = await client.PostAsync(new Uri("/chat/messages", UriKind.Relative), question, Cancellation);
        process.Kill();
        var log = await process.StandardOutput.ReadToEndAsync(Cancellation) + await process.StandardError.ReadToEndAsync(Cancellation);
        process.Dispose();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        log.ShouldContain("Asked the language model: Read within ");
        log.ShouldNotContain("Xylophonix");
        log.ShouldNotContain("sk-secret");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_stops_the_start_with_a_sentence_and_leaves_no_data()
    {
        using var slabot = new Slabot { Settings = { ["Model__Endpoint"] = "http://models.example/v1", ["Model__Name"] = "test-model" } };

        foreach (var command in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["ask", "are we on pace?"]])
        {
            var outcome = await slabot.RunAsync(command);

            outcome.ExitCode.ShouldBe(1);
            outcome.Error.Trim().ShouldBe("Model__Endpoint has to begin with https://, since messages are sent there; http:// is for a model on this machine.");
        }

        Directory.Exists(slabot.Data).ShouldBeFalse();
    }

    private static async Task ShouldStandAsync(ModelEndpoint endpoint, ModelVerdict because)
    {
        var (reading, verdict) = await ReadAsync(new(endpoint.Address, "test-model", null));

        verdict.ShouldBe(because);
        reading.ByModel.ShouldBeFalse();
    }

    private static async Task<(Reading Reading, ModelVerdict Verdict)> ReadAsync(ModelSettings settings)
    {
        // A minute, so that a busy machine changes no verdict.
        var verdicts = new List<ModelVerdict>();
        var patience = TimeSpan.FromMinutes(1);
        using var reader = new ModelReader(new Reader(), LanguageModels.Connect(settings with { Patience = patience }), new(patience, 1), TimeProvider.System)
        {
            Asked = outcome => verdicts.Add(outcome.Verdict),
        };
        var reading = await reader.ReadAsync(new(Unplaced, []), new Scene(new LocalDate(2026, 3, 31), null), Cancellation);
        return (reading, verdicts.ShouldHaveSingleItem());
    }
}
