using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Who is named in wins: asked once in private, answered at any time.</summary>
internal static class Naming
{
    /// <summary>What the subject of the question begins with.</summary>
    public const string Question = "consent:";

    private static readonly Duration Remembered = Duration.FromDays(14);

    /// <summary>Asks the person behind a name of the CRM, once, where that is a member.</summary>
    public static void Ask(IBookDraft draft, WinScene scene, string name)
    {
        var id = Consent.IdOf(name);
        if (WinBooks.Consents.Find(draft, id) is not null || scene.Members.FirstOrDefault(member => IsCalled(member, name)) is not { } found)
        {
            return;
        }

        WinBooks.Consents.Put(draft, id, new(name) { Person = found.Person, AskedAt = scene.Now });
        _ = draft.TryAdd(new(scene.Workspace, new(PostKind.Notice, Question + id, "", PostTarget.Of(found.Person))) { CreatedAt = scene.Now, NotBefore = scene.Opening });
    }

    /// <summary>Whether a name of the CRM is a member's: by name or by address.</summary>
    public static bool IsCalled(Member member, string name) =>
        (member.Name is { } known && Consent.Plain(known) == Consent.Plain(name)) || (member.Email is { } email && Consent.Plain(email) == Consent.Plain(name));

    /// <summary>
    /// Notes an answer under a name, and brings the posts of the last fortnight that it is about up to date. Two people may go
    /// by one name: where it is known whose it is, another's yes does not count; a no always does.
    /// </summary>
    public static void Answer(IBookDraft draft, WorkspaceId workspace, string name, Person person, bool isNamed, Instant now)
    {
        var id = Consent.IdOf(name);
        var before = WinBooks.Consents.Find(draft, id);
        if (isNamed && before is { Person: { } known } && known != person)
        {
            return;
        }

        WinBooks.Consents.Put(draft, id, (before ?? new(name)) with { IsNamed = isNamed, Person = before?.Person ?? person });
        if ((before?.IsNamed ?? false) == isNamed)
        {
            return;
        }

        foreach (var post in WinBooks.Posts.All(draft).Where(post => post.MovedTo is null && post.MadeAt >= now - Remembered).ToList())
        {
            if (post.Contributors.Any(one => Consent.IdOf(one.Name) == id) || WinBooks.WinsOf(draft, post).Any(known => known.Win.Seller is { } seller && Consent.IdOf(seller) == id))
            {
                draft.PutUpdated(workspace, post, now);
            }
        }
    }
}
