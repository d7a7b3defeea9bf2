using System.Collections.Concurrent;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>
/// The one thread that touches the data file. It takes what waits, as a group where it can, and ends for good at the
/// first failure of the storage: LiteDB cannot be trusted in a process in which writing once failed.
/// </summary>
internal sealed class WriterThread : IAsyncDisposable
{
    private const int MostFacts = 10_000;
    private const int MostRequests = 256;

    private readonly BlockingCollection<Work> queue = [];
    private readonly TaskCompletionSource<StorageFailedException> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IReadOnlyList<Appending>> store;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Work? left;
    private long busySince;
    private long lastGroup = -1;

    /// <summary>Starts the thread.</summary>
    /// <param name="store">Stores a group of requests in one commit and answers them.</param>
    /// <param name="time">Measures how long a group takes.</param>
    public WriterThread(Action<IReadOnlyList<Appending>> store, TimeProvider time)
    {
        (this.store, this.time) = (store, time);
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
        var group = work is Appending appending ? GroupFrom(appending) : null;
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

    private void Do(Work work, List<Appending>? group)
    {
        if (group is not null)
        {
            store(group);
            return;
        }

        try
        {
            ((Job)work).Run();
        }
        catch (Exception cause) when (Bookkeeper.IsOnesOwn(cause))
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

    private List<Appending> GroupFrom(Appending first)
    {
        var (group, facts) = (new List<Appending> { first }, first.Facts.Count);
        while (group.Count < MostRequests && facts < MostFacts && queue.TryTake(out var next))
        {
            if (next is not Appending appending || facts + appending.Facts.Count > MostFacts)
            {
                left = next;
                break;
            }

            group.Add(appending);
            facts += appending.Facts.Count;
        }

        return group;
    }

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
