using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Joins a tenant of one platform to the workspace of another by a code that an admin made there. What the tenant's own
/// workspace holds stays there, unused, until the link is ended. Links make no chains: a workspace that others speak about
/// joins none, and the one that is joined is always somebody's own.
/// </summary>
/// <param name="links">Where links are kept.</param>
/// <param name="members">Where rights are kept.</param>
/// <param name="rights">Changes them.</param>
/// <param name="agreements">Tells what an agreement is called.</param>
internal sealed class LinkDesk(ILinkStore links, IMemberStore members, Rights rights, IAgreementStore agreements)
{
    private const int MostWaiting = 100;

    private readonly LinkCodes codes = new();
    private readonly LinkTries tries = new();
    private readonly Waiting<LinkOffer> waiting = new(MostWaiting, static (_, offer, now) => !offer.IsGood(now));

    /// <summary>Answers <c>link</c>: with a code, or where one is typed, with the question whether to join.</summary>
    public async Task<DeskReply> HearAsync(Heard heard, Member? member, string text, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        return heard.Scope != ConversationScope.Personal ? Said(words, "Link.Personal", ReplyPlace.Whisper)
            : LinkCodes.In(text) is { } code ? await TryAsync(heard, words, code, cancellation)
            : member is { IsAdmin: true } ? await OfferAsync(heard, words, cancellation)
            : Refused(words);
    }

    /// <summary>Takes the yes or the no of whoever typed a code.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, string ticket, bool isJoined, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (!await MayJoinAsync(heard, cancellation))
        {
            return Refused(words);
        }

        if (Take(heard, ticket) is not { } offer)
        {
            return Said(words, "Link.Over", ReplyPlace.Card);
        }

