using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Ends links, from either side. The tenant that had joined speaks about its own workspace again; what was agreed and
/// logged together stays where it was. Its people are no members there any more.
/// </summary>
/// <param name="links">Where links are kept.</param>
/// <param name="members">Where rights are kept.</param>
/// <param name="rights">Changes them.</param>
/// <param name="roles">Makes the first admin.</param>
/// <param name="sharing">Tells what is shared.</param>
internal sealed class UnlinkDesk(ILinkStore links, IMemberStore members, Rights rights, MemberDesk roles, Sharing sharing)
{
    /// <summary>Asks whether to end the link.</summary>
    public async Task<DeskReply> AskAsync(Heard heard, Member? member, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (heard.Scope != ConversationScope.Personal)
        {
            return Said(words, "Link.Personal", ReplyPlace.Whisper);
        }

        if (member is not { IsAdmin: true })
        {
            return Refused(words);
        }

        var ended = Sharing.EndedBy(heard, await links.LinksAsync(cancellation));
        return ended.Count == 0
            ? Said(words, NotLinked(heard), ReplyPlace.Post)
            : new(new()
            {
                Language = words.Language,
                Headline = IsOwn(heard, ended) ? words.Say("Unlink.Question") : words.Say("Unlink.Question.Others", Sharing.PlatformsOf(words, ended)),
                Parts = [new Part.Text(words.Say("Unlink.Means"))],
                Choices =
                [
                    new(words.Say("Unlink.Yes"), words.Say("Unlink.Yes")) { Act = Acts.Unlink },
                    new(words.Say("Link.No"), words.Say("Link.No")) { Act = Acts.StayLinked },
                ],
                AsksBack = true,
            });
    }

    /// <summary>Ends the link, by an admin's yes.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, Member? member, bool isEnded, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (member is not { IsAdmin: true })
        {
            return Refused(words);
        }

        if (!isEnded)
        {
            return Said(words, "Unlink.Left", ReplyPlace.Card);
        }

        var ended = Sharing.EndedBy(heard, await links.LinksAsync(cancellation));
        if (!(await members.MembersAsync(heard.Workspace, cancellation)).Any(one => one.IsAdmin && !IsOf(one, ended)))
        {
            return Said(words, "Members.LastAdmin", ReplyPlace.Whisper);
        }

        ended = [];
        _ = await links.ChangeLinksAsync(
            all =>
            {
                ended = Sharing.EndedBy(heard, all);
                return [.. all.Except(ended)];
            },
            cancellation);
        if (ended.Count == 0)
        {
            return Said(words, NotLinked(heard), ReplyPlace.Card);
        }

        await PartAsync(heard, ended, cancellation);
        return new(
            new()
            {
                Language = words.Language,
                Headline = IsOwn(heard, ended) ? words.Say("Unlink.Done") : words.Say("Unlink.Done.Others", Sharing.PlatformsOf(words, ended)),
            },
            ReplyPlace.Card);
    }

    private async Task PartAsync(Heard heard, IReadOnlyList<WorkspaceLink> ended, CancellationToken cancellation)
    {
        var isShared = await sharing.IsSharedAsync(heard.Workspace, cancellation);
        _ = await rights.ChangeAsync(
            heard,
            all => [.. all.Where(member => !IsOf(member, ended)).Select(member => isShared ? member : member with { Email = null })],
            cancellation);
        if (IsOwn(heard, ended))
        {
            _ = await roles.TryBecomeFirstAdminAsync(heard, heard.Home, cancellation);
        }
    }

    private string NotLinked(Heard heard) => sharing.IsSharedBySettings(heard.Workspace) ? "Link.Note.Settings" : "Unlink.None";

    private static bool IsOwn(Heard heard, IReadOnlyList<WorkspaceLink> ended) => ended.Any(link => link.Platform == heard.Platform && link.Tenant == heard.Tenant);

    private static bool IsOf(Member member, IReadOnlyList<WorkspaceLink> ended) => ended.Any(link => link.Platform == member.Person.Platform && link.Tenant == member.Person.Tenant);

    private static DeskReply Said(SetupWords words, string key, ReplyPlace place) => new(words.Reply(key), place);

    private static DeskReply Refused(SetupWords words) => Said(words, "Link.AdminsOnly", ReplyPlace.Whisper);
}
