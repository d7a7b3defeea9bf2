using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Webhooks;

public sealed class KillWebhookTests
{
    private const string Secret = "a text of more than 24 characters";

    [Fact]
    public async Task A_process_that_is_killed_while_webhooks_come_in_ends_in_the_state_of_one_delivery_in_order()
    {
        using var slabot = new Slabot { Environment = "Production", Settings = { ["Webhooks__crm__Secret"] = Secret } };
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var random = new Random(20261127);
        var left = Enumerable.Range(0, 240).ToList();
        for (var round = 0; round < 3; round++)
        {
            var (process, address) = await slabot.ServeAsync();
            using (process)
            {
                var order = left.ToArray();
                random.Shuffle(order);
                var answered = 0;
                await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (told, cancellation) =>
                {
                    if (await SendAsync(client, address, told, cancellation) is not HttpStatusCode.OK)
                    {
                        return;
                    }

                    lock (left)
                    {
                        _ = left.Remove(told);
                    }

                    // In the middle of the others, somewhere between their commits.
                    if (Interlocked.Increment(ref answered) == 60 && round < 2)
                    {
                        process.Kill();
                    }
                });
                if (round == 2)
                {
                    left.ShouldBeEmpty();
                    (await SendAsync(client, address, 0, TestContext.Current.CancellationToken)).ShouldBe(HttpStatusCode.OK);
                    process.Kill();
                }

                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        await using var store = LiteDbStore.Open(slabot.Data, new FakeTimeProvider());
        for (var deal = 0; deal < 6; deal++)
        {
            var known = await store.FindAsync(WorkspaceId.Local, Feed.Deals, $"D-{deal}", TestContext.Current.CancellationToken);
            known.ShouldBe(new DealFact($"D-{deal}") { Amount = 234m + deal });
        }

        (await store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty();
    }

    // The later an event occurred, the larger its amount.
    private static async Task<HttpStatusCode?> SendAsync(HttpClient client, Uri address, int told, CancellationToken cancellation)
    {
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"deal","id":"D-{{{told % 6}}}","occurred_at":"2026-10-01T{{{told / 60:00}}}:{{{told % 60:00}}}:00Z","data":{"amount":{{{told}}}}}"""));
        var (id, timestamp) = ($"msg_{told}", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/webhooks/crm")) { Content = new ByteArrayContent(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign(Secret, id, timestamp, body));
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
