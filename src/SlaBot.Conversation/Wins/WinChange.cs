using SlaBot.Conversation.Storage;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>
/// Compares the wins that hold with the book of wins, and writes what follows: new ones are told or wait for the digest,
/// those that changed are corrected in place, those that hold no more are taken back in place. It follows from the books
/// and the findings alone, and is done in one commit.
/// </summary>
/// <param name="draft">The books.</param>
/// <param name="scene">What is known.</param>
/// <param name="cursor">The cursor as it was.</param>
internal sealed class WinChange(IBookDraft draft, WinScene scene, WinCursor cursor)
{
    private readonly SortedSet<string> pending = new(cursor.Pending, StringComparer.Ordinal);
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<string> toTell = [];

    /// <summary>Lays findings over the book.</summary>
    public void Lay(WinFindings findings)
    {
        var held = findings.Wins.Select(win => win.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var known in WinBooks.Moments.All(draft).Where(known => !held.Contains(known.Win.Id) && findings.Covers(known.Win)).ToList())
        {
            TakeBack(known);
        }

        foreach (var win in findings.Wins)
        {
            Lay(win.Id, win);
        }
    }

    /// <summary>Lays what is known of one win over the book.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="found">The win, or null where there is none.</param>
    public void Lay(string id, Win? found)
    {
        var known = WinBooks.Of(id).Find(draft, id);
        if (found is null)
        {
            if (known is not null)
            {
                TakeBack(known);
            }

            return;
        }

        if (known?.Post is null)
        {
            // What is too old when it is first seen is not written down either: it can only grow older.
            var seen = known?.SeenAt ?? scene.Now;
            if (!scene.IsFresh(found.Date, seen))
            {
                Forget(id);
                return;
            }

            See(new(found, seen));
            return;
        }

        // A post does not change its size afterwards.
        var win = found with { Tier = known.Win.Tier };
        if (known.TakenBackAt is not null || !win.IsSameAs(known.Win))
        {
            See(known with { Win = win, TakenBackAt = null });
        }
    }

    /// <summary>Tells what is to be told, brings up to date what was told, and gives the cursor as it is now.</summary>
    public WinCursor Finish()
    {
        var told = new WinTelling(draft, scene).Tell([.. toTell.Distinct().Order(StringComparer.Ordinal)], cursor.Recent);
        foreach (var post in changed.Select(subject => WinBooks.Posts.Find(draft, subject)).OfType<WinPost>().ToList())
        {
            draft.PutUpdated(scene.Workspace, post, scene.Now);
        }

        return cursor with { Pending = [.. pending], Recent = told };
    }

    private void See(KnownWin win)
    {
        var id = win.Win.Id;
        if (win.Post is { } subject && WinBooks.Posts.Find(draft, subject) is { } post)
        {
            if (!post.WasNeverSaid(draft))
            {
                WinBooks.Of(id).Put(draft, id, win);
                _ = changed.Add(subject);
                return;
            }

            win = win with { Post = null };
        }

        WinBooks.Of(id).Put(draft, id, win);
        KeepLead(win.Win);
        if (win.Win.Tier == WinTier.Small)
        {
            _ = pending.Add(id);
        }
        else
        {
            _ = pending.Remove(id);
            toTell.Add(id);
        }
    }

    private void TakeBack(KnownWin known)
    {
        if (known.Post is not { } subject)
        {
            Forget(known.Win.Id);
        }
        else if (known.TakenBackAt is null)
        {
            WinBooks.Of(known.Win.Id).Put(draft, known.Win.Id, known with { TakenBackAt = scene.Now });
            _ = changed.Add(subject);
        }
    }

    private void Forget(string id)
    {
        _ = pending.Remove(id);
        _ = toTell.RemoveAll(one => one == id);
        WinBooks.Of(id).Remove(draft, id);
    }

    private void KeepLead(Win win)
    {
        if (win is not { Deal: { } deal, Lead: { } lead })
        {
            return;
        }

        var id = WinId.Of("lead", lead);
        var known = WinBooks.DealsOfLeads.Find(draft, id) ?? [];
        if (!known.Contains(deal, StringComparer.Ordinal))
        {
            WinBooks.DealsOfLeads.Put(draft, id, [.. known, deal]);
        }
    }
}