        return !isJoined ? Said(words, "Link.Left", ReplyPlace.Card)
            : !codes.TryUse(offer, heard.At) ? Said(words, "Link.Over", ReplyPlace.Card)
            : await RefusalAsync(heard, offer, cancellation) is { } refusal ? Said(words, refusal, ReplyPlace.Card)
            : await JoinAsync(heard, words, offer, cancellation);
    }

    private async Task<DeskReply> OfferAsync(Heard heard, SetupWords words, CancellationToken cancellation)
    {
        var code = codes.Make(heard);
        var other = words.Say($"Platform.{OtherThan(heard.Platform)}");
        return new(new()
        {
            Language = words.Language,
            Headline = words.Say("Link.Code", code),
            Parts =
            [
                new Part.Text(words.Say("Link.Code.How", other, $"{words.Say("Link.Command")} {code}")),
                new Part.Text(words.Say("Link.Code.Means", other, await NameAsync(heard.Workspace, words, cancellation))),
            ],
        });
    }

    private async Task<DeskReply> TryAsync(Heard heard, SetupWords words, string code, CancellationToken cancellation)
    {
        if (!await MayJoinAsync(heard, cancellation))
        {
            return Refused(words);
        }

        if (!tries.TryBegin(heard))
        {
            return Said(words, "Link.TooMany");
        }

        // One answer to wrong, old and used codes, and to those of strangers on the same platform.
        if (codes.Find(code, heard.At) is not { } offer || (offer.Platform == heard.Platform && offer.Tenant != heard.Tenant))
        {
            return Said(words, "Link.Wrong");
        }

        tries.WasRight(heard);
        if (offer.Platform == heard.Platform)
        {
            return Said(words, "Link.OtherSide", words.Say($"Platform.{OtherThan(heard.Platform)}"));
        }

        if (await RefusalAsync(heard, offer, cancellation) is { } refusal)
        {
            return Said(words, refusal);
        }

        var ticket = waiting.Add(heard, offer);
        return new(new()
        {
            Language = words.Language,
            Headline = words.Say("Link.Question", await NameAsync(offer.Workspace, words, cancellation)),
            Parts = [new Part.Text(words.Say("Link.Question.Means", words.Say($"Platform.{offer.Platform}")))],
            Choices =
            [
                new(words.Say("Link.Yes"), words.Say("Link.Yes")) { Act = Acts.Link + ticket },
                new(words.Say("Link.No"), words.Say("Link.No")) { Act = Acts.LeaveLink + ticket },
            ],
            AsksBack = true,
        });
    }

    // First the right, then the link: a crash in between leaves somebody with a right that cannot be reached, not a
    // workspace that nobody may set up.
    private async Task<DeskReply> JoinAsync(Heard heard, SetupWords words, LinkOffer offer, CancellationToken cancellation)
    {
        var before = await members.FindMemberAsync(offer.Workspace, heard.Person, cancellation);
        var admin = (before ?? new Member(heard.Person, heard.Name)) with { IsAdmin = true, AskedForAccessAt = null };
        await PutAsync(heard, offer.Workspace, admin, cancellation);
        string? refusal = null;
        _ = await links.ChangeLinksAsync(
            all => (refusal = RefusalOf(heard, offer, all)) is null
                ? [.. all, new WorkspaceLink(heard.Platform, heard.Tenant, offer.Workspace) { By = heard.Person, At = heard.At }]
                : all,
            cancellation);
        if (refusal is not null)
        {
            await PutAsync(heard, offer.Workspace, before, cancellation);
            return Said(words, refusal, ReplyPlace.Card);
        }

        // Without buttons: they would be about the workspace that was spoken about until now.
        return new(
            new()
            {
                Language = words.Language,
                Headline = words.Say("Link.Done", await NameAsync(offer.Workspace, words, cancellation)),
                Parts = [new Part.Text(words.Say("Link.Done.Means"))],
            },
            ReplyPlace.Card);
    }

    // Rights are read at the act: also those of whoever made the code.
    private async Task<string?> RefusalAsync(Heard heard, LinkOffer offer, CancellationToken cancellation) =>
        await members.FindMemberAsync(offer.Workspace, offer.By, cancellation) is { IsAdmin: true }
            ? RefusalOf(heard, offer, await links.LinksAsync(cancellation))
            : "Link.Wrong";

    private static string? RefusalOf(Heard heard, LinkOffer offer, IReadOnlyList<WorkspaceLink> all)
    {
        var spoken = all.FirstOrDefault(link => link.Platform == heard.Platform && link.Tenant == heard.Tenant)?.Workspace;
        var offered = all.FirstOrDefault(link => link.Platform == offer.Platform && link.Tenant == offer.Tenant)?.Workspace ?? offer.Home;
        return (spoken ?? heard.Home) == offer.Workspace ? "Link.Already"
            : spoken is not null ? "Link.UnlinkFirst"
            : all.Any(link => link.Workspace == heard.Home) ? "Link.OthersHere"
            : offered != offer.Workspace ? "Link.Wrong"
            : null;
    }

    // An admin; where there is none yet, whoever may become the first.
    private async Task<bool> MayJoinAsync(Heard heard, CancellationToken cancellation)
    {
        var all = await members.MembersAsync(heard.Workspace, cancellation);
        return all.FirstOrDefault(member => member.Person == heard.Person) is { IsAdmin: true }
            || (heard.MayBeFirstAdmin && !all.Any(member => member.IsAdmin) && !await heard.IsGuestAsync(cancellation));
    }

    private async Task PutAsync(Heard heard, WorkspaceId workspace, Member? after, CancellationToken cancellation) => _ = await rights.ChangeAsync(
        heard,
        workspace,
        all => [.. all.Where(member => member.Person != heard.Person), .. after is null ? [] : new[] { after }],
        cancellation);

    private async Task<string> NameAsync(WorkspaceId workspace, SetupWords words, CancellationToken cancellation) =>
        (await agreements.HistoryAsync(workspace, cancellation)).Latest is { } latest ? words.Say("Link.Agreement", latest.Terms.Name) : words.Say("Link.NoAgreement");

    private LinkOffer? Take(Heard heard, string ticket) =>
        waiting.Take(ticket, asked => asked.Person == heard.Person && asked.Tenant == heard.Tenant && asked.Home == heard.Home);

    private static Platform OtherThan(Platform platform) => platform == Platform.Teams ? Platform.Slack : Platform.Teams;

    private static DeskReply Said(SetupWords words, string key, params object?[] blanks) => new(words.Reply(key, blanks));

    private static DeskReply Said(SetupWords words, string key, ReplyPlace place) => new(words.Reply(key), place);

    private static DeskReply Refused(SetupWords words) => Said(words, "Link.AdminsOnly", ReplyPlace.Whisper);
}
