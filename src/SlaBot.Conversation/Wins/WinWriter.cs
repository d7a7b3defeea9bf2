using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Wins;

/// <summary>Writes posts about wins, and people's praise for each other.</summary>
/// <param name="posts">The posts.</param>
public sealed class WinWriter(WinPosts posts) : IPostWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Win, PostKind.WinDigest, PostKind.Kudos];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        // What holds no more before it was said is not said; what was said is corrected.
        var (workspace, target) = (row.Workspace, row.Key.Target);
        return await posts.FindAsync(workspace, row.Key.Subject, cancellation) is { MovedTo: null } post && (row.IsUpdate || await posts.StandsAsync(workspace, post, cancellation))
            ? await posts.SayAsync(workspace, post, target.Platform, target.Id, language, cancellation)
            : null;
    }
}
