using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Storage.LiteDb.Writing;

public sealed class FailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_of_the_storage_reaches_every_waiting_caller_the_host_and_all_later_calls()
    {
        using var entered = new ManualResetEventSlim();
        using var broken = new ManualResetEventSlim();
        await using var writer = new WriterThread(
            _ =>
            {
                entered.Set();
                broken.Wait();
                throw new IOException("No space left on device");
            },
            TimeProvider.System);
        var first = Enqueued();
        entered.Wait(Cancellation);
        var (second, job) = (Enqueued(), new Job<int>(() => 1));
        writer.Enqueue(job);
        writer.QueueLength.ShouldBe(2);
        writer.BusyFor.ShouldNotBeNull();

        broken.Set();

        var failure = await Should.ThrowAsync<StorageFailedException>(first);
        failure.Message.ShouldBe("The data could not be stored (No space left on device). Nothing that was acknowledged is lost. Check the disk and its free space, then start SlaBot again.");
        await Should.ThrowAsync<StorageFailedException>(second);
        await Should.ThrowAsync<StorageFailedException>(job.Done);
        (await writer.Failure).ShouldBeSameAs(failure);
        Should.Throw<StorageFailedException>(() => writer.Enqueue(new Job<int>(() => 1)));

        Task Enqueued()
        {
            var waiting = new Waiting(1);
            writer.Enqueue(waiting);
            return waiting.Done;
        }
    }

    [Fact]
    public async Task Requests_that_wait_share_a_group_up_to_a_limit_and_jobs_run_between_groups()
    {
        var groups = new List<int>();
        using var go = new ManualResetEventSlim();
        await using (var writer = new WriterThread(group => Note(group.Count), TimeProvider.System))
        {
            writer.Enqueue(new Job<int>(() => Note(-1)));
            for (var i = 0; i < 300; i++)
            {
                writer.Enqueue(new Waiting(1));
            }

            writer.Enqueue(new Job<int>(() => Note(-2)));
            writer.Enqueue(new Waiting(20_000));
            writer.Enqueue(new Waiting(1));
            go.Set();
        }

        groups.ShouldBe([-1, 256, 44, -2, 1, 1]);

        int Note(int what)
        {
            go.Wait();
            groups.Add(what);
            return what;
        }
    }

    [Fact]
    public async Task Who_is_patient_waits_a_little_for_company_and_holds_up_nobody()
    {
        var groups = new List<int>();
        using var go = new ManualResetEventSlim();
        await using var writer = new WriterThread(Commit, TimeProvider.System);
        writer.Enqueue(new Job<bool>(() => go.Wait(TimeSpan.FromMinutes(1), Cancellation)));
        Waiting[] together = [new(1, isPatient: true), new(1, isPatient: true), new(1)];
        foreach (var one in together)
        {
            writer.Enqueue(one);
        }

        go.Set();
        await Task.WhenAll(together.Select(one => one.Done));
        groups.ShouldBe([3]);

        var (alone, started) = (new Waiting(1, isPatient: true), TimeProvider.System.GetTimestamp());
        writer.Enqueue(alone);
        await alone.Done;
        groups.ShouldBe([3, 1]);
        TimeProvider.System.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromMilliseconds(15), TimeSpan.FromSeconds(10));

        void Commit(IReadOnlyList<Entry> group)
        {
            groups.Add(group.Count);
            foreach (var entry in group)
            {
                entry.Complete();
            }
        }
    }

    [Fact]
    public async Task A_request_that_is_refused_leaves_nothing_of_itself_to_the_others_of_its_group()
    {
        using var folder = new TemporaryFolder();
        await using var store = LiteDbStore.Open(folder.Path, TimeProvider.System);
        await store.AppendAsync(WorkspaceId.Local, [Some.Visits(1, 1m)], Cancellation);

        // All of these wait for the writer together.
        var good = Enumerable.Range(0, 20).Select(i => store.AppendAsync(WorkspaceId.Local, [Some.WonDeal($"D-{i}", 1m, 3, 2)], Cancellation)).ToList();
        var bad = store.ChangeAsync(WorkspaceId.Local, Platform.Teams, "a", _ => throw new NotSupportedException("no"), Cancellation);
        var accepted = store.AcceptAsync(new(WorkspaceId.Local, Platform.Teams, "k", "l", default, default), Cancellation);

        await Should.ThrowAsync<NotSupportedException>(bad);
        (await accepted).ShouldBeTrue();
        (await Task.WhenAll(good)).Sum(result => result.New).ShouldBe(20);
        (await store.AuditAsync(WorkspaceId.Local, Cancellation)).Differences.ShouldBeEmpty();
        store.Failure.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        using var folder = new TemporaryFolder();
        var store = LiteDbStore.Open(folder.Path, TimeProvider.System);
        await store.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(store.AppendAsync(WorkspaceId.Local, [Some.Visits(1, 1m)], Cancellation));
    }

    [Fact]
    public async Task Health_tells_the_last_commit_and_the_free_space()
    {
        using var folder = new TemporaryFolder();
        await using var store = LiteDbStore.Open(folder.Path, TimeProvider.System);
        await store.AppendAsync(WorkspaceId.Local, [Some.Visits(1, 1m)], Cancellation);
        await store.ListAsync(Cancellation);

        store.Health.ShouldSatisfyAllConditions(
            health => health.LastCommit!.Value.ShouldBeGreaterThan(TimeSpan.Zero),
            health => health.FreeBytes.ShouldBeGreaterThan(0),
            health => health.QueueLength.ShouldBe(0),
            health => health.HasFailed.ShouldBeFalse());
        store.Failure.IsCompleted.ShouldBeFalse();
    }

    private sealed class Waiting(int weight, bool isPatient = false) : Entry
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => done.Task;

        public override int Weight => weight;

        public override bool IsPatient => isPatient;

        public override void Prepare(Sheet sheet)
        {
        }

        public override void Complete() => done.TrySetResult();

        public override void Fail(Exception cause) => done.TrySetException(cause);
    }
}
