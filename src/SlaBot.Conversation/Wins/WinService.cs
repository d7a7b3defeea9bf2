using System.Threading.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Keeps the watch for wins going: catches up at the start, and whenever facts were stored.</summary>
/// <param name="watch">Reads the ledger.</param>
/// <param name="ledger">Says when there is something to read.</param>
/// <param name="workspaces">Which workspaces there are.</param>
/// <param name="failed">Is told when a workspace could not be read; it is read again with its next fact, or at the next start.</param>
public sealed class WinService(WinWatch watch, ILedger ledger, IWorkspaceStore workspaces, Action<WorkspaceId, Exception> failed)
{
    private const int AtOnce = 16;

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var woken = Channel.CreateUnbounded<WorkspaceId>(new() { SingleReader = true });
        void Wake(object? sender, AppendedEventArgs appended) => woken.Writer.TryWrite(appended.Workspace);

        // First the ear, then the look: nothing falls between.
        ledger.Appended += Wake;
        try
        {
            foreach (var workspace in await workspaces.ListAsync(cancellation))
            {
                _ = woken.Writer.TryWrite(workspace);
            }

            while (await woken.Reader.WaitToReadAsync(cancellation))
            {
                var told = new HashSet<WorkspaceId>();
                while (woken.Reader.TryRead(out var workspace))
                {
                    _ = told.Add(workspace);
                }

                // Side by side, so that they share the commits of the store and none waits for all the others.
                await Parallel.ForEachAsync(told, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, CatchUpAsync);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            ledger.Appended -= Wake;
        }
    }

#pragma warning disable CA1031 // One workspace that cannot be read does not keep the others from being read.
    private async ValueTask CatchUpAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        try
        {
            await watch.CatchUpAsync(workspace, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            failed(workspace, exception);
        }
    }
#pragma warning restore CA1031
}
