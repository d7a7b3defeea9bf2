using CsCheck;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The data file against the plain model of it.</summary>
public sealed class PostsModelTests : IDisposable
{
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly WorkspaceId[] Workspaces = [new("a"), new("a-"), new("b")];

    // A step by its kind and by what is drawn for it.
    private static readonly Gen<(int Kind, int Workspace, int Drawn, int More)> Step = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 2], Gen.Int[0, 11], Gen.Int[0, 4]);

    private readonly TemporaryFolder folder = new();
    private int runs;

    [Fact]
    public async Task Whatever_is_asked_of_books_and_outbox_the_file_says_the_same_as_the_model() =>
        await Step.Array[10, 80].SampleAsync(CompareAsync, iter: 12, threads: 1);

    public void Dispose() => folder.Dispose();

    private async Task CompareAsync((int Kind, int Workspace, int Drawn, int More)[] steps)
    {
        var (path, now) = (folder[$"{runs++}"], SomePosts.Noon);
        var (store, model, taken) = (LiteDbStore.Open(path, new SettableTime()), new InMemoryBookStore(), new List<OutboxRow>());
        try
        {
            foreach (var step in steps)
            {
                if (step.Kind == 11)
                {
                    await store.DisposeAsync();
                    model.Restart();
                    store = LiteDbStore.Open(path, new SettableTime());
                    continue;
                }

                now += Duration.FromSeconds(step.Drawn);
                var answers = new[] { await DoAsync(store, store, store.RemoveAsync, step, now, taken), await DoAsync(model, model, (workspace, _) => model.RemoveAsync(workspace), step, now, taken) };
                answers[0].ShouldBe(answers[1], $"{step}");
                taken.AddRange(step.Kind is 4 or 5 or 6 ? (await RowsAsync(model)).Where(row => row.State == OutboxState.Sending && !taken.Contains(row)) : []);
            }

            (await StateAsync(store, store)).ShouldBe(await StateAsync(model, model));
            await store.DisposeAsync();
            store = LiteDbStore.Open(path, new SettableTime());
            (await StateAsync(store, store)).ShouldBe(await StateAsync(model, model));
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task<string> DoAsync(
        IBookStore books, IOutbox outbox, Func<WorkspaceId, CancellationToken, Task> remove, (int Kind, int Workspace, int Drawn, int More) step, Instant now, List<OutboxRow> taken)
    {
        var workspace = Workspaces[step.Workspace];
        var subject = $"s{step.Drawn % 6}";
        var place = $"C{step.More % 3}";
        switch (step.Kind)
        {
            case 0 or 1 or 2:
                return $"{await books.ChangeBooksAsync(workspace, Decide, default)}";
            case 3:
                return $"{await books.ChangeBooksAsync(workspace, draft => Remove(draft, subject), default)}";
            case 4 or 5 or 6:
                return string.Join("\n", await outbox.TakeAsync(now, Lease, 1 + step.More, default));
            case 7 or 8:
                return taken.Count == 0 ? "" : $"{await outbox.EndAsync(Taken(), EndOf(step.More, now, step.Drawn), default)}";
            case 12 or 13:
                return taken.Count == 0 ? "" : $"{await outbox.BeginAsync(Taken(), default)}";
            case 9:
                return $"{await outbox.ReclaimAsync(now + (Lease * step.More / 2), step.More == 4, kind => kind == PostKind.Scorecard, default)}";
            default:
                if (step.Drawn == 0 && step.More == 0)
                {
                    await remove(workspace, default);
                }

                return $"{await outbox.ReplayAsync(workspace, KeyOf(), now, default)}";
        }

        OutboxRow Taken() => taken[Math.Max(0, taken.Count - 1 - step.Drawn)];

        PostKey KeyOf() => SomePosts.Key(subject, place, step.More < 2 ? PostKind.Scorecard : PostKind.Win, step.Drawn % 4 == 3 ? "1" : "");

        string Decide(IBookDraft draft)
        {
            draft.Put(SomePosts.Entry(subject, place));
            var key = KeyOf();
            var isNew = draft.TryAdd(new(workspace, key) { CreatedAt = now, NotBefore = now + Duration.FromSeconds(step.More * 5), IsUpdate = key.Version.Length > 0 });
            return $"{isNew} {draft.FindRow(key)} {draft.All("wins").Count}";
        }

        static int Remove(IBookDraft draft, string id)
        {
            draft.Remove("wins", id);
            return draft.All("wins").Count;
        }
    }

    private static OutboxEnd EndOf(int drawn, Instant now, int seconds) => drawn switch
    {
        0 => new OutboxEnd.Sent(now, $"m{seconds}"),
        1 => new OutboxEnd.Later(now, now + Duration.FromSeconds(seconds), "later"),
        2 => new OutboxEnd.Uncertain(now, "no answer", seconds % 2 == 0),
        3 => new OutboxEnd.Dead(now, "refused"),
        _ => new OutboxEnd.Dropped(now, "nothing"),
    };

    private static async Task<IEnumerable<OutboxRow>> RowsAsync(IOutbox outbox)
    {
        var rows = new List<OutboxRow>();
        foreach (var workspace in Workspaces)
        {
            rows.AddRange(await outbox.RowsAsync(workspace, default));
        }

        return rows;
    }

    private static async Task<string> StateAsync(IBookStore books, IOutbox outbox)
    {
        var lines = new List<string> { $"{await outbox.OutboxTallyAsync(default)} {await outbox.NextDueAsync(default)}" };
        lines.AddRange((await RowsAsync(outbox)).Select(row => $"{row}"));
        foreach (var workspace in Workspaces)
        {
            lines.AddRange((await books.EntriesAsync(workspace, "wins", default)).Select(entry => $"{workspace} {entry.Id} {System.Text.Encoding.UTF8.GetString(entry.Json.Span)}"));
        }

        return string.Join("\n", lines);
    }
}
