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

    private readonly ConcurrentDictionary<Person, (string? Email, long At)> emails = new();

    /// <summary>Where, when and by whom something was said, with a way to tell who else is there.</summary>
    public Heard Heard(Turn turn, Activity activity, Person person) => activity.Heard(turn.Workspace, person, turn.Event.ReceivedAt) with
    {
        Home = turn.Event.Workspace,
        EmailAsync = cancellation => EmailAsync(activity, person, cancellation),
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

    // Of the tenant's own people alone: for nobody else its directory can tell whose address it is.
    private async Task<string?> EmailAsync(Activity activity, Person person, CancellationToken cancellation)
    {
        if (emails.TryGetValue(person, out var known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Email;
        }

        // What cannot be told now is not asked again with every message either.
        var member = activity.From?.Id is { Length: > 0 } id ? await connector.MemberAsync(activity.Reference(), id, cancellation) : null;
        if (emails.Count >= MostKnown)
        {
            emails.Clear();
        }

        var isOwn = member is not null
            && !IsGuest(member)
            && TeamsScene.PersonOf(member, person.Tenant) == person
            && (member.TenantId is null || string.Equals(member.TenantId, person.Tenant, StringComparison.OrdinalIgnoreCase));
        var email = isOwn ? member!.Email : null;
        emails[person] = (email, time.GetTimestamp());
        return email;
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
