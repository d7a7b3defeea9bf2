using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Who may do what, workspace by workspace.</summary>
public interface IMemberStore
{
    /// <summary>A member, or null where the person is none. Never waits for a writer once the workspace was looked up.</summary>
    ValueTask<Member?> FindMemberAsync(WorkspaceId workspace, Person person, CancellationToken cancellation);

    /// <summary>All members of a workspace, in the order of platform, tenant and id.</summary>
    ValueTask<IReadOnlyList<Member>> MembersAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>
    /// Changes members as one step that no other change comes between. Returns only when the change survives the death of
    /// the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="workspace">Whose members they are.</param>
    /// <param name="change">Takes all members and gives all members as they are to be; it must be pure: it may be called twice.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>All members as they are now.</returns>
    /// <exception cref="ArgumentException">A person would be a member twice, or cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<IReadOnlyList<Member>> ChangeMembersAsync(
        WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation);
}
