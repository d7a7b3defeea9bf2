namespace SlaBot.Testing;

/// <summary>The append-only book of a fake platform: what was accepted is what people would see.</summary>
internal sealed class Logbook<T>(string whose, Func<T, string> describe)
{
    private readonly Lock guard = new();
    private readonly List<T> seen = [];
    private readonly List<T> accepted = [];
    private TaskCompletionSource another = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> Seen => Copy(seen);

    public IReadOnlyList<T> Accepted => Copy(accepted);

    public T See(Func<int, T> request)
    {
        lock (guard)
        {
            var next = request(seen.Count + 1);
            seen.Add(next);
            return next;
        }
    }

    public void Accept(T request)
    {
        TaskCompletionSource told;
        lock (guard)
        {
            accepted.Add(request);
            (told, another) = (another, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }

    public async Task<T> WaitForAsync(Func<T, bool> predicate, TimeSpan within, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(within);
        for (var looked = 0; ;)
        {
            Task next;
            lock (guard)
            {
                for (; looked < accepted.Count; looked++)
                {
                    if (predicate(accepted[looked]))
                    {
                        return accepted[looked];
                    }
                }

                next = another.Task;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                var heard = string.Join("\n", Accepted.Select(describe));
                throw new TimeoutException($"No such request came to {whose} within {within}. It accepted:\n{heard}");
            }
        }
    }

    private IReadOnlyList<T> Copy(List<T> list)
    {
        lock (guard)
        {
            return [.. list];
        }
    }
}
