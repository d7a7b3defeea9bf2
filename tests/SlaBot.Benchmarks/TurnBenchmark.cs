using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Testing.Teams;

namespace SlaBot.Benchmarks;

/// <summary>
/// Whole turns on Teams: from the message in to the answer at the Connector, as many conversations at once as are asked
/// for, each with one message under way. By turns with a bare bot that checks the token with Microsoft's library and echoes.
/// </summary>
internal static class TurnBenchmark
{
    private const int Rounds = 3;

    // As many tenants and conversations as it takes to stay under the platform's limits: 50 requests a second and tenant, 2 a
    // second and conversation.
    private const int Tenants = 64;
    private const int Conversations = 4_096;

    // Until every conversation was met twice, the code is compiled and every place is stored; on a busy machine that takes its time.
    private const int LeastWarmUp = 2 * Conversations;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string[] args)
    {
        int[] sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [1, 32, 64];
        await using var identity = await FakeIdentity.StartAsync();
        await using var world = await World.StartAsync(identity);
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        await FillAsync(folder);
        using var bare = await BotProcess.StartAsync(["echo", identity.MetadataUrl.ToString(), FakeIdentity.AppId], "slabot-bench", []);
        using var slabot = await BotProcess.StartAsync(["serve", "--urls", "http://127.0.0.1:0", "--data", folder], "slabot", world.Settings(identity));
        foreach (var bot in new[] { bare, slabot })
        {
            _ = await world.LoadAsync(bot, 32, WarmUp, LeastWarmUp);
        }

        Console.WriteLine("| conversations at once | bot | turns/s | p50, ms | p99, ms | bot CPU per 1,000 turns, s | memory, MiB |\n|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var results = new Dictionary<string, List<Load>> { [bare.Name] = [], [slabot.Name] = [] };
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var bot in new[] { bare, slabot })
                {
                    results[bot.Name].Add(await world.LoadAsync(bot, size, Measured));
                }
            }

            foreach (var (name, loads) in results)
            {
                var median = loads.OrderBy(load => load.PerSecond).ElementAt(Rounds / 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {name} | {median.PerSecond:N0} | {median.P50:F1} | {median.P99:F1} | {median.CpuPerThousand:F2} | {median.Memory:F0} |"));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task FillAsync(string folder)
    {
        await using var store = SlaBot.Storage.LiteDb.LiteDbStore.Open(folder, TimeProvider.System);
        foreach (var workspace in Enumerable.Range(0, Tenants).Select(tenant => new WorkspaceId($"teams-{Tenant(tenant)}")))
        {
            foreach (var chunk in Company.Facts(10_000).Chunk(2_000))
            {
                _ = await store.AppendAsync(workspace, chunk, CancellationToken.None);
            }

            _ = await store.AddAsync(workspace, Company.Agreement, Company.Agreement.Term.From, Instant.FromUtc(2026, 9, 15, 12, 0), CancellationToken.None);
        }
    }

    private static string Tenant(int number) => $"11111111-1111-4111-8111-{number:D12}";

    private sealed record Load(double PerSecond, double P50, double P99, double CpuPerThousand, double Memory);

    /// <summary>The channel: sends messages, takes the answers.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly WebApplication connector;
        private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
        private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();
        private long messages;

        private World(WebApplication connector, FakeIdentity identity)
        {
            this.connector = connector;
            connector.Run(TakeAsync);
            Identity = identity;
        }

        private FakeIdentity Identity { get; }

        private string ServiceUrl => $"{connector.Urls.Single()}/emea/";

        public static async Task<World> StartAsync(FakeIdentity identity)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var world = new World(builder.Build(), identity);
            await world.connector.StartAsync();
            return world;
        }

        public Dictionary<string, string> Settings(FakeIdentity identity) => new(
            Enumerable.Range(0, Tenants).Select(tenant => KeyValuePair.Create($"Teams__Tenants__{tenant}", Tenant(tenant))))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["MicrosoftAppId"] = FakeIdentity.AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = FakeIdentity.Tenant,
            ["MicrosoftAppPassword"] = "a secret of the benchmark",
            ["Teams__OpenIdMetadataUrl"] = identity.MetadataUrl.ToString(),
            ["Teams__TokenUrl"] = identity.TokenUrl.ToString(),
            ["Teams__ServiceHosts__0"] = new Uri(connector.Urls.Single()).Authority,
        };

        public async Task<Load> LoadAsync(BotProcess bot, int conversations, TimeSpan during, int least = 0)
        {
            var bearer = new AuthenticationHeaderValue("Bearer", Identity.Token(claims => claims["serviceurl"] = ServiceUrl));
            var took = new ConcurrentQueue<double>();
            var cpu = bot.Cpu;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, conversations).Select(async _ =>
            {
                while (watch.Elapsed < during || took.Count < least)
                {
                    var started = Stopwatch.GetTimestamp();
                    await TurnAsync(bot, bearer, Interlocked.Increment(ref messages));
                    took.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }));
            var seconds = watch.Elapsed.TotalSeconds;
            var sorted = took.Order().ToArray();
            return new(sorted.Length / seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], (bot.Cpu - cpu).TotalSeconds / sorted.Length * 1_000, bot.Memory);
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await connector.DisposeAsync();
        }

        private async Task TurnAsync(BotProcess bot, AuthenticationHeaderValue bearer, long id)
        {
            var (conversation, tenant) = ($"a:{id % Conversations}", Tenant((int)(id % Tenants)));
            var answered = waiting[conversation] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var body = $$$$"""
                {"type":"message","id":"{{{{id}}}}","channelId":"msteams","serviceUrl":"{{{{ServiceUrl}}}}","from":{"id":"29:jane","name":"Jane","aadObjectId":"33333333-3333-4333-8333-333333333331"},"recipient":{"id":"28:{{{{FakeIdentity.AppId}}}}"},"conversation":{"id":"{{{{conversation}}}}","conversationType":"personal","tenantId":"{{{{tenant}}}}"},"text":"are we on pace?","locale":"en-US","channelData":{"tenant":{"id":"{{{{tenant}}}}"}}}
                """;
            using var request = new HttpRequestMessage(HttpMethod.Post, bot.Messages) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = bearer;
            using var response = await http.SendAsync(request);
            _ = response.EnsureSuccessStatusCode();
            await answered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        private async Task TakeAsync(HttpContext context)
        {
            // /emea/v3/conversations/{id}/activities[/{reply}]
            var parts = context.Request.Path.Value!.Split('/');
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = 201;
            await context.Response.WriteAsync("""{"id":"1"}""");
            if (waiting.TryRemove(Uri.UnescapeDataString(parts[4]), out var answered))
            {
                answered.SetResult();
            }
        }
    }
}
