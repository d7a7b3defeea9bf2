namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>Anything else that needs the data file: it runs alone, between two groups.</summary>
internal abstract class Job : Work
{
    /// <summary>Does it, and answers the caller.</summary>
    public abstract void Run();
}

/// <summary>A job with a result.</summary>
internal sealed class Job<T>(Func<T> work) : Job
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what the caller awaits.</summary>
    public Task<T> Done => done.Task;

    /// <inheritdoc/>
    public override void Run() => done.TrySetResult(work());

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause is CallersOwnException own ? own.InnerException! : cause);
}
