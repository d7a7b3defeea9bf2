using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SlaBot.Testing.Teams;

namespace SlaBot.Benchmarks;

/// <summary>
/// From the signed webhook of a won big deal to its post at the fake Connector, while in every workspace a small deal is told
/// once a second. After it a bare bot at the same pace: a message in, an echo out, nothing stored.
/// </summary>
internal static class PostBenchmark
{
    // No more than three big wins a minute and workspace: from the fourth on they are gathered in one post.
    private const int Rounds = 2, MostPerMinute = 3;
    private static readonly TimeSpan AMinute = TimeSpan.FromSeconds(65);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(int workspaces)
    {
        await using var identity = await FakeIdentity.StartAsync();
        await using var channel = await PostChannel.StartAsync();
        var folder = Directory.CreateTempSubdirectory("slabot-bench-").FullName;
        await PostWorkspaces.FillAsync(folder, workspaces, channel.ServiceUrl);
        Console.WriteLine("| bot | samples | p50, ms | p99, ms | longest, ms | requests/s beside them |\n|---|---|---|---|---|---|");
        using (var slabot = await BotProcess.StartAsync(["serve", "--urls", "http://127.0.0.1:0", "--data", folder], "slabot", PostWorkspaces.Settings(identity, channel, workspaces)))
        {
            using var crm = new PostWebhooks(slabot.Address, channel);
            await MeasureAsync(slabot.Name, workspaces, AMinute, crm.SmallAsync, crm.BigAsync);
        }

        using (var bare = await BotProcess.StartAsync(["echo", identity.MetadataUrl.ToString(), FakeIdentity.AppId], "slabot-bench", []))
        {
            using var echoes = new Echoes(bare.Messages, identity, channel);
            await MeasureAsync(bare.Name, workspaces, TimeSpan.Zero, echoes.SmallAsync, echoes.BigAsync);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Keeps every workspace busy, and measures now and then in one after the other.</summary>
    private static async Task MeasureAsync(string name, int workspaces, TimeSpan pause, Func<int, Task> small, Func<int, Task<TimeSpan>> big)
    {
        using var over = new CancellationTokenSource();
        var beside = new ConcurrentQueue<int>();
        var busy = Enumerable.Range(0, workspaces).Select(async workspace =>
        {
            // Not all in the same moment.
            await Task.Delay(workspace * 1_000 / workspaces);
            using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (!over.IsCancellationRequested)
            {
                await small(workspace);
                beside.Enqueue(workspace);
                _ = await second.WaitForNextTickAsync(CancellationToken.None);
            }
        }).ToList();
        await Task.Delay(WarmUp);
        var warming = Stopwatch.StartNew();
        for (var workspace = 0; workspace < workspaces; workspace++)
        {
            _ = await big(workspace); // history read, compiled, connected, and each place looked up once
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: the first {workspaces} posts took {warming.Elapsed.TotalSeconds:F0} s"));
        var (watch, took) = (Stopwatch.StartNew(), new List<double>());
        beside.Clear();
        for (var round = 0; round < Rounds; round++)
        {
            await Task.Delay(pause);
            var began = Stopwatch.StartNew();
            for (var sample = 0; sample < workspaces * MostPerMinute; sample++)
            {
                took.Add((await big(sample % workspaces)).TotalMilliseconds);
                var next = Round * (sample + 1) / (workspaces * MostPerMinute);
                await Task.Delay(next > began.Elapsed ? next - began.Elapsed : TimeSpan.Zero);
            }
        }

        var perSecond = beside.Count / watch.Elapsed.TotalSeconds;
        await over.CancelAsync();
        await Task.WhenAll(busy);
        var sorted = took.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {sorted.Length} | {sorted[sorted.Length / 2]:F1} | {sorted[(int)(sorted.Length * 0.99)]:F1} | {sorted[^1]:F1} | {perSecond:F0} |"));
    }

    /// <summary>Messages to the bare bot.</summary>
    private sealed class Echoes(Uri messages, FakeIdentity identity, PostChannel channel) : IDisposable
    {
        private readonly HttpClient http = new();
        private readonly AuthenticationHeaderValue bearer = new("Bearer", identity.Token(claims => claims["serviceurl"] = channel.ServiceUrl));
        private long number;

        public Task SmallAsync(int workspace) => SendAsync("small", workspace);

        public async Task<TimeSpan> BigAsync(int workspace)
        {
            var (started, words) = (Stopwatch.GetTimestamp(), string.Create(CultureInfo.InvariantCulture, $"Customer {Interlocked.Increment(ref number)}."));
            var told = channel.UntilToldAsync(words);
            await SendAsync(words, workspace);
            await told;
            return Stopwatch.GetElapsedTime(started);
        }

        public void Dispose() => http.Dispose();

        private async Task SendAsync(string words, int workspace)
        {
            var body = $$$$"""
                {"type":"message","id":"{{{{Interlocked.Increment(ref number)}}}}","channelId":"msteams","serviceUrl":"{{{{channel.ServiceUrl}}}}","from":{"id":"29:jane","name":"Jane"},"recipient":{"id":"28:{{{{FakeIdentity.AppId}}}}"},"conversation":{"id":"19:w{{{{workspace}}}}","conversationType":"groupChat"},"text":"{{{{words}}}}"}
                """;
            using var request = new HttpRequestMessage(HttpMethod.Post, messages) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = bearer;
            using var response = await http.SendAsync(request);
            _ = response.EnsureSuccessStatusCode();
        }
    }
}
