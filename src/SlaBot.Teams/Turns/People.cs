using System.Collections.Concurrent;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Who is who: asked of the Connector only where an activity does not tell.</summary>
/// <param name="connector">Knows the members.</param>
/// <param name="time">The clock.</param>
internal sealed class People(IConnector connector, TimeProvider time)
{
    private const int MostKnown = 5_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Person, (string? Email, bool IsGuest, long At)> known = new();

    /// <summary>Where, when and by whom something was said, with a way to tell who else is there.</summary>
    public Heard Heard(Turn turn, Activity activity, Person person) => activity.Heard(turn.Workspace, person, turn.Event.ReceivedAt) with
    {
        Home = turn.Event.Workspace,
        EmailAsync = async cancellation => (await DetailsAsync(activity, person, cancellation)).Email,
        IsGuestAsync = async cancellation => (await DetailsAsync(activity, person, cancellation)).IsGuest,
        People = cancellation => OfAsync(activity, cancellation),
    };

    /// <summary>What to call the sender, or null.</summary>
    public async Task<string?> NameAsync(Activity activity, CancellationToken cancellation) => activity.From switch
    {
        { Name: { Length: > 0 } name } => name,
        { Id: { Length: > 0 } id } => (await connector.MemberAsync(activity.Reference(), id, cancellation))?.Name,
        _ => null,
    };

    private static bool IsGuest(ChannelAccount member) => member.UserRole is "guest" or "anonymous";

    // The address of the tenant's own people alone: for nobody else its directory can tell whose it is. Whom it does not know
    // at all may not be its own, so that is a guest until it does.
    private async Task<(string? Email, bool IsGuest)> DetailsAsync(Activity activity, Person person, CancellationToken cancellation)
    {
        if (known.TryGetValue(person, out var before) && time.GetElapsedTime(before.At) < Fresh)
        {
            return (before.Email, before.IsGuest);
        }

        var member = activity.From?.Id is { Length: > 0 } id ? await connector.MemberAsync(activity.Reference(), id, cancellation) : null;
        if (member is null)
        {
            return (null, true);
        }

        var isOwn = !IsGuest(member)
            && TeamsScene.PersonOf(member, person.Tenant) == person
            && (member.TenantId is null || string.Equals(member.TenantId, person.Tenant, StringComparison.OrdinalIgnoreCase));
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[person] = (isOwn ? member.Email : null, IsGuest(member), time.GetTimestamp());
        return (isOwn ? member.Email : null, IsGuest(member));
    }

    private async Task<IReadOnlyList<NamedPerson>> OfAsync(Activity activity, CancellationToken cancellation)
    {
        var reference = activity.Reference();
        var members = await connector.MembersAsync(
            reference with { Conversation = reference.Conversation with { Id = activity.ConversationId() } }, cancellation);
        return [.. (members ?? [])
            .Where(member => member.Id != activity.Recipient?.Id && !IsGuest(member))
            .Select(member => (Person: TeamsScene.PersonOf(member, activity.Tenant()), member.Name))
            .Where(member => member is { Person: not null, Name.Length: > 0 })
            .Select(member => new NamedPerson(member.Person!, member.Name!))];
    }
}
