using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Crash;

/// <summary>
/// Decides what is posted and lets it pass through the outbox, and tells what was acknowledged of each row: <c>r</c>eady
/// with its entry, <c>s</c>ending with its fence, and how it <c>e</c>nded, then its workspace and subject.
/// </summary>
internal static class OutboxWork
{
    private const int Deciders = 4;

    public static async Task RunAsync(LiteDbStore store, int seed, string run)
    {
        _ = await store.ReclaimAsync(Now(), isStart: true, kind => kind == PostKind.Scorecard, CancellationToken.None);
        await Task.WhenAll([.. Enumerable.Range(0, Deciders).Select(task => Task.Run(() => DecideAsync(store, new(HashCode.Combine(seed, task)), $"{run}.{task}"))), Task.Run(() => SendAsync(store, new(seed)))]);
    }

    private static async Task DecideAsync(LiteDbStore store, Random random, string marker)
    {
        for (var i = 0; ; i++)
        {
            var (workspace, id) = (new WorkspaceId($"w{random.Next(3)}"), $"{marker}.{i}");
            var target = new PostTarget(Platform.Slack, "T1", $"C{random.Next(4)}", IsPerson: false);
            var row = new OutboxRow(workspace, new(random.Next(2) == 0 ? PostKind.Scorecard : PostKind.Win, id, "", target)) { CreatedAt = Now(), NotBefore = Now() };
            _ = await store.ChangeBooksAsync(
                workspace,
                draft =>
                {
                    draft.Put(new("wins", id, "{}"u8.ToArray()));
                    return draft.TryAdd(row);
                },
                CancellationToken.None);
            Tell("r", row);
        }
    }

    private static async Task SendAsync(LiteDbStore store, Random random)
    {
        while (true)
        {
            foreach (var row in await store.TakeAsync(Now(), Duration.FromMinutes(2), 16, CancellationToken.None))
            {
                if (!await store.BeginAsync(row, CancellationToken.None))
                {
                    throw new InvalidOperationException($"{row} was taken by somebody else.");
                }

                Tell("s", row);
                OutboxEnd end = random.Next(6) switch
                {
                    0 => new OutboxEnd.Later(Now(), Now(), "later"),
                    1 => new OutboxEnd.Uncertain(Now(), "no answer", Repeats: row.Key.Kind == PostKind.Scorecard),
                    _ => new OutboxEnd.Sent(Now(), "1"),
                };
                if (await store.EndAsync(row, end, CancellationToken.None) && end is not OutboxEnd.Later)
                {
                    Tell("e", row);
                }
            }
        }
    }

    private static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private static void Tell(string what, OutboxRow row) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {row.Workspace} {row.Key.Subject}{row.Key.Version} {row.Fence}"));
}
