namespace SlaBot.Channels.Http;

/// <summary>
/// Lets whoever sends something note that it is about to leave, no sooner than it does: connecting, waiting for a turn and
/// fetching a token take their time, and what is cut short until then surely has not arrived.
/// </summary>
public static class FirstByte
{
    private static readonly AsyncLocal<Mark?> Marks = new();

    /// <summary>Sends something.</summary>
    /// <param name="note">Notes that it is about to leave, once however often it is tried; its answer is whether it may.</param>
    /// <param name="send">Sends it.</param>
    public static async Task<T> NotedAsync<T>(Func<Task<bool>> note, Func<Task<T>> send)
    {
        Marks.Value = new(note);
        return await send();
    }

    /// <summary>Called where the first byte is about to leave.</summary>
    /// <exception cref="OperationCanceledException">It may not leave.</exception>
    public static async ValueTask LeavesAsync()
    {
        if (Marks.Value is { } mark && !await mark.MayLeave)
        {
            throw new OperationCanceledException("It may not leave any more.");
        }
    }

    private sealed class Mark(Func<Task<bool>> note)
    {
        private readonly Lazy<Task<bool>> mayLeave = new(note);

        public Task<bool> MayLeave => mayLeave.Value;
    }
}
