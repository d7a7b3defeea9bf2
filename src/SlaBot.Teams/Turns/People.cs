using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Who is who: asked of the Connector only where an activity does not tell.</summary>
/// <param name="connector">Knows the members.</param>
internal sealed class People(IConnector connector)
{
    /// <summary>Where, when and by whom something was said, with a way to tell who else is there.</summary>
    public Heard Heard(Activity activity, WorkspaceId workspace, Person person, Instant at) => activity.Heard(workspace, person, at) with
    {
        People = cancellation => OfAsync(activity, cancellation),
    };

    /// <summary>What to call the sender, or null.</summary>
    public async Task<string?> NameAsync(Activity activity, CancellationToken cancellation) => activity.From switch
    {
        { Name: { Length: > 0 } name } => name,
        { Id: { Length: > 0 } id } => (await connector.MemberAsync(activity.Reference(), id, cancellation))?.Name,
        _ => null,
    };

    private async Task<IReadOnlyList<NamedPerson>> OfAsync(Activity activity, CancellationToken cancellation)
    {
        var reference = activity.Reference();
        var members = await connector.MembersAsync(
            reference with { Conversation = reference.Conversation with { Id = activity.ConversationId() } }, cancellation);
        return [.. (members ?? [])
            .Where(member => member.Id != activity.Recipient?.Id && member.UserRole is not ("guest" or "anonymous"))
            .Select(member => (Person: TeamsScene.PersonOf(member, activity.Tenant()), member.Name))
            .Where(member => member is { Person: not null, Name.Length: > 0 })
            .Select(member => new NamedPerson(member.Person!, member.Name!))];
    }
}
