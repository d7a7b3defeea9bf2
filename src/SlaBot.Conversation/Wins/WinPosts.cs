using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>The posts about wins: what they say, and what people do to them.</summary>
/// <param name="books">The books of wins, and the outbox.</param>
/// <param name="facts">What was counted.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="members">Whose names are known.</param>
/// <param name="time">The clock.</param>
public sealed class WinPosts(IBookStore books, IFactStore facts, IAgreementStore agreements, IMemberStore members, TimeProvider time)
{
    private const int MostContributors = 10;
    private const int LongestName = 80;

    /// <summary>A post, or null.</summary>
    public ValueTask<WinPost?> FindAsync(WorkspaceId workspace, string subject, CancellationToken cancellation) => WinBooks.Posts.FindAsync(books, workspace, subject, cancellation);

    /// <summary>What a post says in a place, by what is known now.</summary>
    public async Task<Reply> SayAsync(WorkspaceId workspace, WinPost post, Platform platform, string place, string language, CancellationToken cancellation)
    {
        var view = await ViewAsync(workspace, cancellation);
        var settings = await WinBooks.Places.FindAsync(books, workspace, WinBooks.IdOf(platform, place), cancellation);
        return WinReply.Of(new(
            post,
            await WinBooks.WinsOfAsync(books, workspace, post, cancellation),
            view,
            Voice.Of(language, view.Agreement),
            post.IsAmountHidden || settings is { HidesAmounts: true },
            await NamedAsync(workspace, cancellation)));
    }

    /// <summary>Whether there is anything to say by a post that was not sent yet.</summary>
    public async Task<bool> StandsAsync(WorkspaceId workspace, WinPost post, CancellationToken cancellation) =>
        post is { UndoneAt: null, MovedTo: null }
        && (post.Kudos is not null || (await WinBooks.WinsOfAsync(books, workspace, post, cancellation)).Any(known => known.TakenBackAt is null));

    /// <summary>The wins that are announced and stand, of some days, newest first; without the amounts that somebody hid.</summary>
    public async Task<IReadOnlyList<Win>> AnnouncedAsync(WorkspaceId workspace, Period days, CancellationToken cancellation)
    {
        var posts = (await WinBooks.Posts.AllAsync(books, workspace, cancellation)).ToDictionary(post => post.Subject, StringComparer.Ordinal);
        var known = (await WinBooks.Moments.AllAsync(books, workspace, cancellation)).Concat(await WinBooks.Deals.AllAsync(books, workspace, cancellation));
        return
        [
            .. from win in known
               where win.IsAnnounced && days.Contains(win.Win.Date)
               let post = posts.GetValueOrDefault(win.Post!)
               where post is { UndoneAt: null }
               orderby win.Win.Date descending, win.Win.Amount ?? 0m descending, win.Win.Id
               select post.IsAmountHidden ? win.Win with { Amount = null } : win.Win,
        ];
    }

    /// <summary>Whether no amounts are shown in a place.</summary>
    internal async Task<bool> HidesAmountsAsync(WorkspaceId workspace, PostTarget place, CancellationToken cancellation) =>
        await WinBooks.Places.FindAsync(books, workspace, WinBooks.IdOf(place.Platform, place.Id), cancellation) is { HidesAmounts: true };

    /// <summary>How many times people praised others in some days, what was taken back left out.</summary>
    public async Task<int> KudosAsync(WorkspaceId workspace, Period days, DateTimeZone zone, CancellationToken cancellation) =>
        (await WinBooks.Posts.AllAsync(books, workspace, cancellation)).Count(post => post is { Kudos: not null, UndoneAt: null } && days.Contains(post.MadeAt.InZone(zone).Date));

    /// <summary>Congratulates, or takes that back: each person counts once.</summary>
    /// <returns>The post as it is now; null where it is not known.</returns>
    public Task<WinPost?> CheerAsync(WorkspaceId workspace, string subject, Person person, PostTarget pressed, CancellationToken cancellation) =>
        ChangeAsync(workspace, subject, pressed, post => post with { Cheers = post.Cheers.Contains(person) ? [.. post.Cheers.Where(one => one != person)] : [.. post.Cheers, person] }, cancellation);

    /// <summary>Hides the amounts of a post everywhere, or shows them again.</summary>
    public Task<WinPost?> HideAsync(WorkspaceId workspace, string subject, bool isHidden, PostTarget pressed, CancellationToken cancellation) =>
        ChangeAsync(workspace, subject, pressed, post => post with { IsAmountHidden = isHidden }, cancellation);

    /// <summary>Takes a whole post back.</summary>
    public Task<WinPost?> UndoAsync(WorkspaceId workspace, string subject, PostTarget pressed, CancellationToken cancellation) =>
        ChangeAsync(workspace, subject, pressed, post => post with { UndoneAt = post.UndoneAt ?? Now }, cancellation);

