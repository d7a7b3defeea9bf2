using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Conversation.Wins;

/// <summary>Decides which posts tell wins: each big one at once, too many at once in one post, the small ones of a day together.</summary>
/// <param name="draft">The books.</param>
/// <param name="scene">What is known.</param>
internal sealed class WinTelling(IBookDraft draft, WinScene scene)
{
    private const int MostAtOnce = 3;
    private static readonly Duration AtOnce = Duration.FromSeconds(60);
    private static readonly Duration OfUse = Duration.FromDays(7);

    /// <summary>Tells big wins.</summary>
    /// <param name="ids">The wins.</param>
    /// <param name="recent">The posts of the last minute, and those that are not due yet.</param>
    /// <returns>Those posts as they are now.</returns>
    public IReadOnlyList<string> Tell(IReadOnlyList<string> ids, IReadOnlyList<string> recent)
    {
        var posts = recent.Select(subject => WinBooks.Posts.Find(draft, subject)).OfType<WinPost>()
            .Where(post => post.MovedTo is null && (post.MadeAt > scene.Now - AtOnce || post.DueAt > scene.Now))
            .ToList();
        if (ids.Count == 0)
        {
            return [.. posts.Select(post => post.Subject)];
        }

        var burst = posts.Find(post => post.IsBurst && post.IsWaiting(draft, scene.Now));
        if (burst is null && posts.Count(post => !post.IsBurst) + ids.Count <= MostAtOnce)
        {
            posts.AddRange(ids.Select(id => Add(new(SubjectFor(id), PostKind.Win, [id], scene.Now, scene.Opening))));
            return [.. posts.Select(post => post.Subject)];
        }

        // What has not left yet goes along.
        var moved = posts.Where(post => !post.IsBurst && post.IsWaiting(draft, scene.Now)).ToList();
        var subject = burst?.Subject ?? FormattableString.Invariant($"burst:{scene.Now.ToUnixTimeMilliseconds()}");
        foreach (var post in moved)
        {
            WinBooks.Posts.Put(draft, post.Subject, post with { MovedTo = subject });
        }

        IReadOnlyList<string> all = [.. burst?.Wins ?? [], .. moved.SelectMany(post => post.Wins), .. ids];
        var due = scene.Opening > scene.Now ? scene.Opening : scene.Now + AtOnce;
        _ = Add(burst is null ? new(subject, PostKind.Win, all, scene.Now, due) : burst with { Wins = all });
        return [.. posts.Except(moved).Select(post => post.Subject).Append(subject).Distinct()];
    }

    /// <summary>Tells the small wins of a day in one post, and no second time on the same day.</summary>
    /// <returns>Whether they are told; else they wait for the next day.</returns>
    public bool TryTellTogether(IReadOnlyList<string> ids, string subject)
    {
        if (ids.Count == 0 || WinBooks.Posts.Find(draft, subject) is not null)
        {
            return false;
        }

        _ = Add(new(subject, PostKind.WinDigest, ids, scene.Now, scene.Now));
        return true;
    }

    private WinPost Add(WinPost post)
    {
        post = post.Targets.Count == 0 ? post with { Targets = scene.Places } : post;
        WinBooks.Posts.Put(draft, post.Subject, post);
        foreach (var target in post.Targets)
        {
            _ = draft.TryAdd(new(scene.Workspace, PostUpdates.KeyOf(post, target).First) { CreatedAt = scene.Now, NotBefore = post.DueAt, NotAfter = post.DueAt + OfUse });
        }

        foreach (var known in WinBooks.WinsOf(draft, post))
        {
            WinBooks.Of(known.Win.Id).Put(draft, known.Win.Id, known with { Post = post.Subject });
            if (known.Win.Seller is { } seller && post.Targets.Count > 0)
            {
                Naming.Ask(draft, scene, seller);
            }
        }

        return post;
    }

    // One that was never sent has used up its key.
    private string SubjectFor(string id) => WinBooks.Posts.Find(draft, id) is null ? id : FormattableString.Invariant($"{id}~{scene.Now.ToUnixTimeMilliseconds()}");
}
