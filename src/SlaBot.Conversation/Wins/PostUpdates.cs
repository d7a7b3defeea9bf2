using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Brings the copies of a post up to date, in the place of what they said.</summary>
internal static class PostUpdates
{
    private static readonly Duration Gathering = Duration.FromSeconds(2);

    /// <summary>Whether a post has not begun to leave for any place, so that it will say what is known then.</summary>
    public static bool IsWaiting(this WinPost post, IBookDraft draft, Instant now) =>
        post.Targets.Count == 0 ? post.DueAt > now : post.Targets.All(target => First(draft, post, target) is null or { State: OutboxState.Ready });

    /// <summary>Whether a post was to be sent and never was, since there was nothing to say when its turn came.</summary>
    public static bool WasNeverSaid(this WinPost post, IBookDraft draft) =>
        post.Targets.Count > 0 && post.Targets.All(target => First(draft, post, target) is { State: OutboxState.Dropped });

    /// <summary>Stores a post, and has its copies brought up to date. What waits anyway is not sent twice.</summary>
    /// <param name="draft">The books.</param>
    /// <param name="workspace">Whose post it is.</param>
    /// <param name="post">The post as it is to be.</param>
    /// <param name="now">The moment.</param>
    /// <param name="except">The place whose copy is brought up to date already, or null.</param>
    public static void PutUpdated(this IBookDraft draft, WorkspaceId workspace, WinPost post, Instant now, PostTarget? except = null)
    {
        var told = post.Targets.Where(target => target != except && First(draft, post, target) is { State: OutboxState.Sending or OutboxState.Sent or OutboxState.Uncertain }).ToList();
        var stale = told.Where(target => post.Version == 0 || draft.FindRow(KeyOf(post, target)) is not { State: OutboxState.Ready }).ToList();
        if (stale.Count > 0)
        {
            post = post with { Version = post.Version + 1 };
            foreach (var target in stale)
            {
                _ = draft.TryAdd(new(workspace, KeyOf(post, target)) { IsUpdate = true, CreatedAt = now, NotBefore = now + Gathering });
            }
        }

        WinBooks.Posts.Put(draft, post.Subject, post);
    }

    /// <summary>The key of a post's newest row for a place.</summary>
    public static PostKey KeyOf(WinPost post, PostTarget target) =>
        new(post.Kind, post.Subject, post.Version == 0 ? "" : post.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), target);

    private static OutboxRow? First(IBookDraft draft, WinPost post, PostTarget target) => draft.FindRow(KeyOf(post, target).First);
}
