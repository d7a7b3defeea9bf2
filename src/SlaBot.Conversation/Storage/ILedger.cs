using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>The ledger as a sequence: whoever remembers how far it has been read misses nothing and sees nothing twice.</summary>
public interface ILedger
{
    /// <summary>Raised after facts of a workspace, or a revision of its agreement, were made durable; the handler must not block.</summary>
    event EventHandler<AppendedEventArgs>? Appended;

    /// <summary>The facts after a number, in the order in which they were told, in pages of about 4,000.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="after">The number of the last fact that was read; 0 for the beginning.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<LedgerPage> ReadAfterAsync(WorkspaceId workspace, long after, CancellationToken cancellation);
}

/// <summary>Some facts of the ledger.</summary>
/// <param name="Through">The number of the last of them; what was asked for where there are none.</param>
/// <param name="RecordedAt">When the last of them was stored; null where there are none.</param>
/// <param name="Facts">The facts with the fields that they carried.</param>
/// <param name="HasMore">Whether there are more after them.</param>
public sealed record LedgerPage(long Through, Instant? RecordedAt, IReadOnlyList<Fact> Facts, bool HasMore);

/// <summary>Where something was appended.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class AppendedEventArgs(WorkspaceId workspace) : EventArgs
{
    /// <summary>Gets the workspace.</summary>
    public WorkspaceId Workspace => workspace;
}