    /// <summary>Adds somebody who had a part in it; who is a member and was never asked is asked whether to be named.</summary>
    /// <returns>The post as it is now; null where it is not known, or has no room for more.</returns>
    public async Task<WinPost?> AddAsync(WorkspaceId workspace, string subject, Contributor contributor, CancellationToken cancellation)
    {
        var scene = await SceneAsync(workspace, cancellation);
        var one = contributor with { Name = contributor.Name.Length > LongestName ? contributor.Name[..LongestName] : contributor.Name };
        return await books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                if (WinBooks.Posts.Find(draft, subject) is not { Contributors.Count: < MostContributors } post)
                {
                    return null;
                }

                Naming.Ask(draft, scene, one.Name);
                draft.PutUpdated(workspace, post with { Contributors = [.. post.Contributors.Where(other => Consent.IdOf(other.Name) != Consent.IdOf(one.Name)), one] }, scene.Now);
                return WinBooks.Posts.Find(draft, subject);
            },
            cancellation);
    }

    /// <summary>Whether a post is about somebody's own win: as the seller, as a contributor, or as the one who is praised.</summary>
    public async Task<bool> IsOfAsync(WorkspaceId workspace, WinPost post, Person person, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var wins = await WinBooks.WinsOfAsync(books, workspace, post, cancellation);
        var sellers = wins.Count == 1 ? wins.Select(known => known.Win.Seller).OfType<string>() : [];
        var consents = (await WinBooks.Consents.AllAsync(books, workspace, cancellation)).Where(one => one.Person == person).Select(one => Consent.IdOf(one.Name));
        var own = names.Select(Consent.IdOf).Concat(consents).ToHashSet(StringComparer.Ordinal);
        return post.Kudos?.To == person || sellers.Concat(post.Contributors.Select(one => one.Name)).Any(name => own.Contains(Consent.IdOf(name)));
    }

    /// <summary>Hides the amounts of all wins in a place, or shows them again; posts that are there already stay until they change.</summary>
    public Task HideAmountsAsync(WorkspaceId workspace, Platform platform, string place, bool isHidden, CancellationToken cancellation) => books.ChangeBooksAsync(
        workspace,
        draft =>
        {
            WinBooks.Places.Put(draft, WinBooks.IdOf(platform, place), new(isHidden));
            return true;
        },
        cancellation);

    /// <summary>Notes whether somebody is named, under each of the names that the person goes by, and changes the posts of the last fortnight.</summary>
    public Task NameAsync(WorkspaceId workspace, IReadOnlyList<string> names, Person person, bool isNamed, CancellationToken cancellation)
    {
        var now = Now;
        return books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                var known = WinBooks.Consents.All(draft).Where(one => one.Person == person).Select(one => one.Name);
                foreach (var name in names.Concat(known).DistinctBy(Consent.IdOf).ToList())
                {
                    Naming.Answer(draft, workspace, name, person, isNamed, now);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>What is kept about a name, or null.</summary>
    public ValueTask<Consent?> ConsentAsync(WorkspaceId workspace, string id, CancellationToken cancellation) => WinBooks.Consents.FindAsync(books, workspace, id, cancellation);

    /// <summary>Posts praise in a place, and tells the one who is praised in private, the first time.</summary>
    /// <param name="workspace">Whose place it is.</param>
    /// <param name="ticket">What tells it from other praise.</param>
    /// <param name="kudos">The praise.</param>
    /// <param name="place">Where.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public Task PraiseAsync(WorkspaceId workspace, string ticket, Kudos kudos, PostTarget place, CancellationToken cancellation)
    {
        var now = Now;
        return books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                var post = new WinPost($"kudos:{ticket}", PostKind.Kudos, [], now, now) { Targets = [place], Kudos = kudos };
                WinBooks.Posts.Put(draft, post.Subject, post);
                return draft.TryAdd(new(workspace, PostUpdates.KeyOf(post, place)) { CreatedAt = now, NotBefore = now })
                    | draft.TryAdd(new(workspace, new(PostKind.Notice, $"{WinNotices.Praised}{WinId.Of("person", kudos.To.Id)}", "", PostTarget.Of(kudos.To))) { CreatedAt = now, NotBefore = now });
            },
            cancellation);
    }

    /// <summary>The newest praise for somebody that stands, or null.</summary>
    internal async Task<Kudos?> PraiseOfAsync(WorkspaceId workspace, PostTarget person, CancellationToken cancellation) =>
        (await WinBooks.Posts.AllAsync(books, workspace, cancellation))
            .Where(post => post.UndoneAt is null && post.Kudos is { To: var to } && PostTarget.Of(to) == person)
            .MaxBy(post => post.MadeAt)?.Kudos;

    /// <summary>The voice of a language under the workspace's agreement.</summary>
    public async Task<Voice> VoiceAsync(WorkspaceId workspace, string language, CancellationToken cancellation) =>
        Voice.Of(language, (await ViewAsync(workspace, cancellation)).Agreement);

    /// <summary>What was agreed and counted, now.</summary>
    public async Task<View> ViewAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        View.Live(await agreements.HistoryAsync(workspace, cancellation), await facts.TotalsAsync(workspace, cancellation), Now);

    private Instant Now => Instant.FromUnixTimeTicks(Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());

    private async Task<WinScene> SceneAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        new(workspace, Now, await ViewAsync(workspace, cancellation), WinScenes.DefaultFreshDays, [], await members.MembersAsync(workspace, cancellation));

    private async Task<IReadOnlySet<string>> NamedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await WinBooks.Consents.AllAsync(books, workspace, cancellation)).Where(one => one.IsNamed == true).Select(one => Consent.IdOf(one.Name)).ToHashSet(StringComparer.Ordinal);

    private Task<WinPost?> ChangeAsync(WorkspaceId workspace, string subject, PostTarget? except, Func<WinPost, WinPost> change, CancellationToken cancellation)
    {
        var now = Now;
        return books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                if (WinBooks.Posts.Find(draft, subject) is not { MovedTo: null } post)
                {
                    return null;
                }

                draft.PutUpdated(workspace, change(post), now, except);
                return WinBooks.Posts.Find(draft, subject);
            },
            cancellation);
    }
}
