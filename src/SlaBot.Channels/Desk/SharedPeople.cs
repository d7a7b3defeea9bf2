using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Who may do what, where people have an account on each of two platforms: somebody whose e-mail address both platforms
/// have confirmed is one person, and gets on the second what was given on the first. That happens once: what an admin
/// changes afterwards stays as it was changed.
/// </summary>
internal sealed class SharedPeople(IMemberStore members, Rights rights, Sharing sharing)
{
    private const int LongestEmail = 320;

    /// <summary>The member that somebody is, or null. Of a workspace of one platform alone nobody's address is asked.</summary>
    public async ValueTask<Member?> MemberAsync(Heard heard, CancellationToken cancellation)
    {
        var member = await members.FindMemberAsync(heard.Workspace, heard.Person, cancellation);
        if (member is { Email: not null } || !await sharing.IsSharedAsync(heard.Workspace, cancellation))
        {
            return member;
        }

        // Whoever cannot be anybody is not asked about either.
        var all = await members.MembersAsync(heard.Workspace, cancellation);
        if ((member is null && !all.Any(other => other.Email is not null && IsTwin(other, heard, other.Email)))
            || Plain(await heard.EmailAsync(cancellation)) is not { } email
            || (member is null && !all.Any(other => IsTwin(other, heard, email))))
        {
            return member;
        }

        var now = await rights.ChangeAsync(heard, before => With(before, heard, email), cancellation);
        return now.FirstOrDefault(one => one.Person == heard.Person);
    }

    private static IReadOnlyList<Member> With(IReadOnlyList<Member> all, Heard heard, string email)
    {
        var known = all.FirstOrDefault(member => member.Person == heard.Person);
        var twin = all.FirstOrDefault(member => IsTwin(member, heard, email));
        var after = known is not null ? known with { Email = email }
            : twin is not null ? twin with { Person = heard.Person, Name = heard.Name ?? twin.Name, Email = email, AskedForAccessAt = null }
            : null;
        return after is null ? all : [.. all.Where(member => member.Person != heard.Person), after];
    }

    private static bool IsTwin(Member member, Heard heard, string email) => member.Person.Platform != heard.Platform && member.MayChange && member.Email == email;

    private static string? Plain(string? email) =>
        email?.Trim().ToLowerInvariant() is { Length: > 2 and <= LongestEmail } plain && plain.Contains('@', StringComparison.Ordinal) && !plain.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character))
            ? plain
            : null;
}
