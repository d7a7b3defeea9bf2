using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Changes who may do what. What anybody gets or loses is entered into the audit in the same commit.</summary>
/// <param name="audited">Stores both.</param>
internal sealed class Rights(AuditedChanges audited)
{
    /// <summary>Changes members in the workspace that is spoken about.</summary>
    public Task<IReadOnlyList<Member>> ChangeAsync(Heard heard, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation) =>
        ChangeAsync(heard, heard.Workspace, change, cancellation);

    /// <summary>Changes members in another workspace: one that is being joined or left.</summary>
    public Task<IReadOnlyList<Member>> ChangeAsync(Heard heard, WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation) =>
        audited.ChangeMembersAsync(workspace, change, heard.At, AuditActor.Of(heard.Person, heard.Name), cancellation);
}
