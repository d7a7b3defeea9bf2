using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Takes agreement files and CSV files that people send in chat.</summary>
public interface IUploads
{
    /// <summary>The largest file that is taken, in bytes.</summary>
    int LargestBytes { get; }

    /// <summary>Looks a file over and says what storing it would do; nothing is stored.</summary>
    /// <param name="workspace">Whose data it would be.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="language">The language to answer in.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, string language, CancellationToken cancellation);
}

/// <summary>What a file was found to be.</summary>
/// <param name="Reply">What it is and what storing it would do, or why it cannot be stored.</param>
/// <param name="Store">Stores it for somebody and says what came of it, or gives null where the person may not any more; null where it cannot be stored.</param>
public sealed record UploadFinding(Reply Reply, Func<AuditActor, CancellationToken, Task<Reply?>>? Store)
{
    /// <summary>Gets the terms of an agreement file, which can be proposed instead of being stored; null for other files.</summary>
    public Agreement? Terms { get; init; }
}
