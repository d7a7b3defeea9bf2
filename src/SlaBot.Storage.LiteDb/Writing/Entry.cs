namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>A request that shares its commit with those that wait together with it.</summary>
internal abstract class Entry : Work
{
    /// <summary>Gets how much of a commit it takes up; one commit takes up to <see cref="WriterThread.MostWeight"/>.</summary>
    public virtual int Weight => 1;

    /// <summary>Gets whether nobody is held up by it: it waits a little for others to share a commit with.</summary>
    public virtual bool IsPatient => false;

    /// <summary>
    /// Lays itself over the drafts. It may be called again with new ones, when another request of the group is refused.
    /// </summary>
    /// <exception cref="ArgumentException">What it asks for cannot be done; the others are not concerned.</exception>
    public abstract void Prepare(Sheet sheet);

    /// <summary>Answers the caller: it is durable.</summary>
    public abstract void Complete();
}

/// <summary>A request to one book.</summary>
/// <param name="book">Which.</param>
/// <param name="ask">What; its result is the caller's answer.</param>
/// <param name="weight">How much of a commit it takes up.</param>
/// <param name="isPatient">Whether nobody is held up by it.</param>
internal sealed class Entry<TDraft, T>(IBook<TDraft> book, Func<TDraft, T> ask, int weight = 1, bool isPatient = false) : Entry
    where TDraft : Draft
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? answer;

    /// <inheritdoc/>
    public override int Weight => weight;

    /// <inheritdoc/>
    public override bool IsPatient => isPatient;

    /// <summary>Gets what the caller awaits.</summary>
    public Task<T> Done => done.Task;

    /// <inheritdoc/>
    public override void Prepare(Sheet sheet) => answer = ask(sheet.Of(book));

    /// <inheritdoc/>
    public override void Complete() => done.TrySetResult(answer!);

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause is CallersOwnException own ? own.InnerException! : cause);
}
