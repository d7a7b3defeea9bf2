using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Keeps the watch for wins going: catches up at the start, and whenever facts were stored.</summary>
/// <param name="watch">Reads the ledger.</param>
/// <param name="ledger">Says when there is something to read.</param>
/// <param name="workspaces">Which workspaces there are.</param>
/// <param name="failed">Is told when a workspace could not be read; it is read again with its next fact, or at the next start.</param>
public sealed class WinService(WinWatch watch, ILedger ledger, IWorkspaceStore workspaces, Action<WorkspaceId, Exception> failed) : IDisposable
{
    private const int AtOnce = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<WorkspaceId, Reading> readings = [];
    private readonly SemaphoreSlim slots = new(AtOnce, AtOnce);
    private CancellationToken? watching;

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        void Wake(object? sender, AppendedEventArgs appended) => Read(appended.Workspace, cancellation);

        // First the ear, then the look: nothing falls between.
        ledger.Appended += Wake;
        Watch(cancellation);
        try
        {
            foreach (var workspace in await workspaces.ListAsync(cancellation))
            {
                Read(workspace, cancellation);
            }

            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            ledger.Appended -= Wake;
            Watch(null);
        }

        await Task.WhenAll(UnderWay());
    }

    /// <summary>Looks at a workspace whose wins changed without any fact: its agreement was signed. Nothing is looked at before it watches, which begins with a look.</summary>
    public void Look(WorkspaceId workspace)
    {
        CancellationToken? token;
        lock (gate)
        {
            token = watching;
        }

        if (token is { } cancellation)
        {
            Read(workspace, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    // Side by side, so that they share the commits of the store; and none waits for another that has years to read.
    private void Read(WorkspaceId workspace, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!readings.TryGetValue(workspace, out var reading))
            {
                readings[workspace] = reading = new();
            }

            reading.IsWanted = true;
            if (!reading.IsUnderWay)
            {
                reading.IsUnderWay = true;
                reading.Task = Task.Run(() => ReadAsync(workspace, reading, cancellation), CancellationToken.None);
            }
        }
    }

    private void Watch(CancellationToken? cancellation)
    {
        lock (gate)
        {
            watching = cancellation;
        }
    }

    private List<Task> UnderWay()
    {
        lock (gate)
        {
            return [.. readings.Values.Select(reading => reading.Task)];
        }
    }

    private async Task ReadAsync(WorkspaceId workspace, Reading reading, CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                if (!reading.IsWanted || cancellation.IsCancellationRequested)
                {
                    reading.IsUnderWay = false;
                    return;
                }

                reading.IsWanted = false;
            }

            await CatchUpAsync(workspace, cancellation);
        }
    }

#pragma warning disable CA1031 // One workspace that cannot be read does not keep the others from being read.
    private async Task CatchUpAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        try
        {
            await slots.WaitAsync(cancellation);
            try
            {
                await watch.CatchUpAsync(workspace, cancellation);
            }
            finally
            {
                _ = slots.Release();
            }
        }
        catch (Exception exception)
        {
            if (!cancellation.IsCancellationRequested)
            {
                failed(workspace, exception);
            }
        }
    }
#pragma warning restore CA1031

    private sealed class Reading
    {
        public bool IsWanted { get; set; }

        public bool IsUnderWay { get; set; }

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
