using System.Runtime.InteropServices;

namespace SlaBot.Hosting;

/// <summary>
/// Turns Ctrl+C and SIGTERM into a wish to stop, from the first moment on. What System.CommandLine offers ends the
/// process with 130 or 143 while the server is about to listen, or while it still answers someone.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration interrupt, terminate;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellation">Another wish to stop.</param>
    public StopSignals(CancellationToken cancellation)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Gets what is cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The end came by itself a moment ago.
        }
    }
}
