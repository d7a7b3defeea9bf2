using System.Net;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Hosting;

public sealed class MetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task This_machine_reads_the_measures_and_others_only_with_the_token_of_the_settings()
    {
        using var slabot = new Slabot { Environment = "Production", Settings = { ["Metrics__Token"] = "the-token" } };
        var (process, address) = await slabot.ServeAsync();
        using var stopping = process;
        using var client = new HttpClient { BaseAddress = address };

        var measures = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancellation);
        var (stranger, wrong, right) = (await StatusAsync(client, null), await StatusAsync(client, "another"), await StatusAsync(client, "the-token"));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);

        foreach (var line in new[]
        {
            "slabot_outbox_rows{", "state=\"uncertain\"", "slabot_outbox_repeated{", "slabot_outbox_late_seconds{", "slabot_inbox_ended{", "slabot_store_queue{", "slabot_store_commit_seconds{", "slabot_store_free_bytes{", "slabot_store_failed{",
        })
        {
            measures.ShouldContain(line);
        }

        (stranger, wrong, right).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK));
    }

    // As it comes through a proxy.
    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "192.0.2.1" } } };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
