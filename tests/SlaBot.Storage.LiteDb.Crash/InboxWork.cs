using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Crash;

/// <summary>
/// Lets events pass through the inbox, and tells what was acknowledged of each: <c>a</c>ccepted, not accepted <c>t</c>wice,
/// <c>s</c>ending, <c>d</c>one or <c>u</c>ncertain, then its workspace and key.
/// </summary>
internal static class InboxWork
{
    private const int Tasks = 8;
    private const int MostBytes = 3_000;

    public static Task RunAsync(LiteDbStore store, int seed, string run) =>
        Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => PassAsync(store, new(HashCode.Combine(seed, task)), $"{run}.{task}"))));

    private static async Task PassAsync(LiteDbStore store, Random random, string marker)
    {
        for (var i = 0; ; i++)
        {
            var (workspace, key) = (new WorkspaceId($"w{random.Next(3)}"), $"{marker}.{i}");
            var body = new byte[random.Next(MostBytes)];
            random.NextBytes(body);
            var accepted = new InboundEvent(workspace, Platform.Teams, key, marker, Instant.FromUnixTimeTicks(i), body);
            var deliveries = await Task.WhenAll(Enumerable.Range(0, 1 + random.Next(2)).Select(_ => store.AcceptAsync(accepted, CancellationToken.None)));
            Tell(deliveries.Count(isNew => isNew) == 1 ? "a" : "t", workspace, key);
            if (random.Next(8) == 0)
            {
                continue;
            }

            await store.BeginSendingAsync(workspace, key, CancellationToken.None);
            Tell("s", workspace, key);
            if (random.Next(8) != 0)
            {
                var finishing = FinishAsync(store, workspace, key, random.Next(5) == 0);
                await (random.Next(2) == 0 ? finishing : Task.CompletedTask);
            }
        }
    }

    private static async Task FinishAsync(LiteDbStore store, WorkspaceId workspace, string key, bool isUncertain)
    {
        await store.FinishAsync(workspace, key, isUncertain ? InboundState.Uncertain : InboundState.Done, CancellationToken.None);
        Tell(isUncertain ? "u" : "d", workspace, key);
    }

    private static void Tell(string what, WorkspaceId workspace, string key) => Console.WriteLine($"{what} {workspace} {key}");
}
