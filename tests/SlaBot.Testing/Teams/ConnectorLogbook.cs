namespace SlaBot.Testing.Teams;

/// <summary>The append-only book of the fake Connector: what was accepted is what people would see.</summary>
internal sealed class ConnectorLogbook
{
    private readonly Lock guard = new();
    private readonly List<ConnectorRequest> seen = [];
    private readonly List<ConnectorRequest> accepted = [];
    private TaskCompletionSource another = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ConnectorRequest> Seen => Copy(seen);

    public IReadOnlyList<ConnectorRequest> Accepted => Copy(accepted);

    public ConnectorRequest See(Func<int, ConnectorRequest> request)
    {
        lock (guard)
        {
            var next = request(seen.Count + 1);
            seen.Add(next);
            return next;
        }
    }

    public void Accept(ConnectorRequest request)
    {
        TaskCompletionSource told;
        lock (guard)
        {
            accepted.Add(request);
            (told, another) = (another, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }

    public async Task<ConnectorRequest> WaitForAsync(Func<ConnectorRequest, bool> predicate, TimeSpan within, CancellationToken cancellation)
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
                var heard = string.Join("\n", Accepted.Select(request => $"{request.Number} {request.Operation} {request.Conversation} {request.Type} {request.Text}"));
                throw new TimeoutException($"No such request came to the fake Connector within {within}. It accepted:\n{heard}");
            }
        }
    }

    private IReadOnlyList<ConnectorRequest> Copy(List<ConnectorRequest> list)
    {
        lock (guard)
        {
            return [.. list];
        }
    }
}
