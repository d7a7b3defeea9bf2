using System.Collections.Concurrent;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>
/// The one thread that touches the data file. It takes what waits, as a group where it can, and ends for good at the
/// first failure of the storage: LiteDB cannot be trusted in a process in which writing once failed.
/// </summary>
internal sealed class WriterThread : IAsyncDisposable
{
    /// <summary>How much one commit takes up: a fact weighs 1.</summary>
    public const int MostWeight = 10_000;

    private const int MostRequests = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly BlockingCollection<Work> queue = [];
    private readonly TaskCompletionSource<StorageFailedException> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IReadOnlyList<Entry>> commit;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Work? left;
    private long busySince;
    private long lastGroup = -1;

    /// <summary>Starts the thread.</summary>
    /// <param name="commit">Stores a group of requests in one commit and answers them.</param>
    /// <param name="time">Measures how long a group takes.</param>
    public WriterThread(Action<IReadOnlyList<Entry>> commit, TimeProvider time)
    {
        (this.commit, this.time) = (commit, time);
        new Thread(Run) { IsBackground = true, Name = "SlaBot storage" }.Start();
    }

    /// <summary>Gets how many requests wait.</summary>
    public int QueueLength => queue.Count;

    /// <summary>Gets how long the last group took, or null before the first.</summary>
    public TimeSpan? LastGroup => Interlocked.Read(ref lastGroup) is >= 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>Gets how long the writer has been at its present work, or null while it waits.</summary>
    public TimeSpan? BusyFor => Interlocked.Read(ref busySince) is not 0 and var since ? time.GetElapsedTime(since) : null;

    /// <summary>Gets what completes when the storage has failed.</summary>
    public Task<StorageFailedException> Failure => failure.Task;

    /// <summary>Hands work to the thread.</summary>
    /// <exception cref="StorageFailedException">The storage has failed.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public void Enqueue(Work work)
    {
        if (failure.Task.IsCompletedSuccessfully)
        {
            throw failure.Task.Result;
        }

        try
        {
            queue.Add(work);
        }
        catch (InvalidOperationException) when (queue.IsAddingCompleted)
        {
            throw failure.Task.IsCompletedSuccessfully ? failure.Task.Result : new ObjectDisposedException("The store");
        }
    }

    /// <summary>Lets the thread finish what waits, and ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        await ended.Task;
        queue.Dispose();
    }

    private void Run()
    {
        while (Next() is { } work && TryDo(work))
        {
        }

        ended.SetResult();
    }

    private bool TryDo(Work work)
    {
        var group = work is Entry entry ? GroupFrom(entry) : null;
        var since = time.GetTimestamp();
        Interlocked.Exchange(ref busySince, since);
        try
        {
            Do(work, group);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            GiveUp(cause, group is null ? [work] : group);
            return false;
        }

        Interlocked.Exchange(ref lastGroup, time.GetElapsedTime(since).Ticks);
        Interlocked.Exchange(ref busySince, 0);
        return true;
    }

    private void Do(Work work, List<Entry>? group)
    {
        if (group is not null)
        {
            commit(group);
            return;
        }

        try
        {
            ((Job)work).Run();
        }
        catch (Exception cause) when (Committer.IsOnesOwn(cause))
        {
            work.Fail(cause);
        }
    }

    private Work? Next()
    {
        if (left is { } work)
        {
            left = null;
            return work;
        }

        return queue.TryTake(out var next, Timeout.Infinite) ? next : null;
    }

    private List<Entry> GroupFrom(Entry first)
    {
        var (group, weight, isPatient, since) = (new List<Entry> { first }, first.Weight, first.IsPatient, time.GetTimestamp());
        while (group.Count < MostRequests && weight < MostWeight && queue.TryTake(out var next, isPatient ? LeftOf(Patience, since) : TimeSpan.Zero))
        {
            if (next is not Entry entry || weight + entry.Weight > MostWeight)
            {
                left = next;
                break;
            }

            group.Add(entry);
            (weight, isPatient) = (weight + entry.Weight, isPatient && entry.IsPatient);
        }

        return group;
    }

    private TimeSpan LeftOf(TimeSpan patience, long since) =>
        time.GetElapsedTime(since) is var waited && waited < patience ? patience - waited : TimeSpan.Zero;

    private void GiveUp(Exception cause, IEnumerable<Work> caught)
    {
        var failed = new StorageFailedException(
            $"The data could not be stored ({cause.Message}). Nothing that was acknowledged is lost. Check the disk and its free space, then start SlaBot again.",
            cause);
        failure.TrySetResult(failed);
        queue.CompleteAdding();
        foreach (var work in caught.Concat(left is { } waiting ? [waiting] : []).Concat(queue.GetConsumingEnumerable()))
        {
            work.Fail(failed);
        }
    }
}
