using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Desk;

/// <summary>A desk that hears the people of some tenants of both platforms; each tenant has a workspace of its own until it is linked.</summary>
internal sealed class TwoPlatforms
{
    public static readonly Person SlackJane = new(Platform.Slack, "T1", "U0JANE");
    public static readonly Person SlackWei = new(Platform.Slack, "T1", "U0WEI");
    public static readonly Person TeamsJane = new(Platform.Teams, "t1", "jane");
    public static readonly Person TeamsWei = new(Platform.Teams, "t1", "wei");
    public static readonly IReadOnlyDictionary<string, string> NoAnswers = new Dictionary<string, string>();

    public TwoPlatforms(bool areHomesShared = false) => Desk = new(Conversation, new InMemoryConversationStore(), Members, InMemoryAudit.Over(Members), new NoAgreement(), new ScriptedUploads(), new ScriptedExports(), Links, areHomesShared);

    public InMemoryMemberStore Members { get; } = new();

    public InMemoryLinkStore Links { get; } = new();

    public ScriptedConversation Conversation { get; } = new();

    public ChannelDesk Desk { get; }

    public Instant Now { get; set; } = Instant.FromUtc(2026, 9, 15, 9, 0);

    /// <summary>Gets what the platforms tell of people's addresses.</summary>
    public Dictionary<Person, string> Emails { get; } = [];

    /// <summary>Gets who runs no workspace, and so does not become its first admin.</summary>
    public HashSet<Person> Others { get; } = [];

    /// <summary>Gets whose addresses were asked for.</summary>
    public List<Person> Asked { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static WorkspaceId HomeOf(Person person) => new($"{person.Platform.ToString().ToLowerInvariant()}-{person.Tenant.ToLowerInvariant()}");

    /// <summary>Jane is admin on both sides, and has linked Teams to Slack's workspace.</summary>
    public static async Task<TwoPlatforms> LinkedAsync()
    {
        var both = await WithJaneAsync();
        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Linked:");
        return both;
    }

    /// <summary>Jane is admin on both sides.</summary>
    public static async Task<TwoPlatforms> WithJaneAsync()
    {
        var both = new TwoPlatforms();
        foreach (var jane in new[] { SlackJane, TeamsJane })
        {
            await both.WelcomeAsync(jane);
        }

        return both;
    }

    public async Task WelcomeAsync(Person person) => _ = await Desk.WelcomeAsync(await HeardAsync(person), Cancellation);

    public async Task<DeskReply> SayAsync(Person person, string text, ConversationScope scope = ConversationScope.Personal) =>
        await Desk.HearAsync(await HeardAsync(person) with { Scope = scope }, text, Cancellation);

    public async Task<DeskReply> PressAsync(Person person, DeskReply card, string label)
    {
        var heard = await HeardAsync(person);
        var act = card.Reply.Choices.First(choice => choice.Label == label).Act!;
        return await Desk.PressAsync(heard, new(heard.Workspace, heard.Platform, heard.Conversation, ActKind.Do, act, Now), NoAnswers, Cancellation);
    }

    public async Task<string> CodeAsync(Person person) => (await SayAsync(person, "link")).Reply.Headline["Your code: ".Length..];

    /// <summary>Links the tenant of the second person to what that of the first speaks about; what was said at last.</summary>
    public async Task<string> LinkAsync(Person from, Person to)
    {
        var asked = await SayAsync(to, $"link {await CodeAsync(from)}");
        return asked.Reply.Choices.Count == 0 ? asked.Reply.Headline : (await PressAsync(to, asked, "Yes, link it")).Reply.Headline;
    }

    public ValueTask<WorkspaceId> SpokenAsync(Person person) => Links.WorkspaceAsync(person.Platform, person.Tenant, HomeOf(person), Cancellation);

    public async Task<Member?> MemberAsync(Person person, WorkspaceId? workspace = null) => await Members.FindMemberAsync(workspace ?? await SpokenAsync(person), person, Cancellation);

    public async Task GiveAsync(Person person, Func<Member, Member> change)
    {
        var workspace = await SpokenAsync(person);
        _ = await Members.ChangeMembersAsync(
            workspace,
            all => [.. all.Where(member => member.Person != person), change(all.FirstOrDefault(member => member.Person == person) ?? new(person, person.Id))],
            Cancellation);
    }

    private async Task<Heard> HeardAsync(Person person) => new(await SpokenAsync(person), person.Platform, person.Id, person.Id, ConversationScope.Personal, person, Now)
    {
        Name = person.Id,
        Home = HomeOf(person),
        MayBeFirstAdmin = !Others.Contains(person),
        EmailAsync = _ =>
        {
            Asked.Add(person);
            return Task.FromResult(Emails.GetValueOrDefault(person));
        },
    };
}
